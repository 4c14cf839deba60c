"""An organisation → its own page: every matter over the last quarters."""

from pathlib import PurePosixPath

from msgspec import Struct

from generator.contract import Link, Page
from generator.kinds.organisations.model import Organisation, page_path
from generator.md import Md
from generator.world import World, once

from . import coverage, items, words
from .coverage import Cell
from .model import INDEX, CatalogueItem, of_organisation, row_anchor

NEWEST = 12
"""How many disclosures of a matter without periods are listed."""


class Chip(Struct, frozen=True):
    """A matter in one period: a sign, the period, and what there is to say."""

    look: str
    sign: str
    label: str
    period: str
    target: PurePosixPath | str | None
    note: str


class Row(Struct, frozen=True):
    """A matter of this organisation; `empty` is said where nothing stands."""

    anchor: str
    number: str
    title: str
    title_anchor: Md
    timing: str
    chips: tuple[Chip, ...]
    empty: str


class Shown(Struct, frozen=True):
    """The page of an organisation."""

    lead: str
    index: PurePosixPath
    rows: tuple[Row, ...]


@once
def page(world: World, id: str) -> Page:
    """What one organisation has disclosed and what it has yet to."""
    organisation = world.one(Organisation, id).value
    rows = tuple(
        _row(world, entry.value, organisation)
        for entry in items.open_here(world)
        if items.binds(entry.value, organisation)
    )
    title = f"{organisation.short}的党务公开情况"
    return Page(
        of_organisation(organisation.id),
        title,
        "catalogue/organisation.md.j2",
        Shown(f"按公开目录，共有 {len(rows)} 个事项；定期公开的列出最近八个季度", INDEX, rows),
        parent=INDEX,
        description=f"{organisation.short}按公开目录公开了哪些事项",
        short=organisation.short,
        related=(Link(organisation.name, page_path(organisation.id)),),
        hide=("toc",),
    )


def _row(world: World, item: CatalogueItem, organisation: Organisation) -> Row:
    if item.cadence is not None:
        cells = tuple(reversed(coverage.in_period(world, item, organisation).values()))
        empty = "还没有到公开的周期"
    else:
        cells = coverage.lately(world, item, organisation)[:NEWEST]
        empty = "最近八个季度没有公开的记录"
    return Row(
        row_anchor(item.id),
        str(item.aspect),
        item.title,
        words.fragment(row_anchor(item.id)),
        words.timing(item),
        tuple(_chip(cell, item, organisation) for cell in cells),
        empty,
    )


def _chip(cell: Cell, item: CatalogueItem, organisation: Organisation) -> Chip:
    """A place on this very page is not linked to."""
    here = cell.target == of_organisation(organisation.id)
    return Chip(
        cell.state.value,
        cell.state.sign,
        cell.state.label,
        cell.period.label if cell.period else "",
        None if here else cell.target,
        cell.note,
    )
