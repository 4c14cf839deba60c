"""What a chart is drawn from: nodes in a tree, and cross relations between them."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace


class Node(Struct, frozen=True):
    """A box of a chart with the boxes under it; all of it is plain text.

    Line breaks in `note` start a new line; an empty `href` means no link; `kind` becomes part
    of a class name; `current` marks the page that the chart stands on.
    """

    id: str
    title: str
    note: str = ""
    href: str = ""
    kind: str = ""
    current: bool = False
    children: tuple["Node", ...] = ()


class Cross(Struct, frozen=True):
    """A relation between two nodes that is not one of superior and subordinate."""

    source_id: str
    target_id: str
    label: str


def notes(node: Node) -> tuple[str, ...]:
    """The lines under a node's title."""
    return tuple(line for line in node.note.split("\n") if line.strip())


def walk(root: Node) -> Iterator[Node]:
    """Every node, parents first, in reading order; safe at any depth."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.children))


def parents(root: Node) -> Mapping[str, Node]:
    """The parent of every node but the root, by the id of the child."""
    return {child.id: node for node in walk(root) for child in node.children}


def own(node: Node, parents: Mapping[str, Node], above: int = 4) -> Node:
    """The tree of one organisation's own chart: its line of parents, itself, all under it.

    `parents` is what `parents(root)` gives; at most `above` parents, the nearest ones, are kept.
    """
    top, known = replace(node, current=True), parents.get(node.id)
    while known is not None and above > 0:
        top = replace(known, current=False, children=(top,))
        known, above = parents.get(known.id), above - 1
    return top
