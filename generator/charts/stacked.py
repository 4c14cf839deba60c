"""Wholes and what they are made of, as bars of pieces that take the width they get."""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from generator.charts import heading, svg, text
from generator.charts.bars import BETWEEN
from generator.charts.svg import NOTE_SIZE, Drawing

_BAR, _LINE = 20, 17
"""Height of a bar, and pixels from line to line under it."""

SORTS = 5
"""How many sorts of pieces are told apart by shade; more begin again with the first."""


class Stack(Struct, frozen=True):
    """A whole: a value and its text for each sort of piece; None is one that is not published."""

    label: str
    values: tuple[Fraction | int | None, ...]
    texts: tuple[str, ...]

    @property
    def known(self) -> Fraction:
        """What the published pieces add up to."""
        return sum((Fraction(value) for value in self.values if value), Fraction(0))


class Stacked(Struct, frozen=True):
    """Wholes made of the same sorts of pieces; `first` is the head over their labels."""

    caption: str
    first: str
    names: tuple[str, ...]
    stacks: tuple[Stack, ...]

    @property
    def legend(self) -> tuple[str, ...]:
        """What each shade means."""
        return self.names

    @property
    def description(self) -> str:
        """All that is drawn, in words."""
        return (
            "；".join(f"{one.label}：{'，'.join(_said(one, self))}" for one in self.stacks) + "。"
        )

    @property
    def head(self) -> tuple[str, ...]:
        """The heads of the data table."""
        return (self.first, *self.names)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows of the data table."""
        return tuple((one.label, *one.texts) for one in self.stacks)


def draw(whole: Stacked) -> Drawing:
    """A bar for each whole, the largest as wide as there is room, its pieces in proportion."""
    most = max((one.known for one in whole.stacks), default=Fraction(0)) or Fraction(1)
    parts: list[str] = []
    top = 0
    for one in whole.stacks:
        words, under = heading.draw(one.label, "", top)
        parts += [*words, *_pieces(one, most, under)]
        lines = text.lines("，".join(_said(one, whole)), heading.ROOM // NOTE_SIZE)
        start = under + _BAR + NOTE_SIZE + 4
        parts += [
            svg.words(line, 0, start + _LINE * at, NOTE_SIZE, _NOTE)
            for at, line in enumerate(lines)
        ]
        top = start + _LINE * len(lines) + BETWEEN
    return Drawing(360, max(1, top), svg.lines(parts), fluid=True)


_NOTE = ' class="dw-note" text-anchor="start"'


def _said(one: Stack, whole: Stacked) -> list[str]:
    return [f"{name} {said}" for name, said in zip(whole.names, one.texts, strict=True)]


def _pieces(one: Stack, most: Fraction, top: int) -> Iterator[str]:
    """Each piece begins where the exact sum of those before it ends, so that none drifts."""
    passed = Fraction(0)
    for number, value in enumerate(one.values):
        if not value or value < 0:
            continue
        start = int(passed * 1000 / most)
        passed += value
        size = int(passed * 1000 / most) - start
        place = f'x="{heading.percent(start)}" y="{top}" width="{heading.percent(size)}"'
        yield f'<rect class="dw-piece dw-piece--{number % SORTS + 1}" {place} height="{_BAR}"/>'
