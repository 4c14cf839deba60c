"""The arrangements of working days → one page."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from generator import packs
from generator.contract import Page
from generator.kinds.site.model import Site
from generator.packs import YEARS as PACKAGE
from generator.packs import WorkYear
from generator.world import World

from .model import INDEX, YEARS


class Arranged(Struct, frozen=True):
    """One year: free days and worked weekends in words, and the notice they come from."""

    year: str
    anchor: str
    holidays: tuple[str, ...]
    workdays: tuple[str, ...]
    source: str
    origin: str


class Years(Struct, frozen=True):
    """What is known of which years, and how days are counted here."""

    known: str
    missing: str
    convention: str
    years: tuple[Arranged, ...]


def years(world: World) -> Page:
    """The page of working days."""
    own = {entry.value.year: entry.value for entry in world.all(WorkYear)}
    shipped = {one.year: one for one in packs.years()}
    listed = tuple(
        _arranged(one, "本单位录入" if year in own else "系统自带")
        for year, one in sorted((shipped | own).items(), reverse=True)
    )
    others = [year for year in sorted(own.keys() | shipped.keys()) if year not in PACKAGE]
    added = "".join(f"、{year} 年" for year in others)
    return Page(
        YEARS,
        "工作日安排",
        "rules/years.md.j2",
        Years(
            f"{PACKAGE[0]} 年至 {PACKAGE[-1]} 年{added}",
            "、".join(f"{year} 年" for year in _missing(world)),
            _convention(world),
            listed,
        ),
        parent=INDEX,
        description="公示期怎样数工作日，哪些年份的放假调休安排已经录入",
        series="rules",
    )


def _missing(world: World) -> Iterator[int]:
    """The years not known that should be: this one, and the next when its time has come."""
    for year in (world.today.year, world.today.year + 1):
        provision = world.law.on("work-years", world.today)
        ahead = timedelta(provision["ahead"] if provision else 0)
        if not world.calendar.knows(year) and world.today >= date(year - 1, 12, 31) - ahead:
            yield year


def _convention(world: World) -> str:
    return next((entry.value.count_start.label for entry in world.all(Site)), "")


def _arranged(one: WorkYear, origin: str) -> Arranged:
    return Arranged(
        str(one.year),
        f"year-{one.year}",
        tuple(_spans(one.holidays)),
        tuple(_spans(one.workdays)),
        one.source,
        origin,
    )


def _spans(days: Iterable[date]) -> Iterator[str]:
    """Days as ranges in words: 2月15日至23日."""
    ordered = sorted(set(days))
    start = None
    for day, after in zip(ordered, [*ordered, None][1:], strict=True):
        start = start or day
        if after != day + timedelta(1):
            yield _span(start, day)
            start = None


def _span(start: date, end: date) -> str:
    first = f"{start.month}月{start.day}日"
    if start == end:
        return first
    return f"{first}至{'' if start.month == end.month else f'{end.month}月'}{end.day}日"
