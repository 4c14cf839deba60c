"""Ratings as rows of stars, the given ones full and the others in outline."""

from collections.abc import Iterator

from msgspec import Struct

from generator.charts import heading, svg
from generator.charts.bars import BETWEEN
from generator.charts.svg import Drawing

SIZE = 20
"""Pixels from one star to the next."""

_STAR = "0,-9 2.1,-2.9 8.6,-2.8 3.4,1.1 5.3,7.3 0,3.6 -5.3,7.3 -3.4,1.1 -8.6,-2.8 -2.1,-2.9"
"""The corners of a star around its middle."""


class Rating(Struct, frozen=True):
    """How many stars somebody or something was given, and what is said of it."""

    label: str
    given: int
    text: str
    more: tuple[str, ...] = ()


class Ratings(Struct, frozen=True):
    """Ratings out of so many stars; `head` names the label, the `more` of each, and its text."""

    caption: str
    head: tuple[str, ...]
    of: int
    ratings: tuple[Rating, ...]
    legend: tuple[str, ...] = ()

    @property
    def description(self) -> str:
        """All that is drawn, in words."""
        return "，".join(f"{one.label} {one.text}" for one in self.ratings) + "。"

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows of the data table."""
        return tuple((one.label, *one.more, one.text) for one in self.ratings)


def draw(whole: Ratings) -> Drawing:
    """A row of stars under the words of each rating."""
    parts: list[str] = []
    top = 0
    for one in whole.ratings:
        words, under = heading.draw(one.label, one.text, top)
        parts += [*words, *_stars(one.given, whole.of, under)]
        top = under + SIZE + BETWEEN
    return Drawing(360, max(1, top), svg.lines(parts), fluid=True)


def _stars(given: int, of: int, top: int) -> Iterator[str]:
    for at in range(of):
        middle = f"{at * SIZE + SIZE // 2} {top + SIZE // 2}"
        sort = "dw-star dw-star--given" if at < given else "dw-star"
        yield f'<polygon class="{sort}" transform="translate({middle})" points="{_STAR}"/>'
