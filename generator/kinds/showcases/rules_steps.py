"""Whether the dates of a showcase agree with each other, with its status, and with today."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.world import World

from .model import Showcase
from .steps import steps


@rule(
    "showcases/step-order",
    "创建步骤的日期颠倒",
    "申报、批准、创建、自查、验收一步接一步，后一步的日期不会早于前一步。",
    "核对两个日期，通常是年份或月份写错了。",
)
def step_order(world: World) -> Iterator[Finding]:
    """Each step is on or after the day of the step before it whose date is known."""
    for entry in world.all(Showcase):
        dated = [(step, step.day) for step in steps(entry.value) if step.day]
        for (before, first), (after, second) in pairwise(dated):
            if second < first:
                yield Finding(
                    f"{after.name}日期“{second}”早于{before.name}日期“{first}”",
                    entry.location(after.field),
                    related=(Related(entry.location(before.field), f"{before.name}日期在这里"),),
                )


@rule(
    "showcases/status-date",
    "状态没有对应的日期",
    "状态说已经走到这一步，读者要知道是哪一天。",
    "填上这一步的日期，或者把状态改回实际走到的一步。",
)
def status_date(world: World) -> Iterator[Finding]:
    """The step that the status names has a date."""
    for entry in world.all(Showcase):
        last = [step for step in steps(entry.value) if step.reached][-1]
        if last.day is None:
            yield Finding(
                f"状态是“{entry.value.status.label}”，但没有填{last.name}日期",
                entry.location("status"),
            )


@rule(
    "showcases/step-missing",
    "前面的步骤没有日期",
    "后一步有日期，前一步却空着，进度表上会缺一格。",
    "补上日期；年代久远查不到的，可以留空。",
    Severity.WARNING,
)
def step_missing(world: World) -> Iterator[Finding]:
    """Every step before the one that the status names has a date."""
    for entry in world.all(Showcase):
        for step in [step for step in steps(entry.value) if step.reached][:-1]:
            if step.day is None:
                yield Finding(
                    f"状态是“{entry.value.status.label}”，前面的{step.name}日期却是空的",
                    entry.location("status"),
                )


@rule(
    "showcases/status-behind",
    "状态落后于日期",
    "已经填了后面步骤的日期，状态却停在前面，读者看到的进度就是旧的。",
    "把状态改成已经走到的一步；日期只是计划的，先不要填。",
)
def status_behind(world: World) -> Iterator[Finding]:
    """No step after the one that the status names has a date."""
    for entry in world.all(Showcase):
        for step in steps(entry.value):
            if step.day is not None and not step.reached:
                yield Finding(
                    f"状态是“{entry.value.status.label}”，却已经填了{step.name}日期“{step.day}”",
                    entry.location(step.field),
                    related=(Related(entry.location("status"), "状态在这里"),),
                )


@rule(
    "showcases/future-date",
    "日期还没有到",
    "已经走过的步骤和已经做过的调查，日期不会在今天之后。",
    "核对年份；只是计划的，等办完再填。",
    Severity.WARNING,
)
def future_date(world: World) -> Iterator[Finding]:
    """Steps that are reached and surveys lie on today or before."""
    for entry in world.all(Showcase):
        for name, day, field in _happened(entry.value):
            if day > world.today:
                yield Finding(
                    f"{name}日期“{day}”在今天（{world.today}）之后", entry.location(*field)
                )


def _happened(showcase: Showcase) -> Iterator[tuple[str, date, tuple[str, ...]]]:
    """What is said to have happened, when, and the path of its date."""
    for step in steps(showcase):
        if step.reached and step.day:
            yield step.name, step.day, (step.field,)
    if showcase.satisfaction:
        yield "调查", showcase.satisfaction.held_on, ("satisfaction", "held_on")


@rule(
    "showcases/same-year",
    "同一党组织一年里有两个示范点",
    "同一年度同一党组织一般只创建一个示范点，两条可能是重复录入。",
    "确认是不是同一个示范点；不同级别分别命名的可以保留。",
    Severity.INFO,
)
def same_year(world: World) -> Iterator[Finding]:
    """An organisation has at most one showcase of a year."""
    seen: dict[tuple[str, int], Related] = {}
    for entry in world.all(Showcase):
        key = (entry.value.org_id, entry.value.year)
        if key in seen:
            yield Finding(
                f"“{key[0]}”在 {key[1]} 年度已经有一个示范点",
                entry.location("year"),
                related=(seen[key],),
            )
        seen.setdefault(key, Related(entry.location("year"), "另一个在这里"))


RULES = (step_order, status_date, step_missing, status_behind, future_date, same_year)
