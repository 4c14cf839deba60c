"""The notices of a site → the same in order, and sorted by what a reader looks for."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from generator.kinds.organisations.model import in_order
from generator.schema import Entry
from generator.world import World, once

from .model import Notice, NoticeType

Group: TypeAlias = tuple[Entry[Notice], ...]

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Register:
    """All notices, newest first, in groups of the same order.

    Types stand as the vocabulary has them, years from the latest, organisations as in their tree.
    `places` gives a notice's position in the groups of its type and of its organisation, from 0.
    """

    all: Group
    types: Mapping[NoticeType, Group]
    years: Mapping[int, Group]
    organisations: Mapping[str, Group]
    places: Mapping[str, tuple[int, int]]


@once
def register(world: World) -> Register:
    """The register of a world."""
    ordered = tuple(
        sorted(world.all(Notice), key=lambda one: (-one.value.issued_on.toordinal(), one.value.id))
    )
    types = _grouped((entry.value.type, entry) for entry in ordered)
    years = _grouped((entry.value.issued_on.year, entry) for entry in ordered)
    owners = _grouped((entry.value.org_id, entry) for entry in ordered)
    by_type = {one: types[one] for one in NoticeType if one in types}
    return Register(
        ordered,
        by_type,
        {year: years[year] for year in sorted(years, reverse=True)},
        {
            seat.organisation.id: owners[seat.organisation.id]
            for seat in in_order(world)
            if seat.organisation.id in owners
        },
        _places(ordered),
    )


@once
def beside(world: World, id: str) -> tuple[Notice, ...]:
    """The notices next to one: newer and older of the same type, and of the same organisation."""
    known, notice = register(world), world.one(Notice, id).value
    place, other = known.places[id]
    near = (
        *_near(known.types[notice.type], place),
        *_near(known.organisations[notice.org_id], other),
    )
    return tuple({one.id: one for one in near}.values())


def _grouped(pairs: Iterable[tuple[K, Entry[Notice]]]) -> dict[K, Group]:
    groups: dict[K, list[Entry[Notice]]] = {}
    for key, entry in pairs:
        groups.setdefault(key, []).append(entry)
    return {key: tuple(group) for key, group in groups.items()}


def _places(ordered: Group) -> dict[str, tuple[int, int]]:
    seen: dict[object, int] = {}
    places = {}
    for entry in ordered:
        notice = entry.value
        places[notice.id] = seen.get(notice.type, 0), seen.get(notice.org_id, 0)
        for key in (notice.type, notice.org_id):
            seen[key] = seen.get(key, 0) + 1
    return places


def _near(group: Group, place: int) -> tuple[Notice, ...]:
    around = (*group[max(place - 1, 0) : place], *group[place + 1 : place + 2])
    return tuple(entry.value for entry in around)
