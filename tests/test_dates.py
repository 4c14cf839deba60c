"""Terms by the calendar: months, years, quarters."""

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dates import add_months, add_years, month_end, quarter, quarter_end

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-05-18", 1, "2026-06-18"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-05-18", 0, "2026-05-18"),
        ("2024-02-29", 12, "2025-02-28"),
    ],
)
def test_months_are_of_the_calendar(day: str, months: int, expected: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(expected)


def test_a_leap_day_has_its_year_on_the_last_of_february() -> None:
    assert add_years(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert add_years(date(2024, 2, 29), 4) == date(2028, 2, 29)


def test_beyond_the_calendar_is_its_end() -> None:
    assert add_months(date(9999, 12, 1), 1) == date.max
    assert add_months(date(1, 1, 31), -1) == date.min


@given(days, st.integers(-600, 600))
def test_the_month_is_right_and_the_day_never_later(day: date, months: int) -> None:
    found = add_months(day, months)
    assert found.year * 12 + found.month == day.year * 12 + day.month + months
    assert found.day == min(day.day, monthrange(found.year, found.month)[1])


@given(days, days, st.integers(0, 60))
def test_a_later_day_never_has_an_earlier_end(one: date, other: date, months: int) -> None:
    first, second = sorted((one, other))
    assert add_months(first, months) <= add_months(second, months)


@given(days)
def test_a_day_lies_in_its_quarter(day: date) -> None:
    number = quarter(day)
    assert 1 <= number <= 4
    assert day <= quarter_end(day.year, number)
    assert number == 1 or quarter_end(day.year, number - 1) < day


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2024, 2, 3), date(2024, 2, 29)),
        (date(2026, 11, 30), date(2026, 11, 30)),
        (date(9999, 12, 1), date.max),
    ],
)
def test_a_month_ends_on_its_last_day(day: date, end: date) -> None:
    assert month_end(day) == end
