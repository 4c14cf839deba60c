"""Notices → what may be objected to now, what is coming, and what is new."""

from collections.abc import Iterable, Iterator
from datetime import date
from heapq import nsmallest
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from generator.contract import Link
from generator.kinds.notices.model import (
    INDEX,
    Badge,
    Notice,
    NoticeType,
    State,
    badge,
    due,
    of_type,
    page_path,
    span,
    status,
)
from generator.kinds.organisations.model import Organisation
from generator.world import World

OPEN = 20
"""How many open notices the page holds, and how many that are coming."""

TYPES, EACH = 6, 2
"""How many types of new notices the page holds, and how many of each."""


class Row(Struct, frozen=True):
    """A notice in a list; `until` is the day after which a list of open ones drops it.

    `opens` is the day on which one that is coming goes to those that are open.
    """

    day: str
    link: Link
    meta: str
    period: str
    badge: Badge | None
    until: str
    opens: str = ""


class Newest(Struct, frozen=True):
    """The newest notices of a type."""

    type: Link
    rows: tuple[Row, ...]


class Announcements(Struct, frozen=True):
    """The lists of notices; `more` leads to those that found no room."""

    open: tuple[Row, ...]
    upcoming: tuple[Row, ...]
    newest: tuple[Newest, ...]
    more: Link | None
    all: Link | None


def announcements(world: World) -> Announcements:
    """The lists of notices for the home page."""
    notices = [entry.value for entry in world.all(Notice)]
    waiting = [entry.value for entry in due(world)]
    running = [notice for notice in waiting if status(world, notice) is State.OPEN]
    upcoming = [notice for notice in waiting if status(world, notice) is State.UPCOMING]
    left = max(0, len(running) - OPEN) + max(0, len(upcoming) - OPEN)
    return Announcements(
        tuple(_row(world, one, until=True) for one in running[:OPEN]),
        tuple(_coming(world, one) for one in nsmallest(OPEN, upcoming, key=_start)),
        tuple(_newest(world, notices)),
        Link(f"另有 {left} 条正在公示或即将公示", INDEX) if left else None,
        Link(f"全部 {len(notices)} 条公示公告", INDEX) if notices else None,
    )


def _newest(world: World, notices: Iterable[Notice]) -> Iterator[Newest]:
    """The types of which something has come last, each with that."""
    by_type: dict[NoticeType, list[Notice]] = {}
    for one in sorted(notices, key=lambda one: (-one.issued_on.toordinal(), one.id)):
        by_type.setdefault(one.type, []).append(one)
    for notice_type, found in islice(by_type.items(), TYPES):
        rows = tuple(_row(world, one, until=False) for one in found[:EACH])
        yield Newest(Link(notice_type.label, of_type(notice_type)), rows)


def _start(notice: Notice) -> tuple[date, str]:
    return notice.start or date.min, notice.id


def _coming(world: World, notice: Notice) -> Row:
    opens = notice.start.isoformat() if notice.start else ""
    return replace(_row(world, notice, until=True), opens=opens)


def _row(world: World, notice: Notice, *, until: bool) -> Row:
    """A notice among open ones, for which the day counts, or among those of its type."""
    organisation = world.get(Organisation, notice.org_id)
    words = (organisation.short if organisation else "", notice.type.label if until else "")
    return Row(
        notice.issued_on.isoformat(),
        Link(notice.title, page_path(notice.id)),
        " · ".join(word for word in words if word),
        span(notice.start, notice.end) if until and notice.start and notice.end else "",
        badge(world, notice),
        notice.end.isoformat() if until and notice.end else "",
    )
