"""Whether the period of a notice is long enough and ends on a day that is worked."""

from collections.abc import Iterator
from datetime import date

from generator.contract import Finding, each, rule
from generator.diagnostics import Severity
from generator.schema import Entry
from generator.world import World

from .length import PROVISIONS, ends, least, measured, unit, unknown_years, worked
from .model import Notice, State, status


@rule(
    "notices/period-short",
    "公示期不够",
    "公示期按工作日算，周末和法定节假日不算，调休上班的周末要算；本地规定写明按天算的，按天算。",
    "推迟“公示截止”。",
    Severity.WARNING,
    provisions=(*PROVISIONS, "pub-05"),
)
@each(Notice)
def period_short(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """A period has at least as many working days as its type asks for."""
    if (period := _period(world, entry.value)) is None:
        return
    start, end = period
    basis = least(world, entry.value)
    span = measured(world, basis, start, end) if basis else None
    if basis is None or span is None or not span.certain or span.days >= basis["least"]:
        return
    label, counted = entry.value.type.label, unit(basis)
    message = f"公示期 {start} 至 {end} 有 {span.days} {counted}，“{label}”至少 {basis['least']} {counted[0]}"
    mend = f"把“公示截止”改为 {ends(world, start, basis).words}。"
    yield Finding(message, entry.location("end"), mend, basis=basis)


@rule(
    "notices/period-end",
    "公示截止不是工作日",
    "休息日没有人值守，最后一天的意见送不到；截止日要顺延到下一个工作日。",
    "把“公示截止”改到下一个工作日。",
    Severity.WARNING,
    provisions=("publicity-end",),
)
@each(Notice)
def period_end(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """A period ends on a working day."""
    if (period := _period(world, entry.value)) is None:
        return
    start, end = period
    basis, minimum = world.law.on("publicity-end", end), least(world, entry.value)
    span = worked(world, start, end)
    short = minimum and measured(world, minimum, start, end).days < minimum["least"]
    if basis is None or short or not span.certain or world.calendar.works(end):
        return
    right = world.calendar.end(end, 1).end
    message = f"公示截止 {end} 是休息日"
    mend = f"顺延到下一个工作日 {right}。"
    yield Finding(message, entry.location("end"), mend, basis=basis)


@rule(
    "notices/period-provisional",
    "公示期跨进还没有放假安排的年份",
    "放假和调休的安排每年年底公布；没有公布之前，工作日只能暂算。",
    "放假安排公布以后，写进站点的工作日表（rules/work_years），再核对“公示截止”。",
    Severity.WARNING,
    provisions=("pub-04",),
)
@each(Notice)
def period_provisional(world: World, entry: Entry[Notice]) -> Iterator[Finding]:
    """The holidays of every year of a period are known."""
    if (period := _period(world, entry.value)) is None:
        return
    start, end = period
    basis, span = world.law.on("pub-04", end), worked(world, start, end)
    if basis is None or span.certain:
        return
    years, minimum = unknown_years(world, start, end), least(world, entry.value)
    message = f"不知道{years}的放假安排，公示期 {start} 至 {end} 暂按周一至周五算"
    message += f"有 {span.days} 个工作日"
    if minimum and unit(minimum) != "天" and span.days < minimum["least"]:
        message += f"，不到 {minimum['least']} 个，至少要到 {ends(world, start, minimum).words}"
    elif not world.calendar.works(end):
        right = world.calendar.end(end, 1).end
        message += f"；截止那天是周末，不调休上班就要顺延，暂算到 {right}"
    yield Finding(message, entry.location("end"), basis=basis)


def _period(world: World, notice: Notice) -> tuple[date, date] | None:
    """The period of a notice that counts: it is neither withdrawn nor replaced by a correction's."""
    start, end = notice.start, notice.end
    if start is None or end is None or end < start:
        return None
    gone = status(world, notice) in (State.WITHDRAWN, State.CORRECTED)
    return None if gone else (start, end)


RULES = (period_short, period_end, period_provisional)
