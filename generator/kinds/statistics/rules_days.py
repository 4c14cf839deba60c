"""Totals and figures: of a time that has begun, up to a day that has come and lies in it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.contract import Finding, rule
from generator.diagnostics import Severity
from generator.schema import Entry
from generator.world import World

from .model import AppraisalSummary, DevelopmentSummary, DuesSummary, Statistic


@rule(
    "statistics/future",
    "数字的日期在今天之后",
    "还没有到的年度和日子没有数字可以公布，多半是年份写错了。",
    "核对年份；只是预计的，等到了那一天再填。",
    Severity.WARNING,
)
def future(world: World) -> Iterator[Finding]:
    """Totals and figures are of a year and day that have come."""
    for day, entry, field in _days(world):
        if day > world.today:
            place = entry.location(field)
            shown = f"{day.year} 年" if field == "year" else f"“{place.field}”{day} "
            yield Finding(f"{shown}还没有到，今天是 {world.today}", place)


def _days(world: World) -> Iterator[tuple[date, Entry[Any], str]]:
    """The first day of every year that is written down, and every other day, with its field."""
    for due in world.all(DuesSummary):
        yield date(due.value.year, 1, 1), due, "year"
        if due.value.announced_on is not None:
            yield due.value.announced_on, due, "announced_on"
    for appraisal in world.all(AppraisalSummary):
        yield date(appraisal.value.year, 1, 1), appraisal, "year"
    for one in world.all(DevelopmentSummary):
        yield date(one.value.year, 1, 1), one, "year"
        if one.value.as_of is not None:
            yield one.value.as_of, one, "as_of"
    for figure in world.all(Statistic):
        if figure.value.as_of is not None:
            yield figure.value.as_of, figure, "as_of"


@rule(
    "statistics/other-year",
    "统计日期不在这一年",
    "统计日期说明这一年的数字到哪一天为止，网页上写在年份后面，不在这一年就读不懂。",
    "核对“年度”和“统计日期”；全年的数字，统计日期留空。",
    Severity.WARNING,
)
def other_year(world: World) -> Iterator[Finding]:
    """The day up to which a year is counted lies in it."""
    for entry in world.all(DevelopmentSummary):
        day = entry.value.as_of
        if day is not None and day.year != entry.value.year:
            message = f"统计日期 {day} 不在 {entry.value.year} 年"
            yield Finding(message, entry.location("as_of"))


RULES = (future, other_year)
