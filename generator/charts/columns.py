"""Columns side by side on one base line, their values above and their labels below."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from generator.charts import svg, text
from generator.charts.bars import Bar
from generator.charts.svg import NOTE_SIZE, Drawing

HEIGHT, WIDTH, PITCH = 150, 36, 64
"""Pixels of the highest column, of each one's width, and from one to the next."""

_LINE, _ABOVE, _BELOW = 16, 6, 8
"""Pixels from line to line, from a column to its value, and from the base to the labels."""

_LIMIT = 5
"""Ems in a line under or over a column; five columns fit a phone."""


def draw(columns: Sequence[Bar], most: Fraction | int) -> Drawing:
    """A column for each value; `most` (above 0) is as high as the chart, others in proportion.

    Larger values are clipped; one that is not published, or not above 0, has no column.
    """
    over = [text.lines(column.text, _LIMIT) for column in columns]
    under = [text.lines(column.label, _LIMIT) for column in columns]
    base = _LINE * max(map(len, over), default=1) + _ABOVE + HEIGHT
    width = max(1, len(columns)) * PITCH
    parts: list[str] = [f'<path class="dw-base" d="M0 {base}H{width}"/>']
    for at, column in enumerate(columns):
        middle, high = at * PITCH + PITCH // 2, _height(column.value, most)
        if high:
            place = f'x="{middle - WIDTH // 2}" y="{base - high}" width="{WIDTH}" height="{high}"'
            parts.append(f'<rect class="dw-bar" {place} fill="currentColor"/>')
        first = base - high - _ABOVE - _LINE * (len(over[at]) - 1)
        parts += _words(over[at], middle, first)
        parts += _words(under[at], middle, base + _BELOW + NOTE_SIZE, "")
    lines = max(map(len, under), default=1)
    return Drawing(width, base + _BELOW + _LINE * lines + 4, svg.lines(parts))


def _height(value: Fraction | int | None, most: Fraction | int) -> int:
    if value is None or value <= 0:
        return 0
    return max(1, round(min(Fraction(1), Fraction(value) / most) * HEIGHT))


def _words(
    lines: Sequence[str], middle: int, first: int, more: str = ' class="dw-note"'
) -> Iterator[str]:
    for at, line in enumerate(lines):
        yield svg.words(line, middle, first + _LINE * at, NOTE_SIZE, more)
