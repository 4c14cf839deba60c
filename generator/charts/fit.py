"""Cuts and wraps a tree until it fits the paper."""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from generator.charts import label
from generator.charts.arrange import GAP, Skeleton, arrange
from generator.charts.label import Label
from generator.charts.model import Node
from generator.charts.prune import Flat, Item, flatten, prune

MARGIN, BETWEEN = 8, 34
"""Pixels around the chart, and between rows without lanes."""

_SIBLINGS = 7
"""More siblings than these stand upright."""

_LINE, _FIRST_LINE = 9, 22
"""Ems in a line of a title that lies flat: seven such boxes fit 1,150 px; and of a box alone."""

_NARROWEST, _LOWEST = 30, 30
"""Least width and height of a box in pixels: what cannot fit by area is not measured."""


class Paper(Struct, frozen=True):
    """The size a chart may have in pixels."""

    width: int
    height: int


SCREEN = Paper(1150, 2400)
"""The width of a page's text column without side bars; two screens and a half long."""


def fit(root: Node, paper: Paper) -> Skeleton:
    """The deepest level of the tree that fits, wrapped where needed.

    Where even the first level with several boxes does not fit, it is cut in breadth. The root
    is always drawn.
    """
    flat = flatten(root)
    deepest = max(flat.levels)
    if whole := _wrapped(flat, deepest, len(flat.nodes), paper):
        return whole
    items = prune(flat, 0, 1)
    best = arrange(items, _labels(items, flat.spine), 1)
    for depth in range(1, deepest + 1):
        found = _wrapped(flat, depth, len(flat.nodes), paper)
        if found is None:
            return _narrowed(flat, depth, paper) or best
        best = found
    return best


def height(skeleton: Skeleton) -> int:
    """Pixels from top to bottom without lanes, margins included."""
    return sum(skeleton.heights) + BETWEEN * (len(skeleton.heights) - 1) + 2 * MARGIN


def _narrowed(flat: Flat, depth: int, paper: Paper) -> Skeleton | None:
    if depth > flat.spine + 1:
        return None
    widest = max(map(len, flat.children))
    fewest, best = 2, None
    while fewest <= widest:
        breadth = (fewest + widest) // 2
        found = _wrapped(flat, depth, breadth, paper)
        if found is None:
            widest = breadth - 1
        else:
            fewest, best = breadth + 1, found
    return best


def _wrapped(flat: Flat, depth: int, breadth: int, paper: Paper) -> Skeleton | None:
    """The arrangement with the longest rows of leaves that fits, if any does."""
    items = prune(flat, depth, breadth)
    if len(items) * _NARROWEST * _LOWEST > paper.width * paper.height:
        return None
    labels = _labels(items, flat.spine)
    whole = arrange(items, labels, len(items))
    if whole.width + 2 * MARGIN <= paper.width:
        return whole if height(whole) <= paper.height else None
    halves = range(1, paper.width // (_NARROWEST + GAP) // 2 + 1)
    fitting = bisect_right(
        halves,
        0,
        key=lambda half: arrange(items, labels, 2 * half).width + 2 * MARGIN > paper.width,
    )
    if fitting == 0:
        return None
    found = arrange(items, labels, 2 * fitting)
    return found if height(found) <= paper.height else None


def _labels(items: Sequence[Item], spine: int) -> list[Label]:
    """Labels lie flat along the line of parents and, if there are few, one level under it."""
    first = sum(item.level == spine + 1 for item in items)
    flat_until = spine + (first <= _SIBLINGS)
    return [
        label.of(
            item.node,
            item.level > flat_until,
            _FIRST_LINE if item.level <= spine else _LINE,
            item.hidden if item.index >= 0 else 0,
        )
        for item in items
    ]
