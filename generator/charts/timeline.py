"""Who held which post when, as bars on a common line of years; present terms are marked."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from msgspec import Struct

from generator.charts import heading, svg
from generator.charts.bars import BAR, BETWEEN
from generator.charts.svg import NOTE_SIZE, Drawing
from generator.dates import chinese_date

_STEPS = 5
"""At most so many years are written over the line, and that of its end."""

_AXIS = 24
"""Pixels that the years take."""

PRESENT = "现任"
"""What is said of a term that has not ended."""


class Term(Struct, frozen=True):
    """A post and who holds it from a day on; `end` is the day of leaving, None while it lasts."""

    post: str
    name: str
    start: date
    end: date | None = None

    @property
    def days(self) -> str:
        """The days in words."""
        first = chinese_date(self.start)
        return f"{first}至{chinese_date(self.end)}" if self.end else f"{first}起，{PRESENT}"


class Terms(Struct, frozen=True):
    """Terms in the order in which they are drawn, up to a day."""

    caption: str
    terms: tuple[Term, ...]
    today: date
    legend: tuple[str, ...] = ()
    head: tuple[str, ...] = ("职务", "姓名", "任职时间")

    @property
    def description(self) -> str:
        """All that is drawn, in words."""
        return "；".join(f"{one.post}{one.name}，{one.days}" for one in self.terms) + "。"

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows of the data table."""
        return tuple((one.post, one.name, one.days) for one in self.terms)


class _Years(Struct, frozen=True):
    """The years on the line; the last is where it ends."""

    ticks: range

    def at(self, day: date) -> int:
        """Where a day stands, in thousandths of the line."""
        begin = date(self.ticks[0], 1, 1)
        whole = (date(self.ticks[-1], 1, 1) - begin).days
        return max(0, min(1000, int(Fraction(1000 * (day - begin).days, whole))))


def draw(whole: Terms) -> Drawing:
    """The years, and under them a bar for each term."""
    years = _years(whole)
    words: list[str] = []
    drawn: list[str] = []
    top = _AXIS
    for one in whole.terms:
        heads, under = heading.draw(f"{one.post} {one.name}", one.days, top)
        words += [*heads, _term(one, whole.today, years, under)]
        top = under + BAR + BETWEEN
    drawn += _axis(years, top)
    return Drawing(360, top, svg.lines((*drawn, *words)), fluid=True)


def _years(whole: Terms) -> _Years:
    first = min((one.start.year for one in whole.terms), default=whole.today.year)
    last = max(whole.today, *(one.end or whole.today for one in whole.terms)).year + 1
    step = -(-(last - first) // _STEPS)
    return _Years(range(first, last + step, step))


def _axis(years: _Years, bottom: int) -> Iterator[str]:
    for number, year in enumerate(years.ticks):
        x = heading.percent(years.at(date(year, 1, 1)))
        anchor = "start" if number == 0 else "end" if year == years.ticks[-1] else "middle"
        label = svg.words(f"{year}", 0, 14, NOTE_SIZE, f' class="dw-note" text-anchor="{anchor}"')
        yield f'<line class="dw-ring" x1="{x}" x2="{x}" y1="{_AXIS - 4}" y2="{bottom}"/>'
        yield label.replace('x="0"', f'x="{x}"', 1)


def _term(one: Term, today: date, years: _Years, top: int) -> str:
    start = years.at(one.start)
    size = max(5, years.at(one.end or today) - start)
    sort = "dw-term" if one.end else "dw-term dw-term--present"
    place = f'x="{heading.percent(min(start, 995))}" y="{top}" width="{heading.percent(size)}"'
    return f'<rect class="{sort}" {place} height="{BAR}" rx="2"/>'
