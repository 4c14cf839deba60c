"""Horizontal bars that take the width they get, with text of constant size."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from generator.charts import svg
from generator.charts.svg import NOTE_SIZE, TITLE_SIZE, Drawing

_PITCH, _BAR = 46, 12
"""Pixels from one bar to the next, and height of a bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A labelled value and the text printed for it; None is a value that is not published."""

    label: str
    value: Fraction | int | None
    text: str


def draw(bars: Sequence[Bar], most: Fraction | int) -> Drawing:
    """One bar for each value; `most` (above 0) fills the width, larger and negative are clipped."""
    body = svg.lines(part for row, bar in enumerate(bars) for part in _bar(bar, most, row * _PITCH))
    return Drawing(360, max(1, len(bars) * _PITCH), body, fluid=True)


def _bar(bar: Bar, most: Fraction | int, top: int) -> tuple[str, ...]:
    track = f'x="0" y="{top + 24}" height="{_BAR}" rx="3"'
    label = svg.words(bar.label, 0, top + 16, TITLE_SIZE, ' text-anchor="start"')
    value = svg.words(bar.text, 0, top + 16, NOTE_SIZE, ' class="dw-note" text-anchor="end"')
    parts = (
        label,
        value.replace('x="0"', 'x="100%"', 1),
        f'<rect class="dw-track" {track} width="100%"/>',
    )
    if bar.value is None or bar.value <= 0:
        return parts
    thousandths = min(1000, int(Fraction(bar.value) * 1000 / most))
    share = f"{thousandths // 10}.{thousandths % 10}%"
    return (*parts, f'<rect class="dw-bar" {track} width="{share}" fill="currentColor"/>')
