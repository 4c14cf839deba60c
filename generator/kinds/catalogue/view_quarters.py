"""Organisations × matters in a quarter → tables, cut into pages by the branches of the tree."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from generator import paging
from generator.contract import Link, Page
from generator.kinds.organisations.model import OrganisationStatus, Seat, in_order
from generator.md import Md
from generator.world import World

from . import coverage, items, periods, words
from .coverage import Cell
from .model import (
    INDEX,
    Cadence,
    CatalogueItem,
    of_organisation,
    of_quarter,
    organisation_anchor,
    row_anchor,
)
from .periods import Period
from .view_index import Sign, signs
from .words import Mark

PER_PAGE = 60
"""Organisations on one page; a branch of the tree is kept together where it fits."""


class Column(Struct, frozen=True):
    """The head of a column: a matter, its number, and the period that the column is about."""

    number: str
    title: str
    anchor: Md
    period: str


class Row(Struct, frozen=True):
    """One organisation."""

    anchor: str
    organisation: Link
    marks: tuple[Mark, ...]


class Group(Struct, frozen=True):
    """The organisations of one branch of the tree."""

    title: str
    rows: tuple[Row, ...]


class Sheet(Struct, frozen=True):
    """One page of a quarter."""

    caption: str
    index: Link
    signs: tuple[Sign, ...]
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    span: int
    quarters: tuple[Link, ...]
    choices: tuple[paging.Choice, ...]


def pages(world: World) -> Iterator[Page]:
    """The pages of the last quarters, the newest first."""
    for quarter in reversed(periods.recent(world.today, items.QUARTERS)):
        yield from _quarter(world, quarter)


def _quarter(world: World, quarter: Period) -> Iterator[Page]:
    first = of_quarter(quarter.year, quarter.number)
    shown = [entry.value for entry in items.open_here(world)]
    columns = tuple(_column(item, quarter) for item in shown)
    title = f"{quarter.label}公开情况对照表"
    newest = quarter == periods.of(Cadence.QUARTERLY, world.today)
    others = tuple(
        Link(one.label, of_quarter(one.year, one.number))
        for one in reversed(periods.recent(world.today, items.QUARTERS))
        if one != quarter
    )
    sheets = _sheets(world)
    for number, seats in enumerate(sheets, 1):
        part = paging.Slice(number, len(sheets), seats, paging.window(number, len(sheets)))
        head = part.leads
        groups = tuple(_groups(world, seats, shown, quarter))
        yield Page(
            paging.path(first, part),
            paging.titled(title, part),
            "catalogue/quarter.md.j2",
            Sheet(
                title,
                Link("党务公开目录", INDEX),
                signs(),
                columns,
                groups,
                len(columns) + 1,
                others,
                paging.choices(first, part),
            ),
            parent=INDEX if head else first,
            description=f"{quarter.label}各党组织按公开目录公开的情况",
            short=f"{quarter.label}对照表" if head else paging.short(part),
            in_nav=head and newest,
            hide=("toc", "navigation"),
        )


def _column(item: CatalogueItem, quarter: Period) -> Column:
    period = words.brief(item)
    if item.cadence is not None and item.cadence.months > quarter.cadence.months:
        period = periods.of(item.cadence, quarter.last).label
    return Column(str(item.aspect), item.title, words.fragment(row_anchor(item.id)), period)


def _groups(
    world: World, seats: Sequence[Seat], shown: Sequence[CatalogueItem], quarter: Period
) -> Iterator[Group]:
    for _, group in groupby(seats, key=lambda seat: seat.top.id):
        found = tuple(group)
        rows = tuple(
            Row(
                organisation_anchor(seat.organisation.id),
                Link(seat.organisation.short, of_organisation(seat.organisation.id)),
                tuple(words.mark(_cell(world, item, seat, quarter)) for item in shown),
            )
            for seat in found
        )
        whole = found[0].organisation.id == found[0].top.id  # its own row is heading enough
        yield Group("" if whole else found[0].top.short, rows)


def _cell(world: World, item: CatalogueItem, seat: Seat, quarter: Period) -> Cell:
    if item.cadence is None:
        return coverage.in_quarter(world, item, seat.organisation, quarter)
    found = coverage.in_period(world, item, seat.organisation)
    pressing = coverage.worst(
        cell
        for period, cell in found.items()
        if period.contains(quarter) or quarter.contains(period)
    )
    return pressing or coverage.absent(item, seat.organisation)


def _sheets(world: World) -> tuple[tuple[Seat, ...], ...]:
    """The organisations of each page: whole branches while they fit, larger ones cut."""
    seats = [one for one in in_order(world) if one.organisation.status is OrganisationStatus.ACTIVE]
    sheets: list[list[Seat]] = [[]]
    for _, group in groupby(seats, key=lambda seat: seat.top.id):
        branch = list(group)
        if sheets[-1] and len(sheets[-1]) + len(branch) > PER_PAGE:
            sheets.append([])
        for seat in branch:
            if len(sheets[-1]) == PER_PAGE:
                sheets.append([])
            sheets[-1].append(seat)
    return tuple(tuple(sheet) for sheet in sheets)
