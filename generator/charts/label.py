"""The text of a box, set in lines or in columns, and the size of box it needs."""

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from generator.charts import svg, text
from generator.charts.model import Node, notes
from generator.charts.svg import NOTE_SIZE, TITLE_SIZE
from generator.md import Md

_TURNED = "（）［］｛｝〈〉《》「」『』【】〔〕－～—–…"
_COLUMN = 16
"""Cells in a column before the text goes on in the next one."""


class Row(Struct, frozen=True):
    """A line of text, or a column of cells, at a font size in pixels."""

    cells: tuple[str, ...]
    size: int

    @property
    def pitch(self) -> int:
        """Pixels from one line to the next."""
        return self.size + 6

    @property
    def cell(self) -> int:
        """Pixels from one cell of a column to the next."""
        return self.size + 2


class Label(Struct, frozen=True):
    """The set text of a box and the least size of the box, padding included; `width` is even."""

    rows: tuple[Row, ...]
    vertical: bool
    width: int
    height: int


def of(node: Node, vertical: bool, limit: int, hidden: int = 0) -> Label:
    """The label of a node, with the number of organisations left out under it.

    `limit` is the longest line of a horizontal title in ems.
    """
    small = (*notes(node), *([more(hidden)] if hidden else []))
    if vertical:
        return _down((node.title, *small))
    return _across((node.title, *small), limit)


def more(count: int) -> str:
    """What stands for organisations that are not drawn."""
    return f"另有 {count} 个"


def draw(label: Label, x: int, y: int, width: int, height: int) -> Md:
    """The text in the middle of a box at `x`, `y`."""
    middle = x + width // 2, y + height // 2
    return _draw_down(label, *middle) if label.vertical else _draw_across(label, *middle)


def _across(paragraphs: Sequence[str], limit: int) -> Label:
    title, *small = paragraphs
    rows = tuple(Row((line,), TITLE_SIZE) for line in text.lines(title, limit))
    note_limit = limit * TITLE_SIZE // NOTE_SIZE
    rows += tuple(
        Row((line,), NOTE_SIZE) for each in small for line in text.lines(each, note_limit)
    )
    width = max(text.pixels(row.cells[0], row.size) for row in rows) + 24
    return Label(rows, False, width + width % 2, sum(row.pitch for row in rows) + 14)


def _down(paragraphs: Sequence[str]) -> Label:
    title, *small = paragraphs
    rows = tuple(Row(column, TITLE_SIZE) for column in text.columns(title, _COLUMN))
    rows += tuple(Row(column, NOTE_SIZE) for column in _packed(small))
    width = sum(row.pitch for row in rows) + 10
    height = max((len(row.cells) * row.cell for row in rows), default=0) + 16
    return Label(rows, True, width + width % 2, height)


def _packed(small: Sequence[str]) -> list[tuple[str, ...]]:
    """Columns of notes; notes share a column, an empty cell apart, while there is room."""
    packed: list[tuple[str, ...]] = []
    for column in (each for line in small for each in text.columns(line, _COLUMN)):
        if packed and len(packed[-1]) + 1 + len(column) <= _COLUMN:
            packed[-1] = (*packed[-1], "", *column)
        else:
            packed.append(column)
    return packed


def _draw_across(label: Label, x: int, y: int) -> Md:
    top = y - sum(row.pitch for row in label.rows) // 2
    drawn = []
    for row in label.rows:
        baseline = top + row.pitch // 2 + _drop(row.size)
        drawn.append(svg.words(row.cells[0], x, baseline, row.size, _class(row)))
        top += row.pitch
    return Md("".join(drawn))


def _draw_down(label: Label, x: int, y: int) -> Md:
    right = x + sum(row.pitch for row in label.rows) // 2
    top = y - max((len(row.cells) * row.cell for row in label.rows), default=0) // 2
    drawn = []
    for row in label.rows:
        drawn.append(_column(row, right - row.pitch // 2, top))
        right -= row.pitch
    return Md("".join(drawn))


def _column(row: Row, x: int, top: int) -> str:
    placed = [
        glyph
        for i, cell in enumerate(row.cells)
        for glyph in _glyphs(cell, x, top + i * row.cell + row.cell // 2, row.size)
    ]
    runs = groupby(enumerate(placed), key=lambda pair: pair[0] + 1 if _alone(pair[1][0]) else 0)
    return "".join(_run([glyph for _, glyph in run], row) for _, run in runs)


def _glyphs(cell: str, x: int, y: int, size: int) -> list[tuple[str, int, int, int]]:
    """The glyphs of a cell with place and turn; a glyph's middle is 0.36 em over its baseline."""
    if not cell:
        return []
    if len(cell) == 2 and cell.isascii():
        beside = size // 4 + 1
        return [
            (cell[0], x - beside, y + _drop(size), 0),
            (cell[1], x + beside, y + _drop(size), 0),
        ]
    if cell in _TURNED:
        return [(cell, x + size // 7, y - size // 2, 90)]
    return [(cell, x, y + _drop(size), 0)]


def _alone(glyph: str) -> bool:
    """Whether renderers could count the glyph as more than one character."""
    return len(glyph.encode("utf-16-le")) > 2


def _run(glyphs: Sequence[tuple[str, int, int, int]], row: Row) -> str:
    content, xs, ys, turns = zip(*glyphs, strict=True)
    turn = f' rotate="{" ".join(map(str, turns))}"' if any(turns) else ""
    places = f'x="{" ".join(map(str, xs))}" y="{" ".join(map(str, ys))}"{turn}'
    return (
        f'<text {places} font-size="{row.size}" fill="currentColor" stroke="none"{_class(row)}>'
        f"{text.escape(''.join(content))}</text>"
    )


def _drop(size: int) -> int:
    return size * 9 // 25


def _class(row: Row) -> str:
    return ' class="dw-note"' if row.size == NOTE_SIZE else ""
