"""Dashed lanes for cross relations: they run between rows and beside the chart, never in a box."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from generator.charts import text
from generator.charts.arrange import Skeleton
from generator.charts.model import Cross
from generator.charts.place import LANE_PITCH, Box
from generator.charts.svg import NOTE_SIZE, Line

CHANNEL = 14
"""Pixels between two lanes that run down beside the chart."""

_BELOW = 16
"""Pixels from a row down to its first lane."""


class Way(Struct, frozen=True):
    """A cross relation between items: the gaps its lanes lie in, and their numbers there.

    Gap `n` is under row `n`. With one gap only, the relation needs no channel.
    """

    source: int
    target: int
    label: str
    gaps: tuple[tuple[int, int], ...]
    channel: int


class Lane(Struct, frozen=True):
    """What is drawn of a cross relation: lines, and a label with the middle it stands at."""

    lines: tuple[Line, ...]
    label: str
    x: int
    y: int


def ways(skeleton: Skeleton, crosses: Sequence[Cross]) -> tuple[Way, ...]:
    """The ways of the relations whose two ends are drawn."""
    drawn = {item.node.id: i for i, item in enumerate(skeleton.items) if item.index >= 0}
    used = [0] * len(skeleton.heights)
    found: list[Way] = []
    channels = 0
    for cross in crosses:
        source, target = drawn.get(cross.source_id), drawn.get(cross.target_id)
        if source is None or target is None or source == target:
            continue
        gaps = _gaps(skeleton.rows[source], skeleton.rows[target])
        numbered = []
        for gap in gaps:
            numbered.append((gap, used[gap]))
            used[gap] += 1
        found.append(Way(source, target, cross.label, tuple(numbered), channels))
        channels += len(gaps) > 1
    return tuple(found)


def counts(skeleton: Skeleton, found: Sequence[Way]) -> list[int]:
    """The number of lanes under each row."""
    lanes = [0] * len(skeleton.heights)
    for way in found:
        for gap, number in way.gaps:
            lanes[gap] = max(lanes[gap], number + 1)
    return lanes


def channels(found: Sequence[Way]) -> int:
    """Pixels taken beside the chart."""
    return CHANNEL * sum(len(way.gaps) > 1 for way in found)


def breadth(way: Way) -> int:
    """Pixels the label of a way takes."""
    return 2 * (text.pixels(way.label, NOTE_SIZE) // 2 + 2)


def lane(way: Way, placed: Sequence[Box], bottoms: Mapping[int, int], width: int) -> Lane:
    """The lines of a way; `bottoms` gives the lower edge of each row, `width` that of the tree."""
    source, target = placed[way.source], placed[way.target]
    ends = (_end(source, way.gaps[0][0], 1), _end(target, way.gaps[-1][0], -1))
    ys = [bottoms[gap] + _BELOW + LANE_PITCH * number for gap, number in way.gaps]
    beside = width + CHANNEL * (way.channel + 1) - CHANNEL // 2
    xs = [ends[0][0], beside, ends[1][0]] if len(ys) > 1 else [ends[0][0], ends[1][0]]
    corners = [(xs[0], ends[0][1])]
    for i, y in enumerate(ys):
        corners += [(xs[i], y), (xs[i + 1], y)]
    corners.append((xs[-1], ends[1][1]))
    lines = [(*start, *end) for start, end in pairwise(corners)]
    half = breadth(way) // 2
    middle = min(max((xs[0] + xs[1]) // 2, half), max(width - half, half))
    return Lane(tuple(lines), way.label, middle, ys[0] + NOTE_SIZE * 9 // 25)


def _gaps(source: int, target: int) -> tuple[int, ...]:
    if source == target:
        return (source,)
    leaving, entering = (source, target - 1) if source < target else (source - 1, target)
    return (leaving,) if leaving == entering else (leaving, entering)


def _end(box: Box, gap: int, side: int) -> tuple[int, int]:
    """Where a way meets a box: beside the middle, where its connector is."""
    return box.middle + side * (box.width // 4), box.bottom if gap == box.row else box.y
