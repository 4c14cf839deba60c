"""The register → the first page: what is newest, this year by month, and the ways to all the rest."""

from msgspec import Struct

from generator.contract import HOME, Link, Page
from generator.kinds.meetings import model
from generator.kinds.meetings.register import Register
from generator.world import World

from .rows import Door, Row, name, row

NEWEST = 10
"""Meetings that the index names itself."""

PLANNED = 5
"""Meetings to come that the index names itself."""

DOORS = 12
"""How many organisations the index names itself; the rest are one step further."""


class Index(Struct, frozen=True):
    """The first page of all."""

    planned: tuple[Row, ...]
    newest: tuple[Row, ...]
    everything: Link
    year: str
    months: tuple[Door, ...]
    years: tuple[Door, ...]
    kinds: tuple[Door, ...]
    organisations: tuple[Door, ...]
    directory: Link


def page(world: World, meetings: Register) -> Page:
    """The index of organisational life."""
    count, owners = len(meetings.all), len(meetings.organisations)
    return Page(
        model.INDEX,
        "组织生活",
        "meetings/view/index.md.j2",
        _index(world, meetings),
        parent=HOME,
        description=f"{owners} 个党组织的三会一课、主题党日等 {count} 次，只公布人数，不公布名单",
        in_nav=True,
        feeds=model.calendar_of_all(),
    )


def _index(world: World, meetings: Register) -> Index:
    year = world.today.year if world.today.year in meetings.years else max(meetings.years)
    busiest = sorted(meetings.organisations.items(), key=lambda item: (-len(item[1]), item[0]))
    held = [entry for entry in meetings.all if entry.value.held_by(world.today)]
    planned = meetings.all[: len(meetings.all) - len(held)][::-1]
    return Index(
        tuple(row(world, entry) for entry in planned[:PLANNED]),
        tuple(row(world, entry) for entry in held[:NEWEST]),
        Link(f"全部 {len(meetings.all)} 次", model.ALL),
        f"{year}年",
        tuple(
            Door(Link(f"{month[1]}月", model.of_month(*month)), len(group))
            for month, group in sorted(meetings.months.items())
            if month[0] == year
        ),
        tuple(
            Door(Link(f"{each}年", model.of_year(each)), len(group))
            for each, group in meetings.years.items()
        ),
        tuple(
            Door(Link(kind.label, model.of_kind(kind)), len(group))
            for kind, group in meetings.kinds.items()
        ),
        tuple(
            Door(Link(name(world, id), model.of_organisation(id)), len(group))
            for id, group in busiest[:DOORS]
        ),
        Link(f"全部 {len(busiest)} 个党组织的开展情况", model.ORGANISATIONS),
    )
