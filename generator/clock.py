"""Which day it is: asked for, fixed by the environment, or read from the clock once."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8), "Asia/Shanghai")
"""The one time zone of the country; a fixed offset needs no zone database on Windows."""


def today(environment: Mapping[str, str], asked: date | None = None) -> date:
    """The day asked for, else that of `SOURCE_DATE_EPOCH`, else the present day in China."""
    if asked is not None:
        return asked
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), BEIJING).date()
    return datetime.now(BEIJING).date()


def epoch(day: date) -> str:
    """The `SOURCE_DATE_EPOCH` of a day: its noon in China, in seconds."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=BEIJING)
    return str(int(noon.astimezone(UTC).timestamp()))
