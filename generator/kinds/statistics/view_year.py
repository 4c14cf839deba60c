"""A theme → its years as pages: totals, charts, the years beside each other, the organisations."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator import paging
from generator.contract import Link, Page
from generator.kinds.organisations.model import Organisation
from generator.kinds.organisations.model import page_path as organisation_path
from generator.paging import Choice, Slice
from generator.world import World

from .model import INDEX, year_path
from .protected import Shown
from .sheets import Charts, Sheet, charts, sheets, text
from .themes import Column, Theme

PER_PAGE = 50
"""Organisations on a page."""


class Row(Struct, frozen=True):
    """An organisation or a year, and its values under the columns."""

    link: Link
    cells: tuple[tuple[str, str], ...]


class YearPage(Struct, frozen=True):
    """A page of a year; totals, charts and comparison stand on the first only."""

    whose: str
    until: str
    figures: tuple[tuple[str, str], ...]
    charts: Charts
    years: tuple[Row, ...]
    others: tuple[Link, ...]
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    count: int
    hidden: str
    choices: tuple[Choice, ...]


def pages(theme: Theme, found: Sequence[Sheet], world: World, hidden: str) -> Iterator[Page]:
    """The pages of all years of a theme."""
    for sheet in found:
        for part in paging.slices(sheet.lines, PER_PAGE):
            yield _page(world, sheet, part, hidden)


def _page(world: World, sheet: Sheet, part: Slice[Shown], hidden: str) -> Page:
    theme, first = sheet.theme, part.leads
    place = year_path(theme.name, sheet.year)
    title = f"{sheet.year}年{theme.title}"
    return Page(
        paging.path(place, part),
        paging.titled(title, part),
        "statistics/year.md.j2",
        _view(world, sheet, part, hidden),
        parent=INDEX if first else place,
        description=_description(sheet),
        short=f"{sheet.year}年",
    )


def _description(sheet: Sheet) -> str:
    words = f"{sheet.year}年{sheet.theme.title}汇总，{len(sheet.lines)} 个党组织"
    column = sheet.theme.column(sheet.theme.main)
    if sheet.head is None or column.name in sheet.head.said:
        return words
    return f"{words}，{sheet.name}{column.title} {text(sheet.head, column)} {column.unit}"


def _view(world: World, sheet: Sheet, part: Slice[Shown], hidden: str) -> YearPage:
    theme, first = sheet.theme, part.leads
    years = sheets(world, theme)
    head = sheet.head if first else None
    return YearPage(
        sheet.name,
        sheet.until if first else "",
        tuple((_words(column), text(head, column)) for column in theme.columns if head),
        charts(sheet, years) if first else Charts(),
        tuple(_years(sheet, years)) if head else (),
        tuple(
            Link(f"{one.year}年", year_path(theme.name, one.year)) for one in years if one != sheet
        ),
        tuple(_words(column) for column in theme.columns),
        tuple(_row(world, theme, line) for line in part.items),
        len(sheet.lines),
        hidden,
        paging.choices(year_path(theme.name, sheet.year), part),
    )


def _words(column: Column) -> str:
    return f"{column.title}（{column.unit}）"


def _cells(theme: Theme, line: Shown) -> tuple[tuple[str, str], ...]:
    return tuple((_words(column), text(line, column)) for column in theme.columns)


def _row(world: World, theme: Theme, line: Shown) -> Row:
    organisation = world.get(Organisation, line.org_id)
    name = organisation.short if organisation else line.org_id
    return Row(Link(name, organisation_path(line.org_id)), _cells(theme, line))


def _years(sheet: Sheet, years: Sequence[Sheet]) -> Iterator[Row]:
    """The years of the same organisation, where there is more than one."""
    mine = [
        one for one in years if one.head and sheet.head and one.head.org_id == sheet.head.org_id
    ]
    for one in mine if len(mine) > 1 else ():
        if one.head:
            link = Link(f"{one.year}年{one.until}", year_path(sheet.theme.name, one.year))
            yield Row(link, _cells(sheet.theme, one.head))
