"""Notices → what may be objected to now, what is coming, and what is new."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from pathlib import PurePosixPath

from generator.contract import Link, World
from generator.dates import chinese_date
from generator.kinds.notices.model import Notice, NoticeType, State, page_path, state
from generator.kinds.organisations.model import Organisation

OPEN = 20
"""How many open notices the page holds, and how many that are coming."""

NEWEST = 10
"""How many new notices the page holds."""

INDEX = PurePosixPath("notices/index.md")

LOOKS = {
    State.UPCOMING: ("upcoming", "即将开始"),
    State.OPEN: ("open", "{matter}中"),
    State.CLOSED: ("closed", "已结束"),
    State.CONCLUDED: ("closed", "已结束"),
    State.CORRECTED: ("corrected", "已更正"),
    State.WITHDRAWN: ("withdrawn", "已撤回"),
}
"""How the badge of a state looks, and what it says."""


@dataclass(frozen=True, slots=True)
class Badge:
    """Where a notice stands; `fixed` names what no passing day can change."""

    look: str
    text: str
    matter: str
    start: str
    end: str
    fixed: str


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
    states = {notice.id: _state(world, notice) for notice in notices}
    running = [notice for notice in notices if states[notice.id] is State.OPEN]
    upcoming = [notice for notice in notices if states[notice.id] is State.UPCOMING]
    newest = nsmallest(NEWEST, notices, lambda one: (-one.issued_on.toordinal(), one.id))
    left = max(0, len(running) - OPEN) + max(0, len(upcoming) - OPEN)
    return Announcements(
        tuple(_row(world, one, states[one.id], until=True) for one in _first(running, "end")),
        tuple(_row(world, one, states[one.id], until=True) for one in _first(upcoming, "start")),
        tuple(_row(world, one, states[one.id]) for one in newest),
        Link(f"另有 {left} 条正在公示或即将公示", INDEX) if left else None,
        Link(f"全部 {len(notices)} 条公示公告", INDEX) if notices else None,
    )


def _state(world: World, notice: Notice) -> State:
    corrections = world.by(Notice, "corrects").get(notice.id, ())
    return state(notice, (entry.value for entry in corrections), world.today)


def _first(notices: Iterable[Notice], day: str) -> list[Notice]:
    return nsmallest(OPEN, notices, lambda one: (getattr(one, day), one.id))


def _row(world: World, notice: Notice, now: State, *, until: bool = False) -> Row:
    organisation = world.get(Organisation, notice.org_id)
    words = (organisation.short if organisation else "", notice.type.label)
    return Row(
        notice.issued_on.isoformat(),
        Link(notice.title, page_path(notice.id)),
        " · ".join(word for word in words if word),
        _span(notice.start, notice.end) if until and notice.start and notice.end else "",
        _badge(notice, now),
        notice.end.isoformat() if until and notice.end else "",
    )


def _span(start: date, end: date) -> str:
    """A period in words, the year named once."""
    last = chinese_date(end)
    same = f"{end.year}年" if start.year == end.year else ""
    return f"{chinese_date(start)}至{last.removeprefix(same)}"


def _badge(notice: Notice, now: State) -> Badge | None:
    if now is State.STANDING:
        return None
    consulted = notice.type is NoticeType.DECISION_CONSULTATION
    matter = "征求意见" if consulted else "公示"
    look, text = LOOKS[now]
    return Badge(
        look,
        text.format(matter=matter),
        matter,
        notice.start.isoformat() if notice.start else "",
        notice.end.isoformat() if notice.end else "",
        "" if now in (State.UPCOMING, State.OPEN, State.CLOSED) else now.value,
    )
