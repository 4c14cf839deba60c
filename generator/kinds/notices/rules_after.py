"""What is to be done when a period is over: the outcome, the objections, the people named."""

from collections.abc import Iterator
from datetime import timedelta

from generator.contract import Finding, each, rule
from generator.diagnostics import Severity
from generator.schema import Entry
from generator.schema.fields import label
from generator.world import World

from . import privacy
from .model import Notice, Outcome, State, status

_CLOSING = 7
"""How many days before its end a publicity is listed."""


@rule(
    "notices/outcome-missing",
    "公示结束后没有公布结果",
    "提了意见的人和关心的人都在等结果；只公示、不说结果，公示就没有完。",
    "填写“结果”和“结果日期”；另发结果公告的，在公告里写“对应公示编号”。",
    Severity.WARNING,
    provisions=("pub-11",),
)
@each(Notice)
def outcome_missing(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """The outcome of a publicity, which is told of before its end, is made known some days after it."""
    if Notice in world.incomplete:
        return
    results = world.by(Notice, "result_of")
    notice = entry.value
    void = status(world, notice) in (State.WITHDRAWN, State.CORRECTED)
    if notice.end is None or notice.outcome or void or notice.id in results:
        return
    if basis := world.law.on("pub-11", notice.end):
        if world.today <= notice.end:
            yield Finding(
                f"“{notice.title}”{notice.end} 截止，意见受理到这一天为止",
                entry.location("end"),
                "截止以前留意电话、来信和信箱里的意见；截止以后填写“结果”和“结果日期”。",
                basis=basis,
                due=notice.end,
                ahead=_CLOSING,
                org_id=notice.org_id,
            )
        due = notice.end + timedelta(days=basis["days"])
        message = f"“{notice.title}”{notice.end} 截止，结果最迟 {due} 公布，还没有填写"
        yield Finding(
            message,
            entry.location("outcome"),
            basis=basis,
            due=due,
            ahead=basis["days"],
            org_id=notice.org_id,
        )


@rule(
    "notices/objections",
    "异议的条数和结果对不上",
    "收到多少、成立多少、不成立多少要加得起来，也要和公示结果一致。",
    "核对三个数字和“结果”；只写条数，不写是谁提的。",
)
@each(Notice)
def objections(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """Objections add up, and the outcome is the one they lead to."""
    for field, message in _contradictions(entry.value):
        yield Finding(message, entry.location(field))


def _contradictions(notice: Notice) -> Iterator[tuple[str, str]]:
    received, upheld = notice.objections_received, notice.objections_upheld
    dismissed, outcome = notice.objections_dismissed, notice.outcome
    known = (upheld or 0) + (dismissed or 0)
    if received is None:
        if upheld is not None or dismissed is not None:
            yield "objections_received", "写了异议成立或不成立的条数，没有写收到多少"
        return
    if outcome in (None, Outcome.WITHDRAWN):
        if known > received:
            yield "objections_received", f"收到异议 {received} 条，已经办理的却有 {known} 条"
        return
    if known != received:
        message = f"收到异议 {received} 条，成立和不成立的合计 {known} 条"
        yield "objections_received", message
    elif outcome is Outcome.NO_OBJECTION and received:
        yield "outcome", f"结果是“无异议”，却收到异议 {received} 条"
    elif outcome is Outcome.OBJECTION_UPHELD and not upheld:
        yield "outcome", "结果是“异议成立”，成立的却没有一条"
    elif outcome is Outcome.OBJECTION_DISMISSED and (upheld or not received):
        message = f"成立的有 {upheld} 条" if upheld else "没有收到异议"
        yield "outcome", f"结果是“异议不成立”，{message}"


@rule(
    "notices/objections-untold",
    "没有写异议怎样办理",
    "有人提了异议，收到多少、怎样核实和处理，要和结果一起公布。",
    "填写“收到异议数”“异议成立数”“异议不成立数”和“异议办理情况”；只写条数，不写是谁提的。",
    Severity.WARNING,
)
@each(Notice)
def objections_untold(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """An outcome that speaks of objections says how many there were and what was done."""
    notice = entry.value
    if notice.outcome not in (Outcome.OBJECTION_UPHELD, Outcome.OBJECTION_DISMISSED):
        return
    if not (notice.objections_handled or notice.outcome_note):
        message = f"结果是“{notice.outcome.label}”，没有填写“异议办理情况”"
        yield Finding(message, entry.location("objections_handled"))
    if notice.objections_received is None:
        message = f"结果是“{notice.outcome.label}”，没有填写“收到异议数”"
        yield Finding(message, entry.location("objections_received"))


@rule(
    "notices/people-remain",
    "公示期过后还留着公示对象的信息",
    "公示的目的已经达到，个人信息就不应当再留着；网页上已经自动撤下，数据里也要删去。",
    "从公示对象表里删去这条公示的各行；标题和结果保留。",
    Severity.WARNING,
    provisions=("pub-12",),
)
@each(Notice)
def people_remain(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """The people of a publicity leave the data some days after its end."""
    basis = world.law.on("pub-12", world.today)
    notice = entry.value
    people, due = privacy.persons(world, notice), privacy.until(world, notice)
    if basis is None or not people or due is None:
        return
    done = f"{due} 撤回" if due == notice.withdrawn_on else f"{notice.end} 截止"
    message = f"“{notice.title}”{done}，{len(people)} 名公示对象的信息最迟 {due} 从数据里删去"
    yield Finding(
        message,
        people[0].location("name"),
        basis=basis,
        due=due,
        ahead=basis["days"],
        org_id=notice.org_id,
    )


@rule(
    "notices/name-in-text",
    "标题或文字里写了公示对象的姓名",
    "公示期过后名单会撤下，标题和结果一直保留；姓名写在标题里，就撤不下来了。",
    "改成不带姓名的写法，例如“一名同志”；姓名只写在公示对象表里。",
    Severity.WARNING,
    provisions=("pub-12",),
)
@each(Notice)
def name_in_text(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """The title and the texts of a publicity do not name those whom its table names."""
    basis = world.law.on("pub-12", world.today)
    notice = entry.value
    if basis is None or privacy.until(world, notice) is None:
        return
    for field in privacy.named(world, notice, ("title", *privacy.TEXTS)):
        message = f"“{label(Notice, (field,))}”里写了公示对象的姓名"
        yield Finding(message, entry.location(field), basis=basis)


RULES = (outcome_missing, objections, objections_untold, people_remain, name_in_text)
