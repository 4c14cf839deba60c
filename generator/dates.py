"""Days as official documents write them, and terms by the calendar."""

from calendar import monthrange
from datetime import date

WEEKDAYS = "一二三四五六日"
"""The days of a week, Monday first, without the word before them."""


def month_end(day: date) -> date:
    """The last day of the month of a day."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def chinese_date(value: date) -> str:
    """A day as official documents write it: 2026年5月18日, without zero padding (GB/T 9704)."""
    return f"{value.year}年{value.month}月{value.day}日"


def add_months(day: date, months: int) -> date:
    """The same day so many calendar months later (or, below 0, earlier).

    Where that month has no such day it is its last day (民法典 arts 201-203); beyond the calendar
    it is the calendar's first or last day.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_years(day: date, years: int) -> date:
    """The same day so many calendar years later; 29 February becomes 28 in a common year."""
    return add_months(day, 12 * years)


def quarter(day: date) -> int:
    """The quarter of the year in which a day lies, from 1."""
    return (day.month + 2) // 3


def quarter_end(year: int, number: int) -> date:
    """The last day of a quarter, numbered from 1."""
    month = 3 * number
    return date(year, month, monthrange(year, month)[1])
