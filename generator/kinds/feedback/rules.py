"""What the schema cannot say about feedback: dates, answers, and no names."""

import re
from collections.abc import Iterator, Sequence

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.kinds.notices.model import Notice, NoticePerson
from generator.kinds.organisations.model import Person
from generator.world import World

from .model import Feedback
from .statistics import deadline

_TITLES = "先生|女士|同志|老师|大爷|大妈|某某|某"
_PLAIN = "的了是在有和等各位名个全部该本级体职村镇党支岗干群何边请"
"""Characters that are in no given name before a form of address."""

TEXTS = ("summary", "result", "rectification")
"""The fields that are printed and could name somebody."""


@rule(
    "feedback/reply-early",
    "答复早于收到",
    "还没有收到的意见谈不上答复。",
    "核对“收到日期”和“答复日期”。",
    provisions=("feedback-dates",),
)
def reply_early(world: World) -> Iterator[Finding]:
    """An answer is given on or after the day on which the feedback came in."""
    for entry in world.all(Feedback):
        one = entry.value
        basis = world.law.on("feedback-dates", one.received_on)
        if basis and one.replied_on and one.replied_on < one.received_on:
            related = (Related(entry.location("received_on"), f"收到日期是 {one.received_on}"),)
            message = f"答复日期 {one.replied_on} 早于收到日期 {one.received_on}"
            yield Finding(message, entry.location("replied_on"), related=related, basis=basis)


@rule(
    "feedback/reply-incomplete",
    "答复填写不完整",
    "答复了就要写明结果，写了结果就要写明哪天答复的，读者才知道办得怎样。",
    "同时填写“答复日期”和“办理结果”；还没有答复的，两项都留空。",
    provisions=("feedback-dates",),
)
def reply_incomplete(world: World) -> Iterator[Finding]:
    """An answer has a day and a result, or neither; only what is answered has led to changes."""
    for entry in world.all(Feedback):
        one = entry.value
        basis = world.law.on("feedback-dates", one.received_on)
        if basis is None:
            continue
        if one.replied_on and not one.result:
            yield Finding("有答复日期，没有写办理结果", entry.location("result"), basis=basis)
        elif not one.replied_on and (one.result or one.rectification):
            what = "办理结果" if one.result else "整改情况"
            yield Finding(f"写了{what}，没有写答复日期", entry.location("replied_on"), basis=basis)


@rule(
    "feedback/future",
    "日期在今天之后",
    "意见还没有收到、答复还没有作出，就不能写进办理情况和统计。",
    "核对年份；还没有答复的，“答复日期”和“办理结果”留空。",
    Severity.WARNING,
    provisions=("feedback-dates",),
)
def future(world: World) -> Iterator[Finding]:
    """Feedback came in and was answered today or before."""
    for entry in world.all(Feedback):
        if world.law.on("feedback-dates", entry.value.received_on) is None:
            continue
        for field in ("received_on", "replied_on"):
            day, place = getattr(entry.value, field), entry.location(field)
            if day is not None and day > world.today:
                yield Finding(f"{place.field} {day} 还没有到，今天是 {world.today}", place)


@rule(
    "feedback/before-notice",
    "意见早于公示",
    "公示还没有发布，不会有针对它的意见，多半是编号或日期写错了。",
    "核对“公示编号”和“收到日期”。",
    Severity.WARNING,
    provisions=("feedback-dates",),
)
def before_notice(world: World) -> Iterator[Finding]:
    """Feedback on a notice comes in on or after the day on which it is issued."""
    for entry in world.all(Feedback):
        one, notice = entry.value, world.entry(Notice, entry.value.notice_id)
        basis = world.law.on("feedback-dates", one.received_on)
        if basis and notice and one.received_on < notice.value.issued_on:
            there = Related(notice.location("issued_on"), f"发布日期是 {notice.value.issued_on}")
            message = f"收到日期 {one.received_on} 早于公示的发布日期 {notice.value.issued_on}"
            yield Finding(message, entry.location("received_on"), related=(there,))


@rule(
    "feedback/names",
    "意见里像是有个人的姓名",
    "提意见的人不公开，被反映的人也不在这里点名，否则没有人敢提意见。",
    "改成“一名党员”“有群众”这样的说法；办理的人写岗位，不写姓名。",
    Severity.WARNING,
    provisions=("feedback-names",),
)
def names(world: World) -> Iterator[Finding]:
    """The texts of feedback name nobody."""
    known = _known(world)
    for entry in world.all(Feedback):
        basis = world.law.on("feedback-names", entry.value.received_on)
        if basis is None:
            continue
        addressed = _addressed(basis.words)
        for field in TEXTS:
            text = getattr(entry.value, field) or ""
            named = addressed.search(text) is not None
            if named or (known is not None and known.search(text)):
                # The name itself is left out: the log is read by more people than the page.
                place = entry.location(field)
                what = "对个人的称呼" if named else "资料里某个人的姓名"
                yield Finding(f"“{place.field}”里像是有{what}", place, basis=basis)


def _addressed(surnames: Sequence[str]) -> re.Pattern[str]:
    """A surname, at most two more characters, and a form of address."""
    some = "|".join(sorted(map(re.escape, surnames), key=len, reverse=True))
    return re.compile(f"(?:{some})[^\\W\\d_{_PLAIN}]{{0,2}}(?:{_TITLES})")


def _known(world: World) -> re.Pattern[str] | None:
    """Any name that stands in the data."""
    people = {entry.value.name for entry in world.all(Person)}
    people |= {entry.value.name for entry in world.all(NoticePerson)}
    some = sorted(map(re.escape, (name for name in people if len(name) > 1)), key=len, reverse=True)
    return re.compile("|".join(some)) if some else None


@rule(
    "feedback/unanswered",
    "意见还没有答复",
    "收到意见不答复，群众就不会再提意见。",
    "答复以后填写“答复日期”和“办理结果”。",
    Severity.WARNING,
    provisions=("pub-17",),
)
def unanswered(world: World) -> Iterator[Finding]:
    """Feedback is answered within the days that the place prescribes."""
    for entry in world.all(Feedback):
        one = entry.value
        basis = world.law.on("pub-17", one.received_on)
        told = one.replied_on or one.result or one.rectification
        if basis and not told:
            due = deadline(one.received_on, basis["days"])
            message = f"{one.received_on} 收到的意见“{one.id}”没有答复的记录，期限是 {due}"
            place = entry.location("received_on")
            yield Finding(message, place, basis=basis, due=due, org_id=one.org_id)


RULES = (reply_early, reply_incomplete, future, before_notice, names, unanswered)
