"""Organisations, notices and showcases → the key numbers of the home page."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from generator.dates import chinese_date
from generator.kinds.notices.model import Notice
from generator.kinds.organisations.model import (
    Organisation,
    OrganisationKind,
    OrganisationStatus,
)
from generator.kinds.showcases.model import Showcase
from generator.world import World

from .cards import ENDED

GUESTS = (OrganisationKind.FLOATING_BRANCH, OrganisationKind.TEMPORARY_BRANCH)
"""Kinds whose members are counted where their relation is kept."""


class Figure(Struct, frozen=True):
    """A number and what it counts."""

    label: str
    value: str


class Numbers(Struct, frozen=True):
    """The key numbers, and what has to be said of them."""

    figures: tuple[Figure, ...]
    note: str


class Members(Struct, frozen=True):
    """Members in total: how many organisations state them, and from when to when they counted."""

    total: int
    probationary: int
    sources: int
    days: tuple[date, ...]


def numbers(world: World) -> Numbers:
    """The key numbers; those of which there is nothing are left out."""
    members = _members(world)
    return Numbers(tuple(_figures(world, members)), _note(members) if members.sources else "")


def _figures(world: World, members: Members) -> Iterator[Figure]:
    active = [entry.value.kind for entry in world.all(Organisation) if _active(entry.value)]
    kinds = Counter(active)
    if active:
        yield Figure("党组织", f"{len(active):,}")
    for kind in OrganisationKind:
        if kinds[kind]:
            yield Figure(kind.label, f"{kinds[kind]:,}")
    if members.sources:
        yield Figure("党员", f"{members.total:,}")
    year = world.today.year
    issued = sum(entry.value.issued_on.year == year for entry in world.all(Notice))
    if issued:
        yield Figure(f"{year}年公示公告", f"{issued:,}")
    showcases = sum(entry.value.status not in ENDED for entry in world.all(Showcase))
    if showcases:
        yield Figure("示范点", f"{showcases:,}")


def _active(organisation: Organisation) -> bool:
    return organisation.status is OrganisationStatus.ACTIVE


def _members(world: World) -> Members:
    stated = tuple(_stated(world))
    probationary = sum(one.members_probationary or 0 for one in stated)
    full = sum(one.members_full or 0 for one in stated)
    days = tuple(sorted({one.counted_on for one in stated if one.counted_on}))
    return Members(full + probationary, probationary, len(stated), days)


def _stated(world: World) -> Iterator[Organisation]:
    """The highest organisations that state their members, which count all below them."""
    below = world.by(Organisation, "parent_id")
    waiting = [
        entry.value
        for entry in world.all(Organisation)
        if world.get(Organisation, entry.value.parent_id) is None
    ]
    while waiting:
        organisation = waiting.pop()
        if organisation.kind in GUESTS or not _active(organisation):
            continue
        if organisation.members_full is not None:
            yield organisation
        else:
            waiting += [entry.value for entry in below.get(organisation.id, ())]


def _note(members: Members) -> str:
    parts = []
    if members.days:
        first, last = members.days[0], members.days[-1]
        span = f"至{chinese_date(last)}" if first != last else ""
        parts.append(f"统计日期 {chinese_date(first)}{span}")
    if members.probationary:
        parts.append(f"含预备党员 {members.probationary} 名")
    if members.sources > 1:
        parts.append(f"由 {members.sources} 个党组织的数字合计")
    return f"党员数：{'，'.join(parts)}。" if parts else ""
