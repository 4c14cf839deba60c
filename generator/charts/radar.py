"""A radar of scores on axes around a centre."""

import math
from collections.abc import Sequence
from fractions import Fraction

from generator.charts import bars, svg, text
from generator.charts.bars import Bar
from generator.charts.svg import NOTE_SIZE, Drawing

_RADIUS, _RINGS = 100, 4
"""Pixels from the centre to full score, and rings on the way."""


def draw(scores: Sequence[Bar], most: Fraction | int) -> Drawing:
    """Scores from the centre (0) to the rim (`most`); fewer than three are drawn as bars.

    A value that is not published counts as the centre; the label says so.
    """
    if len(scores) < 3:
        return bars.draw(scores, most)
    side = max(text.pixels(words, NOTE_SIZE) for bar in scores for words in (bar.label, bar.text))
    width, height = 2 * (_RADIUS + side + 12), 2 * (_RADIUS + 44)
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
        *(_label(centre, bar, i, len(scores)) for i, bar in enumerate(scores)),
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


def _label(centre: tuple[int, int], bar: Bar, axis: int, axes: int) -> str:
    x, y = _point(centre, axis, axes, _RADIUS + 10)
    beside = x - centre[0]
    anchor = "middle" if abs(beside) < 10 else "start" if beside > 0 else "end"
    lift = -20 if y < centre[1] - _RADIUS // 2 else 14 if y > centre[1] + _RADIUS // 2 else 0
    where = f' text-anchor="{anchor}"'
    return svg.words(bar.label, x, y + lift, NOTE_SIZE, where) + svg.words(
        bar.text, x, y + lift + 16, NOTE_SIZE, f' class="dw-note"{where}'
    )
