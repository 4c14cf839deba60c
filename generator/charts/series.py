"""Labelled values under a caption, to be drawn as bars, as columns or as a radar."""

from fractions import Fraction

from msgspec import Struct

from generator.charts.bars import Bar


class Series(Struct, frozen=True):
    """Values of which `most` (above 0) is drawn in full; `head` are the heads of the data table."""

    caption: str
    head: tuple[str, str]
    values: tuple[Bar, ...]
    most: Fraction | int
    legend: tuple[str, ...] = ()

    @property
    def description(self) -> str:
        """All that is drawn, in words."""
        return "，".join(f"{one.label} {one.text}" for one in self.values) + "。"

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows of the data table."""
        return tuple((one.label, one.text) for one in self.values)
