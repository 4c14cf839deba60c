"""The meetings of a site → the same in order, and sorted by what a reader looks for."""

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeAlias, TypeVar

from msgspec import Struct

from generator.kinds.organisations.model import in_order
from generator.schema import Entry
from generator.world import World, once

from .model import Meeting, MeetingKind

Group: TypeAlias = tuple[Entry[Meeting], ...]
Month: TypeAlias = tuple[int, int]

K = TypeVar("K", bound=Hashable)


class Register(Struct, frozen=True):
    """All meetings, newest first, in groups of the same order.

    Kinds stand as the vocabulary has them, organisations as in their tree, months and years from
    the latest.

    Another order of the organisations makes it another register, which plain dictionaries would not.
    """

    all: Group
    kinds: Mapping[MeetingKind, Group]
    organisations: OrderedDict[str, Group]
    months: Mapping[Month, Group]
    years: Mapping[int, Group]


@once
def register(world: World) -> Register:
    """The register of a world."""
    ordered = tuple(
        sorted(world.all(Meeting), key=lambda one: (-one.value.date.toordinal(), one.value.id))
    )
    kinds = _grouped((one.value.kind, one) for one in ordered)
    owners = _grouped((one.value.org_id, one) for one in ordered)
    seats = (seat.organisation.id for seat in in_order(world))
    return Register(
        ordered,
        {kind: kinds[kind] for kind in MeetingKind if kind in kinds},
        OrderedDict((id, owners[id]) for id in seats if id in owners),
        _grouped(((one.value.date.year, one.value.date.month), one) for one in ordered),
        _grouped((one.value.date.year, one) for one in ordered),
    )


def _grouped(pairs: Iterable[tuple[K, Entry[Meeting]]]) -> dict[K, Group]:
    groups: dict[K, list[Entry[Meeting]]] = {}
    for key, entry in pairs:
        groups.setdefault(key, []).append(entry)
    return {key: tuple(group) for key, group in groups.items()}
