"""How often organisations meet: tasks until the end of each period, warnings after it."""

from collections.abc import Iterator
from datetime import date

from generator.contract import Finding, Rule, rule
from generator.diagnostics import Location, Severity
from generator.kinds.meetings.cadence import CADENCE, EVERYWHERE, Duty, duties, held
from generator.kinds.meetings.model import Meeting, MeetingKind
from generator.kinds.organisations.model import Alliance, Appointment, Organisation, PartyGroup
from generator.schema import Entry
from generator.world import World, once

_AHEAD = {1: 10, 3: 30, 6: 45, 12: 60}
"""How many days before the end of a period of so many months it is listed."""

_MEND = (
    "开过的，在 data/meetings/ 里补上这次的记录；还没有开的，安排召开后再写。不要补写没有开过的会。"
)


def _rule(
    kind: MeetingKind, what: str, explanation: str, severity: Severity = Severity.WARNING
) -> Rule:
    """The rule that asks for the meetings of one kind."""

    def check(world: World) -> Iterator[Finding]:
        """Each organisation that records its meetings holds those of this kind in every period."""
        if {Meeting, Organisation, Alliance, Appointment, PartyGroup} & world.incomplete:
            return
        for entry in world.all(Organisation):
            for year in years(world, entry.value.id):
                for duty in duties(world, entry.value, year).get(kind, ()):
                    if not duty.met and duty.period.start <= world.today:
                        yield _finding(world, entry, duty)

    code = f"meetings/{kind.value.replace('_', '-')}"
    return rule(code, what, explanation, _MEND, severity, (CADENCE[kind],))(check)


def years(world: World, org_id: str) -> list[int]:
    """The years in which an organisation records its meetings, and those in which all have to."""
    recorded = {one.value.date.year for one in held(world, org_id)}
    return sorted(recorded | _everywhere(world))


@once
def _everywhere(world: World) -> frozenset[int]:
    first = min((one.value.date.year for one in world.all(Meeting)), default=world.today.year)
    return frozenset(
        year
        for year in range(first, world.today.year + 1)
        if any(world.law.on(EVERYWHERE, date(year, month, 1)) for month in range(1, 13))
    )


def _finding(world: World, entry: Entry[Organisation], duty: Duty) -> Finding:
    organisation, period = entry.value, duty.period
    count = f"只有 {duty.held} 次" if duty.held else "没有"
    message = (
        f"“{organisation.short}”{period.label}{count}{duty.kind.label}的记录，要求 {duty.times} 次"
    )
    months = period.end.month - period.start.month + 1
    return Finding(
        message,
        _place(world, entry),
        basis=period.provision,
        due=period.end,
        ahead=_AHEAD.get(months, 30),
        org_id=organisation.id,
    )


def _place(world: World, entry: Entry[Organisation]) -> Location:
    """Where the organisation's newest meeting stands, below which the missing one belongs."""
    records = held(world, entry.value.id)
    return records[-1].location("date") if records else entry.location("id")


RULES = (
    _rule(
        MeetingKind.MEMBERS_MEETING,
        "党员大会次数不够",
        "支部党员大会要按规定的周期召开。只核对已经在本站记录组织生活的党组织，从开始记录的那个周期算起。",
    ),
    _rule(
        MeetingKind.COMMITTEE_MEETING,
        "支委会次数不够",
        "设了支部委员会的党支部，支委会会议要按规定的周期召开。",
    ),
    _rule(
        MeetingKind.GROUP_MEETING,
        "党小组会次数不够",
        "划分了党小组的党支部，党小组会要按规定的周期召开；各组分别开的，记一条就可以。",
    ),
    _rule(
        MeetingKind.PARTY_LECTURE,
        "党课次数不够",
        "党课多久上一次各地规定不同，这里按采用的规定提醒。",
        Severity.INFO,
    ),
    _rule(
        MeetingKind.THEME_DAY,
        "主题党日次数不够",
        "主题党日要按规定的周期开展。",
    ),
    _rule(
        MeetingKind.LIFE_MEETING,
        "组织生活会次数不够",
        "党支部要按规定的周期召开组织生活会。",
    ),
    _rule(
        MeetingKind.APPRAISAL,
        "没有按期民主评议党员",
        "党支部要按规定的周期民主评议党员。",
    ),
    _rule(
        MeetingKind.JOINT_MEETING,
        "联席会次数不够",
        "区域党建联盟由牵头党组织按约定的周期召集联席会。",
        Severity.INFO,
    ),
)
