"""A radar of scores on axes around a centre."""

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from generator.charts import bars, svg, text
from generator.charts.bars import Bar
from generator.charts.svg import NOTE_SIZE, Drawing

_RADIUS, _RINGS = 100, 4
"""Pixels from the centre to full score, and rings on the way."""

_LINE, _LIMIT = 16, 5
"""Pixels from line to line of a label, and ems in one; such a radar fits a phone."""


def draw(scores: Sequence[Bar], most: Fraction | int) -> Drawing:
    """Scores from the centre (0) to the rim (`most`); fewer than three are drawn as bars.

    A value that is not published counts as the centre; the label says so.
    """
    if len(scores) < 3:
        return bars.draw(scores, most)
    labels = [_Label(bar, i, len(scores)) for i, bar in enumerate(scores)]
    width = 2 * max(label.reach for label in labels)
    lines = max(len(label.lines) for label in labels)
    height = 2 * (_RADIUS + 28 + _LINE * lines)
    centre = width // 2, height // 2
    rings = (
        _polygon(centre, [Fraction(ring, _RINGS)] * len(scores), "dw-ring")
        for ring in range(1, _RINGS + 1)
    )
    shares = [min(Fraction(1), max(Fraction(0), Fraction(bar.value or 0) / most)) for bar in scores]
    points = _points(centre, shares)
    parts = [
        *rings,
        *(_axis(centre, i, len(scores)) for i in range(len(scores))),
        _polygon(centre, shares, "dw-area"),
        *(f'<circle class="dw-dot" cx="{x}" cy="{y}" r="3"/>' for x, y in points),
        *(part for label in labels for part in _words(centre, label)),
    ]
    return Drawing(width, height, svg.lines(parts))


def _points(centre: tuple[int, int], shares: Sequence[Fraction]) -> list[tuple[int, int]]:
    return [_point(centre, i, len(shares), _RADIUS * share) for i, share in enumerate(shares)]


def _point(
    centre: tuple[int, int], axis: int, axes: int, radius: Fraction | int
) -> tuple[int, int]:
    """A point on an axis; rounding to millionths first makes every machine's cosine the same."""
    angle = 2 * math.pi * axis / axes
    x, y = float(radius) * math.sin(angle), -float(radius) * math.cos(angle)
    return centre[0] + round(round(x, 6)), centre[1] + round(round(y, 6))


def _polygon(centre: tuple[int, int], shares: Sequence[Fraction], name: str) -> str:
    points = " ".join(f"{x},{y}" for x, y in _points(centre, shares))
    return f'<polygon class="{name}" points="{points}"/>'


def _axis(centre: tuple[int, int], axis: int, axes: int) -> str:
    x, y = _point(centre, axis, axes, _RADIUS)
    return f'<path class="dw-ring" d="M{centre[0]} {centre[1]}L{x} {y}"/>'


class _Label(Struct, frozen=True):
    """The words at the end of an axis: the lines of the label, under them the value."""

    bar: Bar
    axis: int
    axes: int

    @property
    def lines(self) -> tuple[str, ...]:
        return text.lines(self.bar.label, _LIMIT)

    @property
    def place(self) -> tuple[int, int]:
        """Where the words begin, from the centre."""
        return _point((0, 0), self.axis, self.axes, _RADIUS + 10)

    @property
    def anchor(self) -> str:
        x = self.place[0]
        return "middle" if abs(x) < 10 else "start" if x > 0 else "end"

    @property
    def reach(self) -> int:
        """How far from the centre the words reach to their side."""
        side = max(text.pixels(words, NOTE_SIZE) for words in (*self.lines, self.bar.text))
        share = -(-side // 2) if self.anchor == "middle" else side
        return max(_RADIUS, abs(self.place[0]) + share) + 2


def _words(centre: tuple[int, int], label: _Label) -> Iterator[str]:
    x, y = label.place
    more = _LINE * (len(label.lines) - 1)
    lift = -20 - more if y < -_RADIUS // 2 else 14 if y > _RADIUS // 2 else -more // 2
    where = f' text-anchor="{label.anchor}"'
    left, top = centre[0] + x, centre[1] + y + lift
    for at, line in enumerate(label.lines):
        yield svg.words(line, left, top + _LINE * at, NOTE_SIZE, where)
    under = top + _LINE * len(label.lines)
    yield svg.words(label.bar.text, left, under, NOTE_SIZE, f' class="dw-note"{where}')
