"""Votes: possible counts, enough voters present, and a majority of those due to vote."""

from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.kinds.meetings.model import Matter, Meeting, MeetingKind, MeetingVote, VoteMethod
from generator.kinds.meetings.share import below, exceeds, share
from generator.packs import Provision
from generator.schema import Entry
from generator.world import World

Ballot = tuple[Entry[Meeting], Entry[MeetingVote]]
"""A vote and its meeting."""


@rule(
    "meetings/vote-count",
    "票数多于到会人数",
    "赞成、反对、弃权加起来，不会多于到会有表决权的人数；没有写这个人数的，不会多于实到人数。",
    "对照计票记录改正票数或者人数。",
    provisions=("mtg-13",),
)
def vote_count(world: World) -> Iterator[Finding]:
    """No more votes are counted than there are voters present."""
    for meeting, vote in _ballots(world):
        basis = world.law.on("mtg-13", meeting.value.date)
        name = "attended" if meeting.value.eligible_present is None else "eligible_present"
        present = getattr(meeting.value, name)
        cast = vote.value.votes_for + vote.value.votes_against + vote.value.abstentions
        if basis is not None and present is not None and cast > present:
            other = meeting.location(name)
            message = f"“{vote.value.item}”共计 {cast} 票，多于{other.field} {present} 人"
            related = (Related(other, f"{other.field}写在这里"),)
            yield Finding(message, vote.location("votes_for"), related=related, basis=basis)


@rule(
    "meetings/no-electorate",
    "表决没有写有表决权的人数",
    "党员大会的表决要看应到会和到会的有表决权人数，没有写就核对不了是否有效。这两个数只在本单位的网站上显示。",
    "在会议那一行补上“应到有表决权人数”和“到会有表决权人数”。",
    Severity.WARNING,
)
def no_electorate(world: World) -> Iterator[Finding]:
    """A meeting of members that votes says how many may vote and how many of them are present."""
    for meeting in world.all(Meeting):
        votes = [vote for _, vote in _of(world, meeting) if _formal(meeting, vote)]
        for name in ("eligible_due", "eligible_present") if votes else ():
            if getattr(meeting.value, name) is None:
                place = meeting.location(name)
                message = f"会上表决了“{votes[0].value.item}”，没有写{place.field}"
                related = (Related(votes[0].location("item"), "表决写在这里"),)
                yield Finding(message, place, related=related)


@rule(
    "meetings/majority",
    "党员大会的表决没有达到规定的人数",
    "党员大会表决，到会和赞成的比例都按应到会有表决权的人数计算，不是按到会的人数计算。",
    "对照会议记录核对人数和票数；赞成没有达到的，“是否通过”写“否”。",
    Severity.WARNING,
    ("mtg-10",),
)
def majority(world: World) -> Iterator[Finding]:
    """A vote of members needs half of those due present, and more than half of them in favour."""
    for meeting, vote in _ballots(world):
        ordinary = vote.value.matter is Matter.ORDINARY
        basis = world.law.on("mtg-10", meeting.value.date)
        if basis is None or not ordinary or not _formal(meeting, vote):
            continue
        due, present = meeting.value.eligible_due, meeting.value.eligible_present
        if due is not None and present is not None and below(present, due, basis):
            yield _absent(meeting, vote, basis, "不到")
        yield from _not_carried(meeting, vote, basis)


@rule(
    "meetings/admission-vote",
    "接收预备党员或转正的表决不合规定",
    "接收预备党员和预备党员转正，到会的有表决权党员要超过规定比例，用无记名投票，赞成的比例按应到会有表决权的正式党员计算。",
    "对照会议记录核对人数、票数和表决方式；会议确有问题的，请示上级党委以后重新表决。",
    Severity.WARNING,
    ("mtg-11",),
)
def admission_vote(world: World) -> Iterator[Finding]:
    """A vote on admission or transfer is secret, by more than half, with more than half present."""
    for meeting, vote in _ballots(world):
        basis = world.law.on("mtg-11", meeting.value.date)
        if basis is None or vote.value.matter is Matter.ORDINARY:
            continue
        due, present = meeting.value.eligible_due, meeting.value.eligible_present
        if due is not None and present is not None and not exceeds(present, due, basis):
            yield _absent(meeting, vote, basis, "没有超过")
        allowed = [VoteMethod.lookup(word) for word in basis.words]
        if allowed and vote.value.method not in allowed:
            wanted = "、".join(basis.words)
            message = f"“{vote.value.item}”的表决方式是{vote.value.method.label}，应当用{wanted}"
            yield Finding(message, vote.location("method"), basis=basis)
        yield from _not_carried(meeting, vote, basis)


def _absent(
    meeting: Entry[Meeting], vote: Entry[MeetingVote], basis: Provision, how: str
) -> Finding:
    due, present = meeting.value.eligible_due, meeting.value.eligible_present
    message = (
        f"应到有表决权 {due} 人，到会 {present} 人，{how}{share(basis)}，"
        f"却表决了“{vote.value.item}”"
    )
    related = (Related(vote.location("item"), "表决写在这里"),)
    return Finding(message, meeting.location("eligible_present"), related=related, basis=basis)


def _not_carried(
    meeting: Entry[Meeting], vote: Entry[MeetingVote], basis: Provision
) -> Iterator[Finding]:
    due, given = meeting.value.eligible_due, vote.value.votes_for
    if vote.value.passed and due is not None and not exceeds(given, due, basis):
        message = (
            f"“{vote.value.item}”赞成 {given} 票，没有超过应到会有表决权 {due} 人的{share(basis)}，"
            "却写着通过"
        )
        related = (Related(meeting.location("eligible_due"), f"应到有表决权 {due} 人"),)
        yield Finding(message, vote.location("votes_for"), related=related, basis=basis)


def _ballots(world: World) -> Iterator[Ballot]:
    for meeting in world.all(Meeting):
        yield from _of(world, meeting)


def _of(world: World, meeting: Entry[Meeting]) -> Iterator[Ballot]:
    for vote in world.by(MeetingVote, "meeting_id").get(meeting.value.id, ()):
        yield meeting, vote


def _formal(meeting: Entry[Meeting], vote: Entry[MeetingVote]) -> bool:
    """Whether the rules on votes of members hold for a vote."""
    members = meeting.value.kind is MeetingKind.MEMBERS_MEETING
    return members or vote.value.matter is not Matter.ORDINARY


RULES = (vote_count, no_electorate, majority, admission_vote)
