"""The period of a notice in words: what goes on in it, and from when to when."""

from datetime import date

from msgspec import Struct

from generator.dates import chinese_date

from .records import NoticeType

PUBLICITY = "公示"
"""What most periods are for."""


class PeriodDay(Struct, frozen=True):
    """A day in words, and as a machine reads it."""

    iso: str
    text: str


def matter(notice_type: NoticeType) -> str:
    """What happens during the period of a type."""
    return "征求意见" if notice_type is NoticeType.DECISION_CONSULTATION else PUBLICITY


def days(start: date, end: date) -> tuple[PeriodDay, ...]:
    """The two ends of a period, the year named once; one day where they are the same."""
    first, last = chinese_date(start), chinese_date(end)
    if start.year == end.year:
        last = last.removeprefix(f"{end.year}年")
    both = (PeriodDay(start.isoformat(), first), PeriodDay(end.isoformat(), last))
    return both[:1] if start == end else both


def span(start: date, end: date) -> str:
    """A period in words: 2026年5月18日至5月22日."""
    return "至".join(day.text for day in days(start, end))
