"""Organisations, or the people in them → a list by branch of the tree that stays short."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from generator.contract import Link
from generator.kinds.organisations.model import (
    INDEX,
    Organisation,
    OrganisationStatus,
    Seat,
    in_order,
    page_path,
)
from generator.world import World, once

LIMIT = 200
"""How many lines a list holds before it gives way to numbers."""

ALL = Link("全部党组织", INDEX)
"""Where all organisations are found."""

FLAT = 20
"""Up to how many lines a list needs no branches."""

OPEN = 60
"""Up to how many lines the branches of a list stand open."""


class Line(Struct, frozen=True):
    """An organisation and what is said of it there, such as a name."""

    organisation: Link
    text: str


class Branch(Struct, frozen=True):
    """One of the organisations right under the highest, with what is under it."""

    organisation: Link
    count: int
    lines: tuple[Line, ...]


class Roster(Struct, frozen=True):
    """All lines: up to `FLAT` as `lines`, more of them by branch, beyond `LIMIT` only counted.

    Where the branches alone are more than `LIMIT` there is nothing but `all`, which leads to them.
    """

    total: int
    unit: str
    open: bool
    lines: tuple[Line, ...]
    branches: tuple[Branch, ...]
    all: Link


def to(organisation: Organisation) -> Link:
    """The link to an organisation."""
    return Link(organisation.short, page_path(organisation.id))


@once
def seats(world: World) -> tuple[Seat, ...]:
    """The organisations that work, in the order of the tree."""
    return tuple(filter(_works, in_order(world)))


def _works(seat: Seat) -> bool:
    return seat.organisation.status is OrganisationStatus.ACTIVE


def roster(world: World, unit: str, texts: Mapping[str, Sequence[str]]) -> Roster:
    """A list of the organisations with these ids, a line for each text, counted in `unit`."""
    chosen = [seat for seat in seats(world) if seat.organisation.id in texts]
    total = sum(len(texts[seat.organisation.id]) for seat in chosen)
    if total <= FLAT:
        return Roster(total, unit, True, _lines(chosen, texts), (), ALL)
    groups = [tuple(group) for _, group in groupby(chosen, key=lambda seat: seat.top.id)]
    shown = groups if len(groups) <= LIMIT else []
    branches = tuple(_branch(group, texts, total) for group in shown)
    return Roster(total, unit, total <= OPEN, (), branches, ALL)


def _branch(group: Sequence[Seat], texts: Mapping[str, Sequence[str]], total: int) -> Branch:
    count = sum(len(texts[seat.organisation.id]) for seat in group)
    lines = _lines(group, texts) if total <= LIMIT else ()
    return Branch(to(group[0].top), count, lines)


def _lines(group: Sequence[Seat], texts: Mapping[str, Sequence[str]]) -> tuple[Line, ...]:
    return tuple(
        Line(to(seat.organisation), text) for seat in group for text in texts[seat.organisation.id]
    )
