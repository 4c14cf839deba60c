"""Rows and columns of a chart: where each box stands before the lanes between rows are known."""

from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from generator.charts import tidy
from generator.charts.label import Label
from generator.charts.prune import Item

GAP, COUSINS, LANE = 8, 20, 20
"""Pixels between siblings, between families, and for the line through rows of leaves."""


class Branch(Struct, frozen=True):
    """What hangs under item `parent`: boxes of the next row, and leaves in further rows.

    `trunk` is the x of the line through the rows of leaves.
    """

    parent: int
    first: tuple[int, ...]
    trunk: int
    further: tuple[tuple[int, ...], ...]


class Skeleton(Struct, frozen=True):
    """For each item its label, centre and row; for each row its height, and its level."""

    items: tuple[Item, ...]
    labels: tuple[Label, ...]
    xs: tuple[int, ...]
    widths: tuple[int, ...]
    rows: tuple[int, ...]
    heights: tuple[int, ...]
    branches: tuple[Branch, ...]
    width: int


class Unit(Struct, frozen=True):
    """What the tidy tree places as one: a box, or leaves in rows of at most `per_row`."""

    members: tuple[int, ...]
    per_row: int

    @property
    def rows(self) -> tuple[tuple[int, ...], ...]:
        """The members row by row."""
        step = self.per_row
        return tuple(self.members[i : i + step] for i in range(0, len(self.members), step))


def arrange(items: tuple[Item, ...], labels: Sequence[Label], most: int) -> Skeleton:
    """Place all items; more than `most` (even) leaves of one parent wrap into rows."""
    units, children = _units(items, most)
    breadths = [_breadth(unit, labels) for unit in units]
    middles = tidy.centres(children, breadths, GAP, COUSINS)
    tops, heights = _levels(items, labels, units)
    xs, widths, rows = [0] * len(items), [0] * len(items), [0] * len(items)
    for unit, middle in zip(units, middles, strict=True):
        width = max(labels[i].width for i in unit.members)
        for number, row in enumerate(unit.rows):
            last = number == len(unit.rows) - 1
            for i, x in zip(row, _places(len(row), unit.per_row, width, last), strict=True):
                xs[i], widths[i] = middle + x, width
                rows[i] = tops[items[i].level] + number
    branches = tuple(
        _branch(unit.members[0], [units[child] for child in below], [middles[c] for c in below])
        for unit, below in zip(units, children, strict=True)
        if below
    )
    width = max(x + w // 2 for x, w in zip(xs, widths, strict=True))
    return Skeleton(
        items, tuple(labels), tuple(xs), tuple(widths), tuple(rows), heights, branches, width
    )


def _units(items: Sequence[Item], most: int) -> tuple[list[Unit], list[list[int]]]:
    units, children = [Unit((0,), 1)], []
    for unit in units:
        below = items[unit.members[0]].children if len(unit.members) == 1 else ()
        leaves = tuple(i for i in below if not items[i].children)
        singles = below
        start = len(units)
        if len(leaves) > most:
            singles = tuple(i for i in below if items[i].children)
        units.extend(Unit((i,), 1) for i in singles)
        if len(leaves) > most:
            share = -(-len(leaves) // -(-len(leaves) // most))
            units.append(Unit(leaves, share + share % 2))
        children.append(list(range(start, len(units))))
    return units, children


def _breadth(unit: Unit, labels: Sequence[Label]) -> int:
    width = max(labels[i].width for i in unit.members)
    if len(unit.members) == 1:
        return width
    return unit.per_row * (width + GAP) - 2 * GAP + LANE


def _places(count: int, per_row: int, width: int, last: bool) -> list[int]:
    """Centres of a row around its middle; all but the last row leave a lane in the middle."""
    pitch = width + GAP
    if last and count % 2:
        return [(2 * i - count + 1) * pitch // 2 for i in range(count)]
    if count == 1:
        return [0]
    half = count // 2
    first = (LANE + width) // 2
    right = [first + i * pitch for i in range(half)]
    return [-x for x in reversed(right)] + right


def _levels(
    items: Sequence[Item], labels: Sequence[Label], units: Sequence[Unit]
) -> tuple[list[int], tuple[int, ...]]:
    """The first row of each level, and the height of each row."""
    deepest = max(item.level for item in items)
    tall, rows = [0] * (deepest + 1), [1] * (deepest + 1)
    for item, label in zip(items, labels, strict=True):
        tall[item.level] = max(tall[item.level], label.height)
    for unit in units:
        level = items[unit.members[0]].level
        rows[level] = max(rows[level], len(unit.rows))
    tops = [0, *accumulate(rows)]
    return tops, tuple(tall[level] for level in range(deepest + 1) for _ in range(rows[level]))


def _branch(parent: int, below: Sequence[Unit], middles: Sequence[int]) -> Branch:
    first = tuple(i for unit in below for i in unit.rows[0])
    trunk = 0
    further: tuple[tuple[int, ...], ...] = ()
    for unit, middle in zip(below, middles, strict=True):
        if len(unit.rows) > 1:
            trunk, further = middle, unit.rows[1:]
    return Branch(parent, first, trunk, further)
