"""Organisations, or the people in them → a list by branch of the tree that stays short."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from generator.contract import Link, World
from generator.kinds.organisations.model import Organisation, OrganisationStatus, page_path
from generator.schema import Entry

LIMIT = 200
"""How many lines a list holds before it gives way to numbers."""

ALL = Link("全部党组织", PurePosixPath("organisations/index.md"))
"""Where all organisations are found."""

FLAT = 20
"""Up to how many lines a list needs no branches."""

OPEN = 60
"""Up to how many lines the branches of a list stand open."""


@dataclass(frozen=True, slots=True)
class Line:
    """An organisation and what is said of it there, such as a name."""

    organisation: Link
    text: str


@dataclass(frozen=True, slots=True)
class Branch:
    """One of the organisations right under the highest, with what is under it."""

    organisation: Link
    count: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """All lines: up to `FLAT` as `lines`, more of them by branch, beyond `LIMIT` only counted.

    Where the branches alone are more than `LIMIT` there is nothing but `all`, which leads to them.
    """

    total: int
    unit: str
    open: bool
    lines: tuple[Line, ...]
    branches: tuple[Branch, ...]
    all: Link


@dataclass(frozen=True, slots=True)
class Seat:
    """An organisation in the order of the tree, and the branch of the tree it belongs to."""

    organisation: Organisation
    top: Organisation

    @property
    def link(self) -> Link:
        """The link to its page."""
        return to(self.organisation)


def to(organisation: Organisation) -> Link:
    """The link to an organisation."""
    return Link(organisation.short, page_path(organisation.id))


def seats(world: World) -> tuple[Seat, ...]:
    """The organisations that work, each after the one above it; the highest is its own branch."""
    found: tuple[Seat, ...] = world.cached(seats, lambda: _seats(world))
    return found


def _seats(world: World) -> tuple[Seat, ...]:
    below = world.by(Organisation, "parent_id")
    heads = [
        one for one in world.all(Organisation) if not world.get(Organisation, one.value.parent_id)
    ]
    waiting = [(head, head.value) for head in _last_first(heads)]
    result = []
    while waiting:
        entry, top = waiting.pop()
        organisation = entry.value
        if organisation.status is OrganisationStatus.ACTIVE:
            result.append(Seat(organisation, top))
        highest = organisation.parent_id is None
        under = below.get(organisation.id, ())
        waiting += [(child, child.value if highest else top) for child in _last_first(under)]
    return tuple(result)


def _last_first(group: Sequence[Entry[Organisation]]) -> list[Entry[Organisation]]:
    return sorted(group, key=lambda one: (one.value.order, one.value.id), reverse=True)


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
    return tuple(Line(seat.link, text) for seat in group for text in texts[seat.organisation.id])
