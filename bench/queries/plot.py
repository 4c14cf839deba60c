"""Labelled numbers → bars in an SVG."""

from collections.abc import Iterator, Sequence
from html import escape

from msgspec import Struct

WIDTH, LEFT, RIGHT, LINE = 720, 220, 80, 26
"""Of the picture, of the labels, of the numbers; the height of a bar with its gap."""


class Panel(Struct, frozen=True):
    """A title and labelled numbers of one unit, none below nothing."""

    title: str
    bars: Sequence[tuple[str, float]]


def bars(panels: Sequence[Panel]) -> str:
    """The panels, one below the other; each has a scale of its own, from nothing to its largest."""
    parts: list[str] = []
    top = LINE
    for panel in panels:
        parts += _panel(panel, top)
        top += LINE * (len(panel.bars) + 2)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top}" font-family="sans-serif" font-size="14">'
    ground = f'<rect width="{WIDTH}" height="{top}" fill="#fff"/>'
    return "\n".join((head, ground, *parts, "</svg>\n"))


def _panel(panel: Panel, top: int) -> Iterator[str]:
    yield f'<text x="10" y="{top}" font-weight="bold">{escape(panel.title)}</text>'
    scale = (WIDTH - LEFT - RIGHT) / (max((value for _, value in panel.bars), default=0) or 1)
    for at, (label, value) in enumerate(panel.bars):
        y = top + LINE * at + 12
        width = value * scale
        yield f'<text x="{LEFT - 8}" y="{y + 14}" text-anchor="end">{escape(label)}</text>'
        yield f'<rect x="{LEFT}" y="{y}" width="{width:.1f}" height="18" fill="#b3261e"/>'
        yield f'<text x="{LEFT + width + 6:.1f}" y="{y + 14}">{value:,.0f}</text>'
