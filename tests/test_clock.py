"""Which day it is."""

from datetime import UTC, date, datetime

import pytest

from generator import clock


def test_the_day_asked_for_stands_above_the_environment() -> None:
    asked = date(2026, 5, 18)
    assert clock.today({"SOURCE_DATE_EPOCH": "0"}, asked) == asked


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 5, 17, 15, 59, 59, tzinfo=UTC), date(2026, 5, 17)),
        (datetime(2026, 5, 17, 16, 0, 0, tzinfo=UTC), date(2026, 5, 18)),
    ],
)
def test_a_day_begins_at_midnight_in_china(moment: datetime, day: date) -> None:
    assert clock.today({"SOURCE_DATE_EPOCH": str(int(moment.timestamp()))}) == day


def test_the_epoch_of_a_day_is_that_day() -> None:
    for day in (date(2026, 1, 1), date(2026, 12, 31)):
        assert clock.today({"SOURCE_DATE_EPOCH": clock.epoch(day)}) == day
