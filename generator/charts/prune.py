"""A tree as flat rows, and what of it is drawn when depth and breadth are cut."""

from collections.abc import Sequence

from msgspec import Struct

from generator.charts.label import more
from generator.charts.model import Node


class Flat(Struct, frozen=True):
    """Nodes in reading order, with index of the parent (-1: none), level and size of subtree."""

    nodes: tuple[Node, ...]
    parents: tuple[int, ...]
    levels: tuple[int, ...]
    sizes: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]

    @property
    def spine(self) -> int:
        """The first level on which a node has not exactly one child."""
        at = 0
        while len(self.children[at]) == 1:
            at = self.children[at][0]
        return self.levels[at]


class Item(Struct, frozen=True):
    """A box to draw; `hidden` organisations under it (or in place of it) are only counted.

    `index` is the node's place in the flat tree, -1 for the box that counts siblings left out.
    """

    node: Node
    index: int
    level: int
    hidden: int
    children: tuple[int, ...]


def flatten(root: Node) -> Flat:
    """The rows of a tree, in linear time at any depth."""
    nodes: list[Node] = []
    parents: list[int] = []
    levels: list[int] = []
    children: list[list[int]] = []
    waiting = [(root, -1)]
    while waiting:
        node, parent = waiting.pop()
        if parent >= 0:
            children[parent].append(len(nodes))
        levels.append(levels[parent] + 1 if parent >= 0 else 0)
        waiting.extend((child, len(nodes)) for child in reversed(node.children))
        nodes.append(node)
        parents.append(parent)
        children.append([])
    kin = tuple(map(tuple, children))
    return Flat(tuple(nodes), tuple(parents), tuple(levels), _sizes(parents), kin)


def prune(flat: Flat, depth: int, breadth: int) -> tuple[Item, ...]:
    """The items down to level `depth`, at most `breadth` to a parent, parents before children."""
    items: list[Item] = []
    queue: list[tuple[int, int, int]] = [(0, 0, 0)]
    for index, level, left_out in queue:
        if index < 0:
            title = more(left_out)
            items.append(Item(Node("", title, kind="more"), -1, level, left_out, ()))
            continue
        below = flat.children[index] if level < depth else ()
        kept = below if len(below) <= breadth else below[: breadth - 1]
        first = len(queue)
        queue.extend((child, level + 1, 0) for child in kept)
        if rest := below[len(kept) :]:
            queue.append((-1, level + 1, sum(flat.sizes[child] for child in rest)))
        hidden = 0 if below else flat.sizes[index] - 1
        children = tuple(range(first, len(queue)))
        items.append(Item(flat.nodes[index], index, level, hidden, children))
    return tuple(items)


def _sizes(parents: Sequence[int]) -> tuple[int, ...]:
    sizes = [1] * len(parents)
    for i in reversed(range(1, len(parents))):
        sizes[parents[i]] += sizes[i]
    return tuple(sizes)
