"""Places the units of a tree side by side, each over the middle of its own, in linear time."""

from collections.abc import Sequence
from typing import NamedTuple


class Edge(NamedTuple):
    """One level of a contour: an edge, and the next level in a frame shifted by `shift`."""

    at: int
    shift: int
    below: "Edge | None"


def centres(
    children: Sequence[Sequence[int]], widths: Sequence[int], gap: int, cousins: int
) -> list[int]:
    """The x of the centre of every unit; the leftmost edge is at 0.

    `children[i]` are indices greater than i; widths are even. `gap` is kept between siblings,
    `cousins` between units of one level that have different parents.
    """
    left: list[Edge] = [Edge(-width // 2, 0, None) for width in widths]
    right: list[Edge] = [Edge(width // 2, 0, None) for width in widths]
    offsets = [0] * len(widths)
    for unit in reversed(range(len(widths))):
        if below := children[unit]:
            spread = _spread([left[i] for i in below], [right[i] for i in below], gap, cousins)
            for child, offset in zip(below, spread, strict=True):
                offsets[child] = offset
            outline = [(offsets[i], left[i]) for i in below]
            left[unit] = Edge(left[unit].at, *_union(outline))
            outline = [(offsets[i], right[i]) for i in reversed(below)]
            right[unit] = Edge(right[unit].at, *_union(outline))
    for unit, below in enumerate(children):
        for child in below:
            offsets[child] += offsets[unit]
    leftmost = min(x - width // 2 for x, width in zip(offsets, widths, strict=True))
    return [x - leftmost for x in offsets]


def _spread(left: list[Edge], right: list[Edge], gap: int, cousins: int) -> list[int]:
    """Offsets of siblings from their parent: the mean of packing them leftward and rightward."""
    leftward, frontier = [0], right[0]
    for i in range(1, len(left)):
        need = _separation(frontier, left[i], gap, cousins)
        leftward.append(leftward[-1] + need)
        frontier = _merge(right[i], frontier, -need)
    rightward, frontier = [leftward[-1]], left[-1]
    for i in reversed(range(len(left) - 1)):
        need = _separation(right[i], frontier, gap, cousins)
        rightward.append(rightward[-1] - need)
        frontier = _merge(left[i], frontier, need)
    mean = [(a + b) // 2 for a, b in zip(leftward, reversed(rightward), strict=True)]
    middle = (mean[0] + mean[-1]) // 2
    return [x - middle for x in mean]


def _separation(right: Edge, left: Edge, gap: int, cousins: int) -> int:
    """The least distance of two subtrees; a multiple of 4 keeps means and middles whole."""
    need = right.at - left.at + gap
    shift = 0
    while right.below and left.below:
        shift += right.shift - left.shift
        right, left = right.below, left.below
        need = max(need, shift + right.at - left.at + cousins)
    return -(-need // 4) * 4


def _union(outline: list[tuple[int, Edge]]) -> tuple[int, Edge]:
    start, merged = outline[0]
    for offset, edge in outline[1:]:
        merged = _merge(merged, edge, offset - start)
    return start, merged


def _merge(upper: Edge, lower: Edge, offset: int) -> Edge:
    """The contour `upper`, and below its end that of `lower`, whose frame lies at `offset`."""
    passed: list[Edge] = []
    top, other = upper, lower
    while other.below and top.below:
        passed.append(top)
        offset += other.shift - top.shift
        top, other = top.below, other.below
    if other.below is None:
        return upper
    merged = Edge(top.at, offset + other.shift, other.below)
    for edge in reversed(passed):
        merged = Edge(edge.at, edge.shift, merged)
    return merged
