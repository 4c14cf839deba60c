"""Provisions on how often to meet → what each organisation has to hold in a year, and did."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from generator.kinds.organisations.model import (
    Alliance,
    Appointment,
    Organisation,
    OrganisationKind,
    OrganisationStatus,
    PartyGroup,
    Post,
)
from generator.packs import Provision
from generator.schema import Entry
from generator.world import World, once

from .model import Meeting, MeetingKind

CADENCE: Mapping[MeetingKind, str] = {
    MeetingKind.MEMBERS_MEETING: "mtg-01",
    MeetingKind.COMMITTEE_MEETING: "mtg-02",
    MeetingKind.GROUP_MEETING: "mtg-03",
    MeetingKind.PARTY_LECTURE: "mtg-04",
    MeetingKind.THEME_DAY: "mtg-05",
    MeetingKind.LIFE_MEETING: "mtg-06",
    MeetingKind.APPRAISAL: "mtg-07",
    MeetingKind.JOINT_MEETING: "mtg-16",
}
"""The provision on the cadence of each kind of meeting."""

EVERYWHERE = "meetings-everywhere"
"""The provision that asks organisations to record meetings which have recorded none yet."""

_OFFICERS = frozenset(Post) - {
    Post.FIRST_SECRETARY,
    Post.GROUP_LEADER,
    Post.LIAISON,
    Post.INSTRUCTOR,
}
"""Posts whose holders are members of a committee."""

_BRANCHES = tuple(kind for kind in OrganisationKind if kind.is_branch)

_QUARTERS = ("一", "二", "三", "四")


class Period(Struct, frozen=True):
    """Whole months in which a provision asks for meetings; both ends are included."""

    start: date
    end: date
    provision: Provision

    @property
    def short(self) -> str:
        """The period without its year: 11月, 四季度, 上半年."""
        first, last = self.start.month, self.end.month
        quarter, half = divmod(last, 3)[0] - 1, ("上半年", "下半年")[last > 6]
        whole = {1: f"{last}月", 3: f"{_QUARTERS[quarter]}季度", 6: half, 12: "全年"}
        return whole.get(last - first + 1, f"{first}月至{last}月")

    @property
    def label(self) -> str:
        """The period with its year: 2026年11月, 2026年四季度, 2026年."""
        return f"{self.start.year}年{'' if self.short == '全年' else self.short}"


class Duty(Struct, frozen=True):
    """What an organisation has to hold in a period, and how often it did."""

    kind: MeetingKind
    period: Period
    held: int

    @property
    def times(self) -> int:
        """How often at least."""
        return self.period.provision["times"]

    @property
    def met(self) -> bool:
        """Whether it was held often enough."""
        return self.held >= self.times


def duties(
    world: World, organisation: Organisation, year: int
) -> Mapping[MeetingKind, tuple[Duty, ...]]:
    """The duties of an organisation in a year by kind of meeting, those of future periods too.

    A period counts only where it lies wholly in the time in which the organisation stands and
    records its meetings; kinds for which nothing is asked are left out.
    """
    return _duties(world, organisation.id, year)


@once
def _duties(world: World, org_id: str, year: int) -> dict[MeetingKind, tuple[Duty, ...]]:
    organisation, found = world.one(Organisation, org_id).value, {}
    for kind, id in CADENCE.items():
        periods = (
            period
            for period in _periods(world, id, year)
            if _stands(world, organisation, period) and _owes(world, organisation, kind, period)
        )
        if group := tuple(_duty(world, organisation, kind, period) for period in periods):
            found[kind] = group
    return found


@once
def held(world: World, org_id: str) -> tuple[Entry[Meeting], ...]:
    """The meetings of an organisation that have taken place, oldest first."""
    group = world.by(Meeting, "org_id").get(org_id, ())
    past = (entry for entry in group if entry.value.held_by(world.today))
    return tuple(sorted(past, key=lambda entry: (entry.value.date, entry.value.id)))


def _duty(world: World, organisation: Organisation, kind: MeetingKind, period: Period) -> Duty:
    count = sum(
        one.value.kind is kind and period.start <= one.value.date <= period.end
        for one in held(world, organisation.id)
    )
    return Duty(kind, period, count)


def _stands(world: World, organisation: Organisation, period: Period) -> bool:
    """Whether an organisation works and records its meetings from the first day to the last."""
    founded, ends = organisation.established_on, organisation.dissolves_on
    if organisation.status is not OrganisationStatus.ACTIVE:
        return False
    if (founded is not None and founded > period.start) or (ends is not None and ends < period.end):
        return False
    if world.law.on(EVERYWHERE, period.start) is not None and organisation.kind in _BRANCHES:
        return True
    records = held(world, organisation.id)
    recording = any(one.value.date.year == period.start.year for one in records)
    return recording and records[0].value.date.replace(day=1) <= period.start


def _owes(world: World, organisation: Organisation, kind: MeetingKind, period: Period) -> bool:
    """Whether a provision binds an organisation of this kind, with its committee and groups."""
    if kind is MeetingKind.JOINT_MEETING:
        led = world.by(Alliance, "lead_org_id").get(organisation.id, ())
        return any((one.value.established_on or date.min) <= period.start for one in led)
    if organisation.kind not in _bound(world, period.provision):
        return False
    if kind is MeetingKind.COMMITTEE_MEETING:
        return len(_committee(world, organisation.id, period)) >= period.provision["members"]
    if kind is MeetingKind.GROUP_MEETING:
        return organisation.id in world.by(PartyGroup, "org_id")
    return True


def _bound(world: World, provision: Provision) -> tuple[OrganisationKind, ...]:
    """The kinds of organisations that a provision names; all branches where it names none."""
    return _named(world, provision.words)


@once
def _named(world: World, words: tuple[str, ...]) -> tuple[OrganisationKind, ...]:
    return tuple(filter(None, map(OrganisationKind.lookup, words))) or _BRANCHES


def _committee(world: World, org_id: str, period: Period) -> frozenset[str]:
    """Who sits on the committee of an organisation when a period begins."""
    return frozenset(
        one.value.person_id
        for one in world.by(Appointment, "org_id").get(org_id, ())
        if one.value.post in _OFFICERS and one.value.holds_on(period.start)
    )


@once
def _periods(world: World, id: str, year: int) -> tuple[Period, ...]:
    return tuple(_divided(world, id, year))


def _divided(world: World, id: str, year: int) -> Iterator[Period]:
    """The periods of a year during all of which one provision is in force."""
    month = 1
    while month <= 12:
        start = date(year, month, 1)
        provision = world.law.on(id, start)
        length = min(max(provision["months"], 1), 12) if provision else 1
        last = min(month + length - 1, 12)
        end = date(year, last, monthrange(year, last)[1])
        whole = (month - 1) % length == 0 and world.law.on(id, end) is provision
        if provision is not None and whole:
            yield Period(start, end, provision)
        month = last + 1 if whole else month + 1
