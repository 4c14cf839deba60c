"""Notices, meetings and terms → the month: which days are busy, and what is still to come."""

from calendar import Calendar
from collections import Counter
from collections.abc import Iterator
from datetime import date
from heapq import nsmallest

from msgspec import Struct

from generator.contract import Link
from generator.dates import WEEKDAYS, month_end
from generator.kinds.meetings.model import Meeting
from generator.kinds.meetings.model import page_path as meeting_path
from generator.kinds.notices.model import Notice, State, matter, status
from generator.kinds.notices.model import page_path as notice_path
from generator.kinds.organisations.model import Organisation, OrganisationStatus
from generator.kinds.organisations.model import page_path as organisation_path
from generator.world import World

AHEAD = 8
"""How many things to come the page holds."""

SOON = 14
"""How many days the page looks ahead at least, also beyond the month."""


class Happening(Struct, frozen=True):
    """What happens on a day."""

    on: date
    what: str
    link: Link

    @property
    def day(self) -> str:
        """The day as it is said within a year."""
        return f"{self.on.month}月{self.on.day}日"


class Day(Struct, frozen=True):
    """A day of the calendar, and how much happens on it."""

    iso: str
    number: int
    busy: int


class Month(Struct, frozen=True):
    """The calendar of a month, and what comes next; `more` found no room."""

    caption: str
    weekdays: str
    weeks: tuple[tuple[Day | None, ...], ...]
    ahead: tuple[Happening, ...]
    more: int


def month(world: World) -> Month | None:
    """The month of today; None where nothing happens in it or soon after."""
    today = world.today
    soon = min(today.toordinal() + SOON, date.max.toordinal())
    last = max(month_end(today), date.fromordinal(soon))
    first = today.replace(day=1)
    found = [one for one in _happenings(world, first, last) if first <= one.on <= last]
    if not found:
        return None
    ahead = [one for one in found if one.on >= today]
    busy = Counter(one.on for one in found)
    weeks = Calendar().monthdayscalendar(today.year, today.month)
    return Month(
        f"{today.year}年{today.month}月",
        WEEKDAYS,
        tuple(tuple(_day(today, busy, one) for one in week) for week in weeks),
        tuple(nsmallest(AHEAD, ahead, lambda one: (one.on, one.what, str(one.link.target)))),
        max(0, len(ahead) - AHEAD),
    )


def _day(today: date, busy: Counter[date], number: int) -> Day | None:
    if not number:
        return None
    one = today.replace(day=number)
    return Day(one.isoformat(), number, busy[one])


def _happenings(world: World, first: date, last: date) -> Iterator[Happening]:
    """What happens between two days, and some of what is before or after."""
    for notice in (entry.value for entry in world.all(Notice)):
        if not notice.start or not notice.end or notice.start > last or notice.end < first:
            continue
        if status(world, notice) in _STATES:
            link, word = Link(notice.title, notice_path(notice.id)), matter(notice.type)
            yield Happening(notice.start, f"{word}开始", link)
            yield Happening(notice.end, f"{word}截止", link)
    for meeting in (entry.value for entry in world.all(Meeting)):
        if not first <= meeting.date <= last:
            continue
        holder = world.get(Organisation, meeting.org_id)
        title = f"{holder.short if holder else ''} {meeting.topic}".strip()
        yield Happening(meeting.date, meeting.kind.label, Link(title, meeting_path(meeting.id)))
    for one in (entry.value for entry in world.all(Organisation)):
        if one.renewal_due and one.status is OrganisationStatus.ACTIVE:
            yield Happening(one.renewal_due, "任期届满", Link(one.short, organisation_path(one.id)))


_STATES = frozenset(State) - {State.WITHDRAWN, State.CORRECTED}
"""States of notices whose days still mean something."""
