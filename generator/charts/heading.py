"""The words over a bar that takes the width it gets: a label, and beside or under it a value."""

from collections.abc import Iterator

from generator.charts import svg, text
from generator.charts.svg import NOTE_SIZE, TITLE_SIZE

ROOM = 288
"""Pixels that even the narrowest phone has for a figure."""

PITCH, BELOW = 20, 6
"""Pixels from one line to the next, and under the last one."""


def draw(label: str, value: str, top: int) -> tuple[tuple[str, ...], int]:
    """Elements from `top` down, and where what stands under them begins."""
    lines = text.lines(label, ROOM // TITLE_SIZE)
    values = text.lines(value, ROOM // NOTE_SIZE) if value else ()
    used = text.pixels(lines[-1], TITLE_SIZE) + text.pixels(value, NOTE_SIZE) + PITCH
    start = len(lines) - (len(values) == 1 and used <= ROOM)
    drawn = (*_labels(lines, top), *_values(values, top + PITCH * start))
    return drawn, top + PITCH * max(len(lines), start + len(values)) + BELOW - 2


def _labels(lines: tuple[str, ...], top: int) -> Iterator[str]:
    for at, line in enumerate(lines):
        yield svg.words(line, 0, top + 16 + PITCH * at, TITLE_SIZE, ' text-anchor="start"')


def _values(lines: tuple[str, ...], top: int) -> Iterator[str]:
    for at, line in enumerate(lines):
        drawn = svg.words(line, 0, top + 16 + PITCH * at, NOTE_SIZE, _VALUE)
        yield drawn.replace('x="0"', 'x="100%"', 1)


_VALUE = ' class="dw-note" text-anchor="end"'


def percent(thousandths: int) -> str:
    """A share of the width, exact to a thousandth."""
    return f"{thousandths // 10}.{thousandths % 10}%"
