"""The register → a page for each year with its months, and a calendar page for each month."""

from calendar import Calendar
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from generator import paging
from generator.contract import Link, Page
from generator.dates import WEEKDAYS
from generator.kinds.meetings import model
from generator.kinds.meetings.register import Group, Month, Register
from generator.world import World

from .lists import PER_PAGE
from .rows import Row, Table, name, row, table

PER_DAY = 4
"""Meetings that one day of a calendar names; the rest are counted and stand in the list below."""


class Day(Struct, frozen=True):
    """A day of a calendar: `before` and `after` surround its number where it stands alone."""

    iso: str
    before: str
    number: int
    after: str
    links: tuple[Link, ...]
    more: int


class MonthPage(Struct, frozen=True):
    """The meetings of a month: a calendar on the first page, and a list."""

    lead: str
    caption: str
    weekdays: str
    weeks: tuple[tuple[Day | None, ...], ...]
    rows: tuple[Row, ...]
    choices: tuple[paging.Choice, ...]


class YearPage(Struct, frozen=True):
    """How many meetings of each kind there were in each month."""

    lead: str
    table: Table


def pages(world: World, meetings: Register) -> Iterator[Page]:
    """The pages of all years and months in which there are meetings, months in their order."""
    for year, group in meetings.years.items():
        lead = f"{year}年共 {len(group)} 次"
        yield Page(
            model.of_year(year),
            f"{year}年组织生活",
            "meetings/view/year.md.j2",
            YearPage(lead, months(meetings, year)),
            parent=model.INDEX,
            description=lead,
            short=f"{year}年",
            hide=("toc",),
        )
    for month, group in sorted(meetings.months.items()):
        yield from _month(world, month, group)


def months(meetings: Register, year: int) -> Table:
    """The months of a year with the number of meetings of each kind, and of all."""
    present = {entry.value.kind for entry in meetings.years[year]}
    kinds = tuple(kind for kind in model.MeetingKind if kind in present)
    rows: list[tuple[str | Link, ...]] = []
    for month in range(1, 13):
        group = meetings.months.get((year, month))
        if group:
            counts = (sum(one.value.kind is kind for one in group) for kind in kinds)
            cells = (f"{number} 次" if number else "" for number in counts)
            link = Link(f"{month}月", model.of_month(year, month))
            rows.append((link, *cells, f"{len(group)} 次"))
    head = ("月份", *(kind.label for kind in kinds), "合计")
    return table(f"{year}年各月次数", head, rows)


def _month(world: World, month: Month, group: Group) -> Iterator[Page]:
    year, number = month
    first, title = model.of_month(year, number), f"{year}年{number}月组织生活"
    for part in paging.slices(group, PER_PAGE):
        lead = paging.count(part, f"共 {len(group)} 次")
        shown = MonthPage(
            lead,
            f"{year}年{number}月",
            WEEKDAYS,
            _weeks(world, month, group) if part.leads else (),
            tuple(row(world, entry) for entry in part.items),
            paging.choices(first, part),
        )
        yield Page(
            paging.path(first, part),
            paging.titled(title, part),
            "meetings/view/month.md.j2",
            shown,
            parent=model.of_year(year) if part.leads else first,
            description=f"{title}，{lead}",
            short=f"{number}月" if part.leads else paging.short(part),
            series="meetings/calendar" if part.leads else "",
            hide=("toc",),
        )


def _weeks(world: World, month: Month, group: Group) -> tuple[tuple[Day | None, ...], ...]:
    by_day: dict[int, list[Link]] = {}
    for entry in sorted(group, key=lambda one: (one.value.date, one.value.id)):
        meeting = entry.value
        text = f"{name(world, meeting.org_id)}：{meeting.kind.label}"
        by_day.setdefault(meeting.date.day, []).append(Link(text, model.page_path(meeting.id)))
    return tuple(
        tuple(_day(month, number, by_day.get(number, [])) for number in week)
        for week in Calendar().monthdayscalendar(*month)
    )


def _day(month: Month, number: int, links: list[Link]) -> Day | None:
    if not number:
        return None
    day = date(*month, number)
    weekday = f"日，星期{WEEKDAYS[day.weekday()]}"
    shown, more = tuple(links[:PER_DAY]), max(len(links) - PER_DAY, 0)
    return Day(day.isoformat(), f"{day.month}月", number, weekday, shown, more)
