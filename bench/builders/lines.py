"""Curves → an SVG with a panel for each group of them, both axes in powers of ten."""

from collections.abc import Iterator, Sequence
from html import escape
from math import ceil, floor, log10

from msgspec import Struct

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 320, 70, 170, 34, 40
"""Of a panel and of the margins around its curves."""

_COLOURS = ("#b3261e", "#1f5fa8", "#2e7d32", "#7b4fa3", "#a86b00")
_LEAST = 0.001
"""The smallest value that is told apart from nothing."""


class Curve(Struct, frozen=True):
    """A name and its points, all above 0."""

    name: str
    points: Sequence[tuple[float, float]]


def draw(panels: Sequence[tuple[str, Sequence[Curve]]]) -> str:
    """The panels with their titles, one below the other."""
    whole = HEIGHT * max(len(panels), 1)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {whole}" font-family="sans-serif" font-size="12">'
    ground = f'<rect width="{WIDTH}" height="{whole}" fill="#fff"/>'
    parts = [
        line
        for at, (title, curves) in enumerate(panels)
        for line in (f'<g transform="translate(0 {at * HEIGHT})">', *_panel(title, curves), "</g>")
    ]
    return "\n".join((head, ground, *parts, "</svg>\n"))


def _panel(title: str, curves: Sequence[Curve]) -> Iterator[str]:
    yield f'<text x="10" y="20" font-size="14" font-weight="bold">{escape(title)}</text>'
    across, up = (
        _decades([point[axis] for one in curves for point in one.points]) for axis in (0, 1)
    )
    for power in range(across[0], across[1] + 1):
        x = _place(10**power, across, LEFT, WIDTH - RIGHT)
        yield f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#ddd"/>'
        yield f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{10**power:g}</text>'
    for power in range(up[0], up[1] + 1):
        y = _place(10**power, up, HEIGHT - BOTTOM, TOP)
        yield f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10**power:g}</text>'
    for number, one in enumerate(curves):
        colour = _COLOURS[number % len(_COLOURS)]
        places = [
            (_place(x, across, LEFT, WIDTH - RIGHT), _place(y, up, HEIGHT - BOTTOM, TOP))
            for x, y in sorted(one.points)
        ]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        yield f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>'
        for x, y in places:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'
        y = TOP + 18 * number + 10
        yield f'<text x="{WIDTH - RIGHT + 12}" y="{y}" fill="{colour}">{escape(one.name)}</text>'


def _decades(values: Sequence[float]) -> tuple[int, int]:
    """The powers of ten around all values, at least one apart."""
    powers = [log10(max(value, _LEAST)) for value in values] or [0]
    low = floor(min(powers))
    return low, max(ceil(max(powers)), low + 1)


def _place(value: float, decades: tuple[int, int], start: float, end: float) -> float:
    low, high = decades
    return start + (log10(max(value, _LEAST)) - low) / (high - low) * (end - start)
