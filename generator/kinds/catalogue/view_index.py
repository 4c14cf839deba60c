"""The catalogue → its own page: every matter by category, and the ways to what is disclosed."""

from msgspec import Struct

from generator.contract import HOME, Link, Page
from generator.world import World

from . import items, periods, words
from .coverage import State
from .model import INDEX, MISSING, CatalogueItem, Category, of_quarter, row_anchor


class Row(Struct, frozen=True):
    """A matter, ready to print."""

    anchor: str
    number: str
    title: str
    content: str
    open_to: str
    timing: str
    channels: str
    post: str
    bound: str
    basis: str
    kept: str


class Section(Struct, frozen=True):
    """The matters of one category."""

    anchor: str
    title: str
    rows: tuple[Row, ...]


class Sign(Struct, frozen=True):
    """A sign of the tables and what it means."""

    look: str
    sign: str
    label: str


class Index(Struct, frozen=True):
    """The page of the catalogue."""

    signs: tuple[Sign, ...]
    quarters: tuple[Link, ...]
    missing: Link
    sections: tuple[Section, ...]


def page(world: World) -> Page:
    """The catalogue itself."""
    shown = items.open_here(world)
    quarters = reversed(periods.recent(world.today, items.QUARTERS))
    return Page(
        INDEX,
        "党务公开目录",
        "catalogue/index.md.j2",
        Index(
            signs(),
            tuple(Link(one.label, of_quarter(one.year, one.number)) for one in quarters),
            Link("还没有公开的事项", MISSING),
            tuple(_sections([entry.value for entry in shown])),
        ),
        parent=HOME,
        source=shown[0].location() if shown else None,
        description=f"公开什么、向谁公开、多久一次、谁负责，共 {len(shown)} 项",
        short="公开目录",
        in_nav=True,
        hide=("toc",),
    )


def signs() -> tuple[Sign, ...]:
    """What the signs of all tables mean."""
    return tuple(Sign(one.value, one.sign, one.label) for one in State)


def _sections(shown: list[CatalogueItem]) -> list[Section]:
    groups = {one: [item for item in shown if item.category is one] for one in Category}
    return [
        Section(f"category-{one.value}", one.label, tuple(_row(item) for item in group))
        for one, group in groups.items()
        if group
    ]


def _row(item: CatalogueItem) -> Row:
    return Row(
        row_anchor(item.id),
        str(item.aspect),
        item.title,
        item.content or "",
        item.open_to.label,
        words.timing(item),
        "、".join(one.label for one in item.channels),
        item.owner_post,
        "、".join(one.label for one in item.applies_to) or "各类党组织",
        item.basis,
        f"{item.retention_years} 年" if item.retention_years else "",
    )
