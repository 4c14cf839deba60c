"""Bands of cards one under the other, joined down the middle: alliances and leading groups."""

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from generator.charts import label, node, svg, text
from generator.charts.fit import MARGIN
from generator.charts.label import Label
from generator.charts.model import Node
from generator.charts.svg import NOTE_SIZE, Drawing, Line

_GAP, _PAD, _BETWEEN, _ABOVE, _HEAD = 12, 16, 36, 14, 28
"""Pixels between cards, inside a frame, between bands, over a row, and for a frame's title."""

_LINE = 9
"""Ems in a line of a card."""


class Band(Struct, frozen=True):
    """Cards side by side under a title; a band without a title has no frame."""

    title: str
    nodes: tuple[Node, ...]
    role: str = ""


class Card(Struct, frozen=True):
    """A card in its place."""

    node: Node
    label: Label
    role: str
    x: int
    y: int
    width: int
    height: int


class Stack(Struct, frozen=True):
    """The geometry of all bands: frames as x, y, width, height with their titles."""

    cards: tuple[Card, ...]
    frames: tuple[tuple[str, Line], ...]
    lines: tuple[Line, ...]
    width: int
    height: int


class _Grid(Struct, frozen=True):
    """The rows of a band and the size of its cards; all sizes are even."""

    band: Band
    rows: tuple[tuple[tuple[Node, Label], ...], ...]
    card: tuple[int, int]

    @property
    def framed(self) -> bool:
        return bool(self.band.title)

    @property
    def width(self) -> int:
        inner = len(self.rows[0]) * (self.card[0] + _GAP) - _GAP
        beside_the_line = 2 * (text.pixels(self.band.title, NOTE_SIZE) + 4)
        return max(inner, beside_the_line) + 2 * _PAD * self.framed

    @property
    def height(self) -> int:
        inner = len(self.rows) * (self.card[1] + _GAP) - _GAP
        return inner + (_HEAD + _ABOVE + _PAD) * self.framed


def draw(bands: Sequence[Band], width: int, links: str) -> Drawing:
    """Bands as a drawing at most `width` pixels wide; `links` is the class of the lines."""
    made = stack(bands, width)
    # Read aloud in this order: a title before what stands under it.
    parts = [
        *((frame[1], _frame(title, frame)) for title, frame in made.frames),
        *((card.y, _card(card)) for card in made.cards),
    ]
    parts.sort(key=lambda part: part[0])
    drawn = (svg.paths(links, [made.lines]), *(part for _, part in parts))
    return Drawing(made.width, made.height, svg.lines(drawn))


def stack(bands: Sequence[Band], width: int) -> Stack:
    """The geometry of bands; those without nodes are left out, long ones wrap into rows."""
    grids = [_grid(band, width - 2 * MARGIN) for band in bands if band.nodes]
    full = max(grid.width for grid in grids) + 2 * MARGIN
    middle, top = full // 2, MARGIN
    cards: list[Card] = []
    frames: list[tuple[str, Line]] = []
    lines: list[Line] = []
    for number, grid in enumerate(grids):
        if grid.framed:
            frames.append(
                (grid.band.title, (middle - grid.width // 2, top, grid.width, grid.height))
            )
        placed = _cards(grid, middle, top + (_HEAD + _ABOVE) * grid.framed)
        if number:
            lines.append((middle, top - _BETWEEN, middle, top))
        if number and grid.framed:
            lines += _comb(placed, middle, top)
        cards += placed
        top += grid.height + _BETWEEN
    return Stack(tuple(cards), tuple(frames), tuple(lines), full, top - _BETWEEN + MARGIN)


def _grid(band: Band, width: int) -> _Grid:
    labels = [label.of(each, False, _LINE if band.title else 2 * _LINE) for each in band.nodes]
    widest, tallest = max(each.width for each in labels), max(each.height for each in labels)
    inner = width - 2 * _PAD * bool(band.title)
    most = max(1, (inner + _GAP) // (widest + _GAP))
    share = -(-len(labels) // -(-len(labels) // most))
    pairs = tuple(zip(band.nodes, labels, strict=True))
    rows = tuple(pairs[at : at + share] for at in range(0, len(pairs), share))
    return _Grid(band, rows, (widest, tallest + tallest % 2))


def _cards(grid: _Grid, middle: int, top: int) -> list[Card]:
    cards, (width, height) = [], grid.card
    for row in grid.rows:
        left = middle - (len(row) * (width + _GAP) - _GAP) // 2
        for each, lettering in row:
            cards.append(Card(each, lettering, grid.band.role, left, top, width, height))
            left += width + _GAP
        top += height + _GAP
    return cards


def _comb(placed: Sequence[Card], middle: int, top: int) -> list[Line]:
    """From the line above to every card; a line beside the cards leads to the further rows."""
    rows = [list(row) for _, row in groupby(placed, key=lambda card: card.y)]
    trunk = min(card.x for card in placed) - _PAD // 2
    buses = [rows[0][0].y - _ABOVE, *(row[0].y - _GAP // 2 for row in rows[1:])]
    lines: list[Line] = [(middle, top, middle, buses[0])]
    for row, bus in zip(rows, buses, strict=True):
        xs = [card.x + card.width // 2 for card in row]
        start = trunk if len(rows) > 1 else min(xs)
        lines.append((start, bus, max(xs), bus))
        lines += [(x, bus, x, row[0].y) for x in xs]
    return [*lines, (trunk, buses[0], trunk, buses[-1])] if len(rows) > 1 else lines


def _card(card: Card) -> str:
    return node.draw(card.node, card.label, card.x, card.y, card.width, card.height, card.role)


def _frame(title: str, frame: Line) -> str:
    x, y, width, height = frame
    place = f'<rect class="dw-frame" x="{x}" y="{y}" width="{width}" height="{height}" rx="6"/>'
    start = ' class="dw-note" text-anchor="start"'
    return place + svg.words(title, x + _PAD, y + 20, NOTE_SIZE, start)
