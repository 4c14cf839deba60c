"""Notices → what may be objected to now, what is coming, and what is new."""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest

from generator.contract import Link
from generator.kinds.notices.model import (
    INDEX,
    Badge,
    Notice,
    State,
    badge,
    page_path,
    span,
    status,
)
from generator.kinds.organisations.model import Organisation
from generator.world import World

OPEN = 20
"""How many open notices the page holds, and how many that are coming."""

NEWEST = 10
"""How many new notices the page holds."""


@dataclass(frozen=True, slots=True)
class Row:
    """A notice in a list; `until` is the day after which a list of open ones drops it."""

    day: str
    link: Link
    meta: str
    period: str
    badge: Badge | None
    until: str


@dataclass(frozen=True, slots=True)
class Announcements:
    """The lists of notices; `more` leads to those that found no room."""

    open: tuple[Row, ...]
    upcoming: tuple[Row, ...]
    newest: tuple[Row, ...]
    more: Link | None
    all: Link | None


def announcements(world: World) -> Announcements:
    """The lists of notices for the home page."""
    notices = [entry.value for entry in world.all(Notice)]
    states = {notice.id: status(world, notice) for notice in notices}
    running = [notice for notice in notices if states[notice.id] is State.OPEN]
    upcoming = [notice for notice in notices if states[notice.id] is State.UPCOMING]
    newest = nsmallest(NEWEST, notices, lambda one: (-one.issued_on.toordinal(), one.id))
    left = max(0, len(running) - OPEN) + max(0, len(upcoming) - OPEN)
    return Announcements(
        tuple(_row(world, one, until=True) for one in _first(running, "end")),
        tuple(_row(world, one, until=True) for one in _first(upcoming, "start")),
        tuple(_row(world, one) for one in newest),
        Link(f"另有 {left} 条正在公示或即将公示", INDEX) if left else None,
        Link(f"全部 {len(notices)} 条公示公告", INDEX) if notices else None,
    )


def _first(notices: Iterable[Notice], day: str) -> list[Notice]:
    return nsmallest(OPEN, notices, lambda one: (getattr(one, day), one.id))


def _row(world: World, notice: Notice, *, until: bool = False) -> Row:
    organisation = world.get(Organisation, notice.org_id)
    words = (organisation.short if organisation else "", notice.type.label)
    return Row(
        notice.issued_on.isoformat(),
        Link(notice.title, page_path(notice.id)),
        " · ".join(word for word in words if word),
        span(notice.start, notice.end) if until and notice.start and notice.end else "",
        badge(world, notice),
        notice.end.isoformat() if until and notice.end else "",
    )
