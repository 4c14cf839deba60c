"""What else concerns an organisation: duties, alliances, centres, notices, showcases."""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from generator.contract import Link, World
from generator.kinds.duties.model import OrganisationDuty
from generator.kinds.leading_groups.model import LeadingGroup
from generator.kinds.leading_groups.model import page_path as leading_group_path
from generator.kinds.notices.model import Notice, NoticeType, State, state
from generator.kinds.notices.model import page_path as notice_path
from generator.kinds.organisations.model import (
    Alliance,
    Organisation,
    ServiceCentre,
    alliance_path,
    centre_path,
)
from generator.kinds.showcases.model import Showcase
from generator.kinds.showcases.model import page_path as showcase_path
from generator.schema import Entry

NEWEST = 10
"""Notices on the page of an organisation; all others are on their own list."""

_BADGES = {
    State.UPCOMING: "即将开始",
    State.OPEN: "公示中",
    State.CLOSED: "已结束",
    State.CONCLUDED: "已结束",
    State.CORRECTED: "已更正",
    State.WITHDRAWN: "已撤回",
}
_LOOKS = {State.CONCLUDED: "closed"}
_MOVING = frozenset({State.UPCOMING, State.OPEN, State.CLOSED})


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list of notices; `start` and `end` (ISO) only where days change the badge."""

    day: date
    link: Link
    note: str
    badge: str = ""
    look: str = ""
    start: str = ""
    end: str = ""
    matter: str = ""


@dataclass(frozen=True, slots=True)
class Duties:
    """What an organisation is responsible for, and the rule that says so."""

    lines: tuple[str, ...]
    basis: str


def duties(world: World, organisation: Organisation) -> tuple[Duties, ...]:
    """The duties of an organisation: its own first, then those of its kind."""
    own = world.by(OrganisationDuty, "org_id").get(organisation.id, ())
    common = world.by(OrganisationDuty, "kind").get(organisation.kind, ())
    entries = (*own, *(entry for entry in common if entry.value.org_id is None))
    return tuple(Duties(entry.value.duties, entry.value.basis or "") for entry in entries)


def alliances(world: World, id: str) -> tuple[tuple[str, Link], ...]:
    """The alliances an organisation belongs to, with its part in each."""
    leads = world.by(Alliance, "lead_org_id").get(id, ())
    units = world.by(Alliance, "unit_org_ids").get(id, ())
    both = [("牵头单位", entry.value) for entry in leads]
    both += [("成员单位", entry.value) for entry in units]
    both.sort(key=lambda pair: (pair[0] == "成员单位", pair[1].id))
    return tuple((part, Link(each.name, alliance_path(each.id))) for part, each in both)


def centres(world: World, id: str) -> tuple[Link, ...]:
    """The service centres of an organisation."""
    entries = world.by(ServiceCentre, "org_id").get(id, ())
    found = sorted((entry.value for entry in entries), key=lambda centre: centre.id)
    return tuple(Link(centre.name, centre_path(centre.id)) for centre in found)


def leading_groups(world: World, id: str) -> tuple[Link, ...]:
    """The leading groups of an organisation."""
    entries = world.by(LeadingGroup, "org_id").get(id, ())
    found = sorted((entry.value for entry in entries), key=lambda group: group.id)
    return tuple(Link(group.name, leading_group_path(group.id)) for group in found)


def showcases(world: World, id: str) -> tuple[Item, ...]:
    """The showcases of an organisation, newest first."""
    entries = world.by(Showcase, "org_id").get(id, ())
    found = sorted(
        (entry.value for entry in entries), key=lambda each: (-each.applied_on.toordinal(), each.id)
    )
    return tuple(
        Item(
            each.applied_on,
            Link(each.title, showcase_path(each.id)),
            f"{each.year}年度 · {each.level.label} · {each.status.label}",
        )
        for each in found
    )


def notices(world: World, id: str) -> tuple[Item, ...]:
    """The notices of an organisation: the open ones, then the newest."""
    found = [(_state(world, entry.value), entry.value) for entry in _notices(world, id)]
    found.sort(
        key=lambda pair: (
            pair[0] is not State.OPEN,
            -pair[1].issued_on.toordinal(),
            pair[1].id,
        )
    )
    return tuple(_item(now, notice) for now, notice in found[:NEWEST])


def all_notices(world: World, id: str) -> Link | None:
    """The list of all notices of an organisation, None where it has none."""
    count = len(_notices(world, id))
    address = PurePosixPath("notices/by-organisation") / f"{id}.md"
    return Link(f"全部 {count} 条公示公告", address) if count else None


def _notices(world: World, id: str) -> tuple[Entry[Notice], ...]:
    return world.by(Notice, "org_id").get(id, ())


def _state(world: World, notice: Notice) -> State:
    corrections = world.by(Notice, "corrects").get(notice.id, ())
    return state(notice, (entry.value for entry in corrections), world.today)


def _item(now: State, notice: Notice) -> Item:
    moving = now in _MOVING and notice.start is not None and notice.end is not None
    asks = notice.type is NoticeType.DECISION_CONSULTATION
    matter = "征求意见" if asks else "公示"
    badge = _BADGES.get(now, "")
    return Item(
        notice.issued_on,
        Link(notice.title, notice_path(notice.id)),
        notice.type.label,
        f"{matter}中" if now is State.OPEN else badge,
        _LOOKS.get(now, now.value) if badge else "",
        notice.start.isoformat() if moving and notice.start else "",
        notice.end.isoformat() if moving and notice.end else "",
        matter,
    )
