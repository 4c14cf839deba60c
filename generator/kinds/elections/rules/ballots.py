"""Ballots and votes that must agree."""

from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Related
from generator.kinds.elections.model import Candidate, Election
from generator.world import World

_VOTES = ("votes_for", "votes_against", "votes_abstain")


@rule(
    "elections/returned-ballots",
    "收回的选票多于发出的选票",
    "收回的选票不多于发出的选票，选举才有效。",
    "核对监票记录，改正写错的数；确实多于的，选举无效，要重新选举。",
    provisions=("elec-05",),
)
def returned_ballots(world: World) -> Iterator[Finding]:
    """No more ballots come back than were issued."""
    for entry in world.all(Election):
        issued, returned = entry.value.ballots_issued, entry.value.ballots_returned
        basis = world.law.on("elec-05", entry.value.held_on)
        if basis and issued is not None and returned is not None and returned > issued:
            message = f"发出选票 {issued} 张，收回 {returned} 张"
            related = (Related(entry.location("ballots_issued"), "发出选票"),)
            place = entry.location("ballots_returned")
            yield Finding(message, place, related=related, basis=basis)


@rule(
    "elections/ballots",
    "选票数目不相符",
    "每名到会的人一张选票：发出的不多于实到会人数，有效的不多于收回的。",
    "核对监票记录，改正写错的数。",
    provisions=("elec-06",),
)
def ballots(world: World) -> Iterator[Finding]:
    """No more ballots are issued than are present, and no more are valid than came back."""
    for entry in world.all(Election):
        one, basis = entry.value, world.law.on("elec-06", entry.value.held_on)
        for field, less, more, message in (
            (
                "ballots_issued",
                one.ballots_issued,
                one.eligible_present,
                "实到会 {} 人，发出选票 {} 张",
            ),
            (
                "ballots_valid",
                one.ballots_valid,
                one.ballots_returned,
                "收回选票 {} 张，有效 {} 张",
            ),
            (
                "committee_valid",
                one.committee_valid,
                one.committee_present,
                "委员会实到 {} 人，有效选票 {} 张",
            ),
        ):
            if basis and less is not None and more is not None and less > more:
                yield Finding(message.format(more, less), entry.location(field), basis=basis)


@rule(
    "elections/votes",
    "得票之和不等于有效票数",
    "每张有效选票对每名候选人有赞成、不赞成、弃权之一，加起来等于有效票数；另选他人的不计入。",
    "核对计票记录，改正写错的票数。",
    provisions=("elec-06",),
)
def votes(world: World) -> Iterator[Finding]:
    """The votes for, against and abstaining of a candidate add up to the valid ballots."""
    for entry in world.all(Candidate):
        one = entry.value
        election = world.entry(Election, one.election_id)
        basis = world.law.on("elec-06", election.value.held_on) if election else None
        if election is None or basis is None:
            continue
        committee = one.post.leads and election.value.by_committee
        field = "committee_valid" if committee else "ballots_valid"
        valid = getattr(election.value, field)
        given = [getattr(one, name) for name in _VOTES]
        if valid is None or None in given or sum(given) == valid:
            continue
        numbers = "、".join(
            f"{what} {count}" for what, count in zip(("赞成", "不赞成", "弃权"), given, strict=True)
        )
        message = f"{numbers}，共 {sum(given)} 票；有效选票是 {valid} 张"
        related = (Related(election.location(field), "有效选票"),)
        yield Finding(message, entry.location("votes_for"), related=related, basis=basis)


RULES = (returned_ballots, ballots, votes)
