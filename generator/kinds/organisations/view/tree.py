"""Organisations → the tree of those that work, in order, with boxes for its charts."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from generator.charts import prune
from generator.charts.model import Node, parents
from generator.kinds.organisations.model import (
    INDEX,
    Organisation,
    OrganisationStatus,
    page_path,
)
from generator.md import href
from generator.schema import Entry
from generator.world import World, once


class Members(Struct, frozen=True):
    """Members of an organisation with all under it, counted on the days from first to last.

    `missing` says how many organisations without a count of their own or above are left out.
    """

    full: int
    probationary: int
    first: date | None
    last: date | None
    missing: int

    @property
    def total(self) -> int:
        """Full and probationary members together."""
        return self.full + self.probationary


class Tree(Struct, frozen=True):
    """The organisations that work.

    `order` is the reading order, superiors first; `tops` are those without a visible superior,
    normally one; `root` is the whole as boxes, `nodes` the box of each organisation.
    """

    order: tuple[Entry[Organisation], ...]
    tops: tuple[Organisation, ...]
    children: Mapping[str, tuple[Organisation, ...]]
    superiors: Mapping[str, Organisation]
    root: Node
    nodes: Mapping[str, Node]
    parents: Mapping[str, Node]
    members: Mapping[str, Members]


@once
def tree(world: World) -> Tree:
    """The tree of a world."""
    entries = {
        entry.value.id: entry
        for entry in world.all(Organisation)
        if entry.value.status is OrganisationStatus.ACTIVE
    }
    below: dict[str, list[Organisation]] = {}
    for entry in sorted(entries.values(), key=_place):
        superior = entry.value.parent_id or ""
        below.setdefault(superior if superior in entries else "", []).append(entry.value)
    children = {id: tuple(group) for id, group in below.items()}
    order: list[Entry[Organisation]] = []
    waiting = list(reversed(children.get("", ())))
    while waiting:
        organisation = waiting.pop()
        order.append(entries[organisation.id])
        waiting.extend(reversed(children.get(organisation.id, ())))
    nodes = _nodes(order, children)
    tops = children.get("", ())
    root = nodes[tops[0].id] if len(tops) == 1 else _joined(tops, nodes)
    return Tree(
        tuple(order),
        tops,
        children,
        {child.id: entries[id].value for id, group in children.items() if id for child in group},
        root,
        nodes,
        parents(root),
        _members(order, children),
    )


def _place(entry: Entry[Organisation]) -> tuple[int, str]:
    return entry.value.order, entry.value.id


def _nodes(
    order: list[Entry[Organisation]], children: Mapping[str, tuple[Organisation, ...]]
) -> dict[str, Node]:
    """A box for each organisation; addresses hold in the folder that all their pages share."""
    nodes: dict[str, Node] = {}
    for entry in reversed(order):
        organisation = entry.value
        nodes[organisation.id] = Node(
            organisation.id,
            organisation.short,
            href=href(INDEX, page_path(organisation.id)),
            kind=organisation.kind.value,
            children=tuple(nodes[child.id] for child in children.get(organisation.id, ())),
        )
    return nodes


def _joined(tops: tuple[Organisation, ...], nodes: Mapping[str, Node]) -> Node:
    """One box over several tops: what is above them is not shown here."""
    return Node("", "党组织", children=tuple(nodes[top.id] for top in tops))


def _members(
    order: list[Entry[Organisation]], children: Mapping[str, tuple[Organisation, ...]]
) -> dict[str, Members]:
    members: dict[str, Members] = {}
    for entry in reversed(order):
        organisation = entry.value
        if organisation.members_full is not None:
            day = organisation.counted_on
            probationary = organisation.members_probationary or 0
            found = Members(organisation.members_full, probationary, day, day, 0)
        else:
            under = children.get(organisation.id, ())
            found = total(tuple(members[child.id] for child in under)) if under else _UNKNOWN
        members[organisation.id] = found
    return members


_UNKNOWN = Members(0, 0, None, None, 1)


def total(parts: tuple[Members, ...]) -> Members:
    """The sum of several counts."""
    days = [day for part in parts for day in (part.first, part.last) if day]
    return Members(
        sum(part.full for part in parts),
        sum(part.probationary for part in parts),
        min(days, default=None),
        max(days, default=None),
        sum(part.missing for part in parts),
    )


def cut(root: Node, limit: int) -> Node:
    """A tree of about `limit` nodes at most: what is left out is only counted.

    Lower levels go first, then the last of the siblings on the first level that has several.
    """
    flat = prune.flatten(root)
    depth = max(_depth(flat.levels, limit), min(flat.spine + 1, limit))
    kept: dict[int, Node] = {}
    for index in reversed(range(len(flat.nodes))):
        if flat.levels[index] > depth:
            continue
        below = flat.children[index] if flat.levels[index] < depth else ()
        children = tuple(kept[child] for child in below[:limit])
        hidden = sum(flat.sizes[child] for child in flat.children[index][len(children) :])
        note = _counted(flat.nodes[index], hidden, bool(children))
        kept[index] = replace(flat.nodes[index], children=children, note=note)
    return kept[0]


def _depth(levels: tuple[int, ...], limit: int) -> int:
    """The deepest level up to which at most `limit` nodes stand."""
    counts = [0] * (max(levels) + 1)
    for level in levels:
        counts[level] += 1
    return bisect_right(tuple(accumulate(counts)), limit) - 1


def _counted(node: Node, left_out: int, some: bool) -> str:
    if not left_out:
        return node.note
    said = f"另有 {left_out} 个" if some else f"下设 {left_out} 个党组织"
    return "\n".join(filter(None, (node.note, said)))
