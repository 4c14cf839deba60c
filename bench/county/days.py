"""Days of the county: all before one fixed day, and periods that no long holiday cuts short."""

from datetime import date, timedelta
from functools import lru_cache
from random import Random

from .draw import one

TODAY = date(2026, 11, 22)
"""The day the county is made for; check and build it with `--today 2026-11-22`."""

_QUIET = (((1, 18), (2, 28)), ((4, 29), (5, 6)), ((9, 28), (10, 9)), ((12, 25), (12, 31)))
"""Stretches with long holidays, in which no period begins or ends (first and last day)."""

LONGEST = 11
"""The longest period of a notice, in days."""


def _quiet(day: date) -> bool:
    return any(first <= (day.month, day.day) <= last for first, last in _QUIET)


@lru_cache
def working(year: int, months: tuple[int, ...], period: bool) -> tuple[date, ...]:
    """Mondays to Fridays of some months up to `TODAY`; with `period`, a period fits after each."""
    first = date(year, 1, 5)
    days = (first + timedelta(days=offset) for offset in range(360))
    return tuple(
        day
        for day in days
        if day.year == year
        and day.month in months
        and day.weekday() < 5
        and day <= TODAY
        and not (period and (_quiet(day) or _quiet(day + timedelta(days=LONGEST))))
    )


def issue(rng: Random, year: int, months: tuple[int, ...], period: bool) -> date:
    """A day in a year on which a notice may be issued; in the year before where there is none."""
    found = working(year, months, period) or working(year - 1, months, period)
    return one(rng, found)


def later(day: date, days: int) -> date:
    """The day so many days later, or the Monday after it at a weekend."""
    moved = day + timedelta(days=days)
    return moved + timedelta(days=(7 - moved.weekday()) % 7 if moved.weekday() > 4 else 0)
