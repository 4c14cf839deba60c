"""Heights, boxes and connectors of a chart, with room for dashed lanes between its rows."""

from collections.abc import Sequence

from msgspec import Struct

from generator.charts.arrange import Branch, Skeleton
from generator.charts.fit import BETWEEN, MARGIN
from generator.charts.label import Label
from generator.charts.prune import Item
from generator.charts.svg import Line

LANE_PITCH = 18
"""Pixels from one lane to the next, with room for its label."""

_ABOVE = 14
"""Pixels from the line that joins siblings down to their boxes."""


class Box(Struct, frozen=True):
    """A drawn box: what it shows, its corner and size, its row from the top."""

    item: Item
    label: Label
    x: int
    y: int
    width: int
    height: int
    row: int

    @property
    def middle(self) -> int:
        """The x of its centre."""
        return self.x + self.width // 2

    @property
    def bottom(self) -> int:
        """The y of its lower edge."""
        return self.y + self.height


def boxes(skeleton: Skeleton, lanes: Sequence[int]) -> tuple[Box, ...]:
    """Every box in its place; `lanes` counts the dashed lanes under each row."""
    tops, top = [], MARGIN
    for height, count in zip(skeleton.heights, lanes, strict=True):
        tops.append(top)
        top += height + BETWEEN + LANE_PITCH * count
    return tuple(
        Box(
            item,
            skeleton.labels[i],
            skeleton.xs[i] - skeleton.widths[i] // 2 + MARGIN,
            tops[row],
            skeleton.widths[i],
            skeleton.heights[row],
            row,
        )
        for i, (item, row) in enumerate(zip(skeleton.items, skeleton.rows, strict=True))
    )


def connectors(skeleton: Skeleton, placed: Sequence[Box]) -> tuple[tuple[Line, ...], ...]:
    """The lines from each parent to what hangs under it, one tuple per parent."""
    return tuple(_connect(branch, placed) for branch in skeleton.branches)


def _connect(branch: Branch, placed: Sequence[Box]) -> tuple[Line, ...]:
    parent = placed[branch.parent]
    first = [placed[i] for i in branch.first]
    bus = first[0].y - _ABOVE
    lines = [(parent.middle, parent.bottom, parent.middle, bus), *_comb(first, parent.middle)]
    trunk, start = branch.trunk + MARGIN, bus
    for row in branch.further:
        below = [placed[i] for i in row]
        end = below[0].y - _ABOVE
        lines += [(trunk, start, trunk, end), *_comb(below, trunk)]
        start = end
    return tuple(line for line in lines if line[:2] != line[2:])


def _comb(row: Sequence[Box], joined: int) -> list[Line]:
    """The line over a row of boxes, through the x it is joined at, and the drop to each box."""
    xs = [joined, *(box.middle for box in row)]
    bus = row[0].y - _ABOVE
    return [
        (min(xs), bus, max(xs), bus),
        *((box.middle, bus, box.middle, box.y) for box in row),
    ]
