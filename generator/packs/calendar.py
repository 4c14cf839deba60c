"""Working days of the country: weekends, statutory holidays and make-up days.

Days of 2004 to 2026 come from the package chinesecalendar, which follows the yearly notices of the
State Council; a `WorkYear` replaces a year or adds one that the package does not know yet.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

import chinese_calendar
from msgspec import Struct, field

from generator.schema import Many, Model, Text, Year, term
from generator.schema.types import Day

_ONE = timedelta(days=1)
YEARS = range(min(chinese_calendar.holidays).year, max(chinese_calendar.holidays).year + 1)
"""The years whose arrangement the package knows."""


class WorkYear(Model):
    """The published arrangement of a year: weekdays that are free, weekend days that are worked."""

    year: Year = term("年份", example="2027")
    holidays: Many[Day] = term("放假", "放假的工作日和法定节日，逐日写")
    workdays: Many[Day] = term("调休上班", "要上班的周末，逐日写", ())
    source: Text = term(
        "来源", "公布安排的文件", example="国务院办公厅关于2027年部分节假日安排的通知"
    )


class Span(Struct, frozen=True):
    """A number of working days or the day they end; not `certain` where a year is not known yet."""

    days: int
    end: date
    certain: bool


class Calendar(Struct, frozen=True):
    """Which days are worked; years of its own go before those of the package."""

    years: Mapping[int, WorkYear] = field(default_factory=dict)

    def knows(self, year: int) -> bool:
        """Whether the arrangement of a year has been published and is known here."""
        return year in self.years or year in YEARS

    def works(self, day: date) -> bool:
        """Whether a day is a working day; of an unknown year, whether it is a weekday."""
        if (own := self.years.get(day.year)) is not None:
            return day in own.workdays or (day.weekday() < 5 and day not in own.holidays)
        return _workday(day) if day.year in YEARS else day.weekday() < 5

    def count(self, start: date, end: date, *, inclusive: bool = True) -> Span:
        """The working days from `start` to `end`, both included, or without the first day."""
        day = start if inclusive else start + _ONE
        days = sum(self.works(day + _ONE * ahead) for ahead in range((end - day).days + 1))
        return Span(days, end, self._certain(start, end))

    def end(self, start: date, days: int, *, inclusive: bool = True) -> Span:
        """The working day with which a period of `days` working days from `start` is complete."""
        day, left = (start if inclusive else start + _ONE), days
        while (left := left - self.works(day)) > 0:
            day += _ONE
        return Span(days, day, self._certain(start, day))

    def _certain(self, start: date, end: date) -> bool:
        return all(self.knows(year) for year in range(start.year, end.year + 1))


@cache
def _workday(day: date) -> bool:
    return bool(chinese_calendar.is_workday(day))
