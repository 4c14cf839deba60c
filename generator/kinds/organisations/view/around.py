"""What else concerns an organisation: duties, alliances, centres, elections, notices, showcases."""

from datetime import date

from msgspec import Struct

from generator.contract import Feed, Link
from generator.kinds.catalogue.model import CatalogueItem
from generator.kinds.catalogue.model import of_organisation as disclosed_by
from generator.kinds.duties.model import OrganisationDuty
from generator.kinds.elections.model import INDEX as ELECTIONS
from generator.kinds.elections.model import Election
from generator.kinds.elections.model import page_path as election_path
from generator.kinds.leading_groups.model import LeadingGroup
from generator.kinds.leading_groups.model import page_path as leading_group_path
from generator.kinds.meetings.model import Meeting, calendar_of_organisation
from generator.kinds.meetings.model import of_organisation as meetings_of
from generator.kinds.notices.model import (
    Badge,
    Notice,
    State,
    badge,
    feeds_of_organisation,
    of_organisation,
    status,
)
from generator.kinds.notices.model import page_path as notice_path
from generator.kinds.organisations.model import (
    Alliance,
    Organisation,
    OrganisationStatus,
    ServiceCentre,
    alliance_path,
    centre_path,
    in_order,
)
from generator.kinds.showcases.model import Showcase
from generator.kinds.showcases.model import page_path as showcase_path
from generator.schema import Entry
from generator.world import World, once

NEWEST = 10
"""Notices, and elections, on the page of an organisation; all others are on their own lists."""


class Item(Struct, frozen=True):
    """A line of a list of elections, notices or showcases."""

    day: date
    link: Link
    note: str
    badge: Badge | None = None


class Duties(Struct, frozen=True):
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


def elections(world: World, id: str) -> tuple[Item, ...]:
    """The newest elections of an organisation."""
    found = [entry.value for entry in world.by(Election, "org_id").get(id, ())]
    found.sort(key=lambda each: (-each.held_on.toordinal(), each.id))
    return tuple(
        Item(each.held_on, Link(each.title, election_path(each.id)), each.kind.label)
        for each in found[:NEWEST]
    )


def all_elections(world: World, id: str) -> Link | None:
    """The lists of elections, None where an organisation has no more than its page shows."""
    more = len(world.by(Election, "org_id").get(id, ())) > NEWEST
    return Link("更早的选举，按年份查看", ELECTIONS) if more else None


def showcases(world: World, *ids: str) -> tuple[Item, ...]:
    """The showcases of organisations, newest first."""
    by_organisation = world.by(Showcase, "org_id")
    entries = (entry for id in ids for entry in by_organisation.get(id, ()))
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
    found = [entry.value for entry in _notices(world, id)]
    found.sort(
        key=lambda notice: (
            status(world, notice) is not State.OPEN,
            -notice.issued_on.toordinal(),
            notice.id,
        )
    )
    return tuple(_item(world, notice) for notice in found[:NEWEST])


def records(world: World, organisation: Organisation) -> tuple[Link, ...]:
    """The pages of other kinds about an organisation: what it has disclosed, and its meetings."""
    id, short = organisation.id, organisation.short
    found = []
    active = organisation.status is OrganisationStatus.ACTIVE
    if active and id in _seated(world) and _catalogue(world):
        found.append(Link(f"{short}的党务公开情况", disclosed_by(id)))
    if world.by(Meeting, "org_id").get(id) and id in _seated(world):
        found.append(Link(f"{short}的组织生活", meetings_of(id)))
    return tuple(found)


@once
def _seated(world: World) -> frozenset[str]:
    """The organisations that stand in the tree."""
    return frozenset(seat.organisation.id for seat in in_order(world))


@once
def _catalogue(world: World) -> bool:
    """Whether these readers see any matter of the catalogue."""
    return any(
        entry.value.tracked and entry.value.listed_for(world.audience)
        for entry in world.all(CatalogueItem)
    )


def all_notices(world: World, id: str) -> Link | None:
    """The list of all notices of an organisation, None where it has none."""
    count = len(_notices(world, id))
    return Link(f"全部 {count} 条公示公告", of_organisation(id)) if count else None


def feeds(world: World, id: str) -> tuple[Feed, ...]:
    """What tells of the notices and meetings of an organisation; none where it is not in the tree."""
    if id not in _seated(world):
        return ()
    return (*feeds_of_organisation(world, id), *calendar_of_organisation(world, id))


def _notices(world: World, id: str) -> tuple[Entry[Notice], ...]:
    return world.by(Notice, "org_id").get(id, ())


def _item(world: World, notice: Notice) -> Item:
    link = Link(notice.title, notice_path(notice.id))
    return Item(notice.issued_on, link, notice.type.label, badge(world, notice))
