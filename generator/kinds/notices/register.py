"""The notices of a site → the same in order, and sorted by what a reader looks for."""

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeAlias, TypeVar

from msgspec import Struct

from generator.kinds.organisations.model import in_order
from generator.schema import Entry
from generator.world import World, once

from .model import Notice, NoticeType

Group: TypeAlias = tuple[Entry[Notice], ...]

K = TypeVar("K", bound=Hashable)


class Register(Struct, frozen=True):
    """All notices, newest first, in groups of the same order.

    Types stand as the vocabulary has them, years from the latest, organisations as in their tree.

    Another order of the organisations makes it another register, which plain dictionaries would not.
    """

    all: Group
    types: Mapping[NoticeType, Group]
    years: Mapping[int, Group]
    organisations: OrderedDict[str, Group]


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
        OrderedDict(
            (seat.organisation.id, owners[seat.organisation.id])
            for seat in in_order(world)
            if seat.organisation.id in owners
        ),
    )


@once
def beside(world: World, id: str) -> tuple[Notice, ...]:
    """The notices next to one: newer and older of the same type, and of the same organisation."""
    return tuple(world.one(Notice, one).value for one in _neighbours(world)[id])


@once
def _neighbours(world: World) -> Mapping[str, tuple[str, ...]]:
    """The ids of the notices next to each; most edits change notices, but not their order."""
    known = register(world)
    near: dict[str, list[str]] = {entry.value.id: [] for entry in known.all}
    for group in (*known.types.values(), *known.organisations.values()):
        ids = [entry.value.id for entry in group]
        for newer, id, older in zip(["", *ids], ids, [*ids[1:], ""], strict=False):
            near[id] += filter(None, (newer, older))
    return {id: tuple(dict.fromkeys(ids)) for id, ids in near.items()}


def _grouped(pairs: Iterable[tuple[K, Entry[Notice]]]) -> dict[K, Group]:
    groups: dict[K, list[Entry[Notice]]] = {}
    for key, entry in pairs:
        groups.setdefault(key, []).append(entry)
    return {key: tuple(group) for key, group in groups.items()}
