"""Organisations → their order on every page, whatever the order of their records."""

from collections.abc import Sequence

from msgspec import Struct

from generator.schema import Entry
from generator.world import World, once

from .records import Organisation


class Seat(Struct, frozen=True):
    """An organisation in the order of the tree, and the branch of the tree it belongs to."""

    organisation: Organisation
    top: Organisation


@once
def in_order(world: World) -> tuple[Seat, ...]:
    """Every organisation after the one above it, siblings by order and id.

    Those right under the highest one are the branches; it is a branch of its own.
    """
    below = world.by(Organisation, "parent_id")
    heads = [
        one for one in world.all(Organisation) if not world.get(Organisation, one.value.parent_id)
    ]
    waiting = [(head, head.value) for head in _last_first(heads)]
    result = []
    while waiting:
        entry, top = waiting.pop()
        organisation = entry.value
        result.append(Seat(organisation, top))
        highest = organisation.parent_id is None
        under = below.get(organisation.id, ())
        waiting += [(child, child.value if highest else top) for child in _last_first(under)]
    return tuple(result)


def _last_first(group: Sequence[Entry[Organisation]]) -> list[Entry[Organisation]]:
    return sorted(group, key=lambda one: (one.value.order, one.value.id), reverse=True)
