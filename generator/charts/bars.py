"""Horizontal bars that take the width they get, with text of constant size."""

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from generator.charts import heading, svg
from generator.charts.svg import Drawing

BAR, BETWEEN = 12, 10
"""Height of a bar, and pixels from one to the words of the next."""


class Bar(Struct, frozen=True):
    """A labelled value and the text printed for it; None is a value that is not published."""

    label: str
    value: Fraction | int | None
    text: str


def draw(bars: Sequence[Bar], most: Fraction | int) -> Drawing:
    """One bar for each value; `most` (above 0) fills the width, larger and negative are clipped."""
    parts: list[str] = []
    top = 0
    for bar in bars:
        words, under = heading.draw(bar.label, bar.text, top)
        parts += [*words, *_bar(bar, most, under)]
        top = under + BAR + BETWEEN
    return Drawing(360, max(1, top), svg.lines(parts), fluid=True)


def _bar(bar: Bar, most: Fraction | int, top: int) -> tuple[str, ...]:
    track = f'x="0" y="{top}" height="{BAR}" rx="3"'
    behind = f'<rect class="dw-track" {track} width="100%"/>'
    if bar.value is None or bar.value <= 0:
        return (behind,)
    share = heading.percent(min(1000, int(Fraction(bar.value) * 1000 / most)))
    return behind, f'<rect class="dw-bar" {track} width="{share}" fill="currentColor"/>'
