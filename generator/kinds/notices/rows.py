"""Notices and groups of them → lines of a list and doors to other lists."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from generator.contract import Link
from generator.kinds.organisations.model import Organisation
from generator.schema import Entry
from generator.world import World, once

from .model import (
    Badge,
    Notice,
    State,
    badge,
    matter,
    of_organisation,
    page_path,
    status,
)
from .register import Group


class Row(Struct, frozen=True):
    """A notice in a list, with the end of its period, None where that does not count any more.

    With `until`, the notice leaves the list after that day. `opens` is the day on which one that is
    coming goes to those that are open.
    """

    link: Link
    day: str
    meta: str
    badge: Badge | None
    matter: str
    end: date | None
    until: bool
    opens: date | None = None


class Door(Struct, frozen=True):
    """The way to a list, and how many notices are on it."""

    link: Link
    count: int


def row(world: World, entry: Entry[Notice], *, until: bool = False) -> Row:
    """A notice in a list; with `until`, one that leaves the list when its period is over."""
    found = _row(world, entry.value.id)
    return replace(found, until=True) if until else found


def coming(world: World, entry: Entry[Notice]) -> Row:
    """A notice in the list of those that will be open."""
    return replace(row(world, entry, until=True), opens=entry.value.start)


@once
def _row(world: World, id: str) -> Row:
    notice = world.one(Notice, id).value
    void = status(world, notice) in (State.WITHDRAWN, State.CORRECTED)
    return Row(
        Link(notice.title, page_path(notice.id)),
        notice.issued_on.isoformat(),
        f"{name(world, notice.org_id)} · {notice.type.label}",
        badge(world, notice),
        matter(notice.type),
        None if void else notice.end,
        until=False,
    )


def name(world: World, id: str) -> str:
    """The short name of an organisation."""
    organisation = world.get(Organisation, id)
    return organisation.short if organisation else ""


def door(world: World, id: str, group: Group) -> Door:
    """The door to the notices of an organisation."""
    return Door(Link(name(world, id), of_organisation(id)), len(group))
