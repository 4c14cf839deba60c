"""What is missing now → pages for those above: by matter, organisations in the order of the tree."""

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from generator import paging
from generator.contract import Link, Page
from generator.dates import chinese_date
from generator.kinds.organisations.model import Organisation
from generator.md import Md
from generator.world import World

from . import coverage, items, words
from .coverage import Cell, State
from .model import INDEX, MISSING, CatalogueItem, of_organisation, row_anchor

PER_PAGE = 100
"""Lines on one page."""


class Line(Struct, frozen=True):
    """One thing that an organisation has yet to disclose."""

    organisation: Link
    anchor: Md
    period: str
    look: str
    sign: str
    label: str
    due: str


class Group(Struct, frozen=True):
    """What is missing of one matter, as far as it stands on this page."""

    anchor: str
    title: str
    lines: tuple[Line, ...]


class Missing(Struct, frozen=True):
    """One page of what is missing."""

    lead: str
    groups: tuple[Group, ...]
    choices: tuple[paging.Choice, ...]


def pages(world: World) -> Iterator[Page]:
    """Everything that is overdue, that may still be disclosed in time, or should always stand."""
    found = [
        (entry.value, _line(organisation, entry.value, cell))
        for entry in items.open_here(world)
        for organisation in items.organisations(world)
        for cell in _missing(world, entry.value, organisation)
    ]
    late = sum(line.look == State.LATE.value for _, line in found)
    lead = (
        f"共 {len(found)} 项，其中逾期 {late} 项，按事项排列"
        if found
        else "目前没有应公开而未公开的事项"
    )
    for part in paging.slices(found, PER_PAGE):
        first = part.leads
        title = "还没有公开的事项"
        yield Page(
            paging.path(MISSING, part),
            paging.titled(title, part),
            "catalogue/missing.md.j2",
            Missing(lead, tuple(_groups(part.items)), paging.choices(MISSING, part)),
            parent=INDEX if first else MISSING,
            description=lead if first else f"{lead}，第 {part.number} 页",
            short="待公开事项" if first else paging.short(part),
            in_nav=first,
            hide=("toc",),
        )


def _missing(world: World, item: CatalogueItem, organisation: Organisation) -> Iterator[Cell]:
    """What could have been disclosed by now: a period that still runs is not missing."""
    if item.cadence is None:
        cell = coverage.standing(world, item, organisation)
        if cell.state is State.DUE:
            yield cell
        return
    for period, cell in coverage.in_period(world, item, organisation).items():
        if cell.state is State.LATE or (cell.state is State.DUE and period.last < world.today):
            yield cell


def _line(organisation: Organisation, item: CatalogueItem, cell: Cell) -> Line:
    return Line(
        Link(organisation.short, of_organisation(organisation.id)),
        words.fragment(row_anchor(item.id)),
        cell.period.label if cell.period else "长期",
        cell.state.value,
        cell.state.sign,
        cell.state.label,
        chinese_date(cell.due) if cell.due else "",
    )


def _groups(found: tuple[tuple[CatalogueItem, Line], ...]) -> Iterator[Group]:
    for item_id, group in groupby(found, key=lambda pair: pair[0].id):
        pairs = tuple(group)
        yield Group(row_anchor(item_id), pairs[0][0].title, tuple(line for _, line in pairs))
