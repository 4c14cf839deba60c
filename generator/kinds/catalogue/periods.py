"""Months, quarters, half-years and years: as staff write them, and as days."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from .model import Cadence

_NUMBER = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}
_FORMS = (
    (Cadence.QUARTERLY, re.compile(r"(\d{4})(?:年?-?[Qq]([1-4])|年第?([1-4一二三四])季度)")),
    (Cadence.SEMIANNUAL, re.compile(r"(\d{4})(?:年?-?[Hh]([12])|年([上下])半年)")),
    (Cadence.MONTHLY, re.compile(r"(\d{4})(?:[-/.](\d{1,2})|年(\d{1,2})月)")),
    (Cadence.ANNUAL, re.compile(r"(\d{4})(?:年度?)?")),
)

EXAMPLES = {
    Cadence.MONTHLY: "2026年3月",
    Cadence.QUARTERLY: "2026年第一季度",
    Cadence.SEMIANNUAL: "2026年上半年",
    Cadence.ANNUAL: "2026年",
}
"""How a period of each cadence is written."""


YEARS = range(1900, 2101)
"""The years that a period may be of."""


class Period(Struct, frozen=True, order=True):
    """A stretch of whole months of one year; `number` counts those of the year from 1."""

    year: int
    number: int
    cadence: Cadence

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, (self.number - 1) * self.cadence.months + 1, 1)

    @property
    def last(self) -> date:
        """The last day."""
        return self.following.first - timedelta(days=1)

    @property
    def label(self) -> str:
        """The period in words."""
        return f"{self.year}年{self.within}"

    @property
    def within(self) -> str:
        """What the period is called within its year; empty for a whole year."""
        if self.cadence is Cadence.QUARTERLY:
            return f"{'一二三四'[self.number - 1]}季度"
        if self.cadence is Cadence.SEMIANNUAL:
            return f"{'上下'[self.number - 1]}半年"
        return f"{self.number}月" if self.cadence is Cadence.MONTHLY else ""

    @property
    def following(self) -> "Period":
        """The next period of the same cadence."""
        if self.number * self.cadence.months == 12:
            return Period(self.year + 1, 1, self.cadence)
        return Period(self.year, self.number + 1, self.cadence)

    @property
    def preceding(self) -> "Period":
        """The period before, of the same cadence."""
        if self.number == 1:
            return Period(self.year - 1, 12 // self.cadence.months, self.cadence)
        return Period(self.year, self.number - 1, self.cadence)

    def contains(self, other: "Period") -> bool:
        """Whether another period lies wholly in this one."""
        first, end = self.months
        others_first, others_end = other.months
        return first <= others_first and others_end <= end

    @property
    def months(self) -> tuple[int, int]:
        """The first month and that after the last one, counted from the year 0."""
        months = self.cadence.months
        first = 12 * self.year + (self.number - 1) * months
        return first, first + months


def of(cadence: Cadence, day: date) -> Period:
    """The period in which a day lies."""
    return Period(day.year, (day.month - 1) // cadence.months + 1, cadence)


def read(text: str | None) -> Period | None:
    """The period that a text names, None where it names none."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text or ""))
    for cadence, form in _FORMS:
        if found := form.fullmatch(plain):
            year, *rest = (part for part in found.groups() if part)
            number = int(_NUMBER.get(rest[0], rest[0])) if rest else 1
            sound = 1 <= number <= 12 // cadence.months and int(year) in YEARS
            return Period(int(year), number, cadence) if sound else None
    return None


def between(first: Period, last: Period) -> Iterator[Period]:
    """Every period from the first to the last, both included."""
    period = first
    while period.first <= last.first:
        yield period
        period = period.following


def recent(today: date, quarters: int) -> tuple[Period, ...]:
    """So many quarters up to the one of today, oldest first."""
    found = [of(Cadence.QUARTERLY, today)]
    while len(found) < quarters:
        found.append(found[-1].preceding)
    return tuple(reversed(found))
