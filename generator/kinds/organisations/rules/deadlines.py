"""Months from a day, within the calendar, and how long before a day staff are told."""

from datetime import date

from generator.dates import add_months


def months_later(day: date, months: int) -> date:
    """So many calendar months later (below 0 earlier); the calendar's last day or first beyond it."""
    try:
        return add_months(day, months)
    except ValueError:
        return date.max if months > 0 else date.min


def ahead(due: date, months: int) -> int:
    """How many days so many months before a day are."""
    return (due - months_later(due, -months)).days
