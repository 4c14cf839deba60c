"""Counts of who attended: possible, enough for a decision, and as many as was aimed at."""

from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.kinds.meetings.model import Meeting, MeetingKind
from generator.kinds.meetings.share import below, share
from generator.kinds.organisations.model import Organisation
from generator.kinds.showcases.model import Showcase, ShowcaseStatus
from generator.schema import Entry
from generator.world import World

_AT_MOST = (
    ("attended", "should_attend"),
    ("eligible_present", "eligible_due"),
    ("eligible_due", "should_attend"),
    ("eligible_present", "attended"),
)
"""Counts of which the first is at most the second."""

_EVERYBODY = (
    MeetingKind.MEMBERS_MEETING,
    MeetingKind.GROUP_MEETING,
    MeetingKind.LIFE_MEETING,
    MeetingKind.APPRAISAL,
)
"""Meetings that nobody but members is due to attend."""

_MODEL = (
    ShowcaseStatus.APPROVED,
    ShowcaseStatus.CREATING,
    ShowcaseStatus.SELF_CHECKED,
    ShowcaseStatus.ACCEPTED,
)
"""How far a showcase has come whose branch goes ahead of others."""


@rule(
    "meetings/counts",
    "会议人数前后不一致",
    "实到的人不会比应到的多，有表决权的人不会比参加的人多；列席的人不计入这些人数。",
    "对照签到表改正写错的人数。",
    provisions=("mtg-13",),
)
def counts(world: World) -> Iterator[Finding]:
    """Nobody attends or votes who is not counted in the larger number."""
    for entry in world.all(Meeting):
        basis = world.law.on("mtg-13", entry.value.date)
        for part, whole in _AT_MOST if basis else ():
            few, many = getattr(entry.value, part), getattr(entry.value, whole)
            if few is not None and many is not None and few > many:
                place, other = entry.location(part), entry.location(whole)
                message = f"{place.field} {few} 人，多于{other.field} {many} 人"
                related = (Related(other, f"{other.field}写在这里"),)
                yield Finding(message, place, related=related, basis=basis)


@rule(
    "meetings/attended-early",
    "会还没有开，就写了人数",
    "日期在今天之后的是计划中的会议，实到和到会的人数要等会后填写。",
    "核对“日期”；只是计划的，把会后才知道的人数留空。",
    Severity.WARNING,
    ("mtg-13",),
)
def attended_early(world: World) -> Iterator[Finding]:
    """Who attended is counted when a meeting is over."""
    for entry in world.all(Meeting):
        meeting = entry.value
        if meeting.held_by(world.today) or world.law.on("mtg-13", meeting.date) is None:
            continue
        for field in ("attended", "eligible_present"):
            if getattr(meeting, field) is not None:
                place = entry.location(field)
                message = f"会议日期 {meeting.date} 还没有到，却写了{place.field}"
                yield Finding(message, place)


@rule(
    "meetings/more-than-members",
    "应到人数多于党员人数",
    "党员大会、党小组会、组织生活会和民主评议由党员参加，应到人数不会多于党组织的党员人数。只核对与党员人数统计日期同一年的会议。",
    "核对应到人数和党组织的党员人数；列席的人不计入应到。",
    Severity.WARNING,
    ("mtg-13-members",),
)
def more_than_members(world: World) -> Iterator[Finding]:
    """No more are due at a meeting of members than the organisation has members."""
    for entry in world.all(Meeting):
        meeting = entry.value
        basis = world.law.on("mtg-13-members", meeting.date)
        owner = world.entry(Organisation, meeting.org_id)
        if basis is None or owner is None or meeting.kind not in _EVERYBODY:
            continue
        full, day = owner.value.members_full, owner.value.counted_on
        if full is None or day is None or day.year != meeting.date.year:
            continue
        members = full + (owner.value.members_probationary or 0)
        if meeting.should_attend is not None and meeting.should_attend > members:
            message = (
                f"应到 {meeting.should_attend} 人，多于“{owner.value.short}”的 {members} 名党员"
            )
            related = (Related(owner.location("members_full"), f"党员共 {members} 名"),)
            place = entry.location("should_attend")
            yield Finding(message, place, related=related, basis=basis)


@rule(
    "meetings/quorum",
    "支委会到会人数不够",
    "到会的委员不到规定的比例，支委会会议不能举行，也不能作决定。",
    "对照签到表核对人数；确实不够的，应当另行召开，不要按正式会议记录。",
    Severity.WARNING,
    ("mtg-09",),
)
def quorum(world: World) -> Iterator[Finding]:
    """At a meeting of a committee at least half of its members are present."""
    for entry in world.by(Meeting, "kind").get(MeetingKind.COMMITTEE_MEETING, ()):
        due, present = entry.value.should_attend, entry.value.attended
        basis = world.law.on("mtg-09", entry.value.date)
        if basis is None or due is None or present is None:
            continue
        if below(present, due, basis):
            message = f"应到 {due} 人，实到 {present} 人，不到{share(basis)}"
            yield Finding(message, entry.location("attended"), basis=basis)


@rule(
    "meetings/attendance-goal",
    "示范党支部的到会率低于目标",
    "争创或者已经是示范点的党支部，会议到会率有更高的目标。",
    "核对人数；人数无误的不用改，可以想办法让流动和年老的党员参加。",
    Severity.INFO,
    ("mtg-14",),
)
def attendance_goal(world: World) -> Iterator[Finding]:
    """At meetings of a model branch the aimed share of those due attend."""
    for entry in world.all(Meeting):
        due, present = entry.value.should_attend, entry.value.attended
        basis = world.law.on("mtg-14", entry.value.date)
        if basis is None or not due or present is None or not _is_model(world, entry):
            continue
        percent = basis.exact("percent")
        if present * 100 < due * percent:
            rate = present * 1000 // due / 10
            message = f"应到 {due} 人，实到 {present} 人，到会率 {rate}%，低于 {percent}%"
            yield Finding(message, entry.location("attended"), basis=basis)


def _is_model(world: World, entry: Entry[Meeting]) -> bool:
    """Whether the organisation was a showcase, or on the way to one, in that year."""
    return any(
        one.value.year == entry.value.date.year and one.value.status in _MODEL
        for one in world.by(Showcase, "org_id").get(entry.value.org_id, ())
    )


@rule(
    "meetings/life-meeting-type",
    "党支部的会议写成了民主生活会",
    "党支部开的是组织生活会；民主生活会由党委等领导班子召开。",
    "类型改成“组织生活会”；如果是党委班子的会，改正“党组织编号”。",
    Severity.INFO,
    ("mtg-15-type",),
)
def life_meeting_type(world: World) -> Iterator[Finding]:
    """A branch holds 组织生活会, not 民主生活会."""
    for entry in world.by(Meeting, "kind").get(MeetingKind.DEMOCRATIC_LIFE, ()):
        organisation = world.get(Organisation, entry.value.org_id)
        basis = world.law.on("mtg-15-type", entry.value.date)
        if basis is not None and organisation is not None and organisation.kind.is_branch:
            message = f"“{organisation.short}”是{organisation.kind.label}，类型写的是民主生活会"
            yield Finding(message, entry.location("kind"), basis=basis)


RULES = (counts, attended_early, more_than_members, quorum, attendance_goal, life_meeting_type)
