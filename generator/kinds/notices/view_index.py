"""The register → the first page: what is open now, what is new, and the ways to all the rest."""

from msgspec import Struct

from generator.contract import HOME, Link, Page
from generator.kinds.site.model import Site
from generator.world import World

from . import model
from .model import State, status
from .register import Register
from .rows import Door, Row, coming, door, row

DOORS = 12
"""How many organisations the index names itself; the rest are one step further."""


class Index(Struct, frozen=True):
    """The first page of all; `more` leads to the open notices that found no room on it."""

    open: tuple[Row, ...]
    upcoming: tuple[Row, ...]
    newest: tuple[Row, ...]
    more: Link | None
    everything: Link
    types: tuple[Door, ...]
    years: tuple[Door, ...]
    organisations: tuple[Door, ...]
    directory: Link


def per_page(world: World) -> int:
    """How many notices stand on one page of a list, as the site says."""
    return world.all(Site)[0].value.notices_per_page


def page(world: World, notices: Register) -> Page:
    """The index of notices."""
    return Page(
        model.INDEX,
        "公示公告",
        "notices/index.md.j2",
        _index(world, notices),
        parent=HOME,
        description=f"公示、公告和通知共 {len(notices.all)} 条，可按类型、年份和党组织查找",
        in_nav=True,
        feeds=model.feeds(world),
    )


def _index(world: World, notices: Register) -> Index:
    size = per_page(world)
    waiting = model.due(world)
    current = [entry for entry in waiting if status(world, entry.value) is State.OPEN]
    upcoming = [entry for entry in waiting if status(world, entry.value) is State.UPCOMING]
    busiest = sorted(notices.organisations.items(), key=lambda item: (-len(item[1]), item[0]))
    full = max(len(current), len(upcoming)) > size
    return Index(
        tuple(row(world, entry, until=True) for entry in current[:size]),
        tuple(coming(world, entry) for entry in upcoming[:size]),
        tuple(row(world, entry) for entry in notices.all[:size]),
        Link(f"正在公示和即将公示的全部 {len(waiting)} 条", model.OPEN) if full else None,
        Link(f"全部 {len(notices.all)} 条公示公告", model.ALL),
        tuple(
            Door(Link(one.label, model.of_type(one)), len(group))
            for one, group in notices.types.items()
        ),
        tuple(
            Door(Link(f"{year}年", model.of_year(year)), len(group))
            for year, group in notices.years.items()
        ),
        tuple(door(world, id, group) for id, group in busiest[:DOORS]),
        Link(f"发布过公示公告的全部 {len(busiest)} 个党组织", model.ORGANISATIONS),
    )
