"""What stands both in a notice and in its steps, and differs."""

from collections.abc import Iterator

from generator.contract import Finding, each, rule
from generator.diagnostics import Related, Severity
from generator.schema import Entry
from generator.world import World

from .length import shifted
from .model import Notice, State, Step, status, withdrawn
from .steps import made, recorded


@rule(
    "notices/step-apart",
    "流程和公示对不上",
    "撤回、更正、反馈结束既写在公示里，又写在流程里，两处要一致。",
    "核对两处的日期；撤回写“撤回日期”，更正由新的一条写“更正的通知编号”。",
)
@each(Notice)
def step_apart(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """Withdrawal, correction and the end of feedback stand in the notice as in its steps."""
    notice = entry.value
    if back := made(world, notice, Step.WITHDRAW):
        if not withdrawn(notice):
            message = f"流程里 {back.value.on} 撤回，公示没有填写“撤回日期”"
            yield Finding(message, back.location("step"))
        elif notice.withdrawn_on and notice.withdrawn_on != back.value.on:
            day = Related(entry.location("withdrawn_on"), f"撤回日期是 {notice.withdrawn_on}")
            message = f"流程里 {back.value.on} 撤回，和“撤回日期”不同"
            yield Finding(message, back.location("on"), related=(day,))
    fixed = made(world, notice, Step.CORRECT)
    if fixed and Notice not in world.incomplete and notice.id not in world.by(Notice, "corrects"):
        message = f"流程里 {fixed.value.on} 更正，没有哪一条写着更正了它"
        yield Finding(message, fixed.location("step"))
    void = status(world, notice) in (State.WITHDRAWN, State.CORRECTED)
    for step, done in ((Step.COLLECT, "结束了反馈"), (Step.ARCHIVE, "归了档")):
        closed = made(world, notice, step)
        if closed and notice.end and closed.value.on < notice.end and not void:
            end = Related(entry.location("end"), f"截止日期是 {notice.end}")
            message = f"{closed.value.on} 就{done}，公示到 {notice.end} 才截止"
            mend = f"“{step.label}”不早于 {notice.end}；核对这两个日期。"
            yield Finding(message, closed.location("on"), mend, related=(end,))


@rule(
    "notices/period-before-published",
    "公示在公开之前就开始",
    "实际公开以后，党员和群众才看得到，公示期不能从更早的日子算起。",
    "核对流程里公开的日期和“公示开始”；公开晚了，公示期要顺延。",
    provisions=("pub-10",),
)
@each(Notice)
def period_before_published(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """A period does not begin before the step of publication."""
    notice = entry.value
    basis = world.law.on("pub-10", notice.issued_on)
    published = made(world, notice, Step.PUBLISH)
    if basis and published and notice.start and notice.start < published.value.on:
        day = Related(published.location("on"), f"{published.value.on} 才公开")
        message = f"公示开始 {notice.start} 早于公开的日期 {published.value.on}"
        mend = shifted(world, notice, max(published.value.on, notice.issued_on))
        yield Finding(message, entry.location("start"), mend, related=(day,), basis=basis)


@rule(
    "notices/published-other-day",
    "公开的日期和发布日期不同",
    "页面上写的发布日期要是实际公开的那一天，不能提前，也不能推后。",
    "核对流程里公开的日期和“发布日期”，改成一样的。",
    Severity.WARNING,
)
@each(Notice)
def published_other_day(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """A notice is issued on the day of the step of publication; what its period tells already aside."""
    notice = entry.value
    published = made(world, notice, Step.PUBLISH)
    steps = recorded(world, notice)
    days = {one.value.on for one in steps if one.value.step is Step.PUBLISH}
    if published is None or notice.issued_on in days:
        return
    if notice.start is None or notice.start >= published.value.on:
        day = Related(published.location("on"), f"{published.value.on} 公开")
        message = f"发布日期 {notice.issued_on}，流程里 {published.value.on} 才公开"
        if published.value.on < notice.issued_on:
            message = f"发布日期 {notice.issued_on}，流程里 {published.value.on} 就公开了"
        mend = f"实际在 {published.value.on} 公开的，把“发布日期”改为这一天；不是的，改正流程里的日期。"
        yield Finding(message, entry.location("issued_on"), mend, related=(day,))


RULES = (step_apart, period_before_published, published_other_day)
