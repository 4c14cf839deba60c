"""Candidates: full members, each once, more than seats, and elected with enough votes."""

import math
from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Location, Related, Severity
from generator.kinds.elections.model import Candidate, Election, ElectionKind
from generator.kinds.organisations.model import PartyStatus, Person, Post
from generator.packs import Provision
from generator.schema import Entry
from generator.world import World


@rule(
    "elections/candidate-twice",
    "同一名候选人写了两次",
    "一个人在一次选举里对一个职务只列一次；委员当选书记的写两行，职务不同。",
    "删去重复的一行，或者改正职务。",
    provisions=("elec-06",),
)
def candidate_twice(world: World) -> Iterator[Finding]:
    """Nobody stands twice for one post in an election."""
    first: dict[tuple[str, str, Post], Entry[Candidate]] = {}
    for entry in world.all(Candidate):
        one = entry.value
        if one.person_id is None:
            continue
        earlier = first.setdefault((one.election_id, one.person_id, one.post), entry)
        if earlier is not entry and (basis := _basis(world, "elec-06", entry)):
            related = (Related(earlier.location("person_id"), "先写在这里"),)
            message = f"“{name(world, one.person_id)}”已经列为{one.post.label}候选人"
            yield Finding(message, entry.location("person_id"), related=related, basis=basis)


@rule(
    "elections/unnamed-elected",
    "当选的人没有写编号",
    "没有当选的候选人可以不写是谁，当选的要写。",
    "填上“人员编号”；没有当选的，“当选”留空或填“否”。",
    provisions=("elec-06",),
)
def unnamed_elected(world: World) -> Iterator[Finding]:
    """Who is elected is named."""
    for entry in world.all(Candidate):
        basis = _basis(world, "elec-06", entry)
        if basis and entry.value.elected and entry.value.person_id is None:
            message = f"当选{entry.value.post.label}的人没有写人员编号"
            yield Finding(message, entry.location("person_id"), basis=basis)


@rule(
    "elections/candidate-status",
    "候选人不是正式党员",
    "预备党员没有被选举权，不能作候选人。",
    "核对人员表里的“政治身份”，已经转正的改成“正式党员”。",
    Severity.WARNING,
    ("elec-07",),
)
def candidate_status(world: World) -> Iterator[Finding]:
    """A candidate is a full member."""
    for entry in world.all(Candidate):
        person = world.entry(Person, entry.value.person_id)
        basis = _basis(world, "elec-07", entry)
        if basis and person and person.value.party_status is not PartyStatus.FULL:
            message = f"候选人“{person.value.name}”是{person.value.party_status.label}"
            related = (Related(person.location("party_status"), "政治身份写在这里"),)
            yield Finding(message, entry.location("person_id"), related=related, basis=basis)


@rule(
    "elections/surplus",
    "委员候选人的差额不够",
    "委员实行差额选举，候选人比名额多百分之二十以上：选三人至少四名候选人，选五人至少六名，选七人至少九名。",
    "核对“应选委员名额”，没有当选的候选人也各占候选人表的一行，可以不写是谁。",
    Severity.WARNING,
    ("elec-02",),
)
def surplus(world: World) -> Iterator[Finding]:
    """There are more candidates for the committee than seats, by a fifth at least."""
    if Candidate in world.incomplete:
        return
    for entry in world.all(Election):
        one, basis = entry.value, world.law.on("elec-02", entry.value.held_on)
        stood = len(members(world, one.id))
        if basis is None or one.kind is not ElectionKind.TERM or not one.seats or not stood:
            continue
        least = one.seats + math.ceil(one.seats * basis.exact("percent") / 100)
        if stood < least:
            message = f"应选委员 {one.seats} 名，候选人 {stood} 名，至少要有 {least} 名"
            yield Finding(message, entry.location("seats"), basis=basis)


@rule(
    "elections/too-many-elected",
    "当选的委员多于名额",
    "当选的委员不会比应选的名额还多。",
    "核对计票记录，改正“当选”或“应选委员名额”。",
    provisions=("elec-06",),
)
def too_many_elected(world: World) -> Iterator[Finding]:
    """No more are elected to the committee than there are seats."""
    for entry in world.all(Election):
        one, basis = entry.value, world.law.on("elec-06", entry.value.held_on)
        elected = [each for each in members(world, one.id) if each.value.elected]
        if basis and one.seats and len(elected) > one.seats:
            message = f"应选委员 {one.seats} 名，写了 {len(elected)} 名当选"
            related = (Related(elected[-1].location("elected"), "当选写在这里"),)
            yield Finding(message, entry.location("seats"), related=related, basis=basis)


@rule(
    "elections/majority",
    "当选的赞成票没有过半数",
    "得到的赞成票超过一半才能当选；以实到会还是应到会人数为准，各处的说法不一，所以只提醒。",
    "核对赞成票数和到会人数；按上级的解释处理。",
    Severity.WARNING,
    ("elec-04", "elec-04-due"),
)
def majority(world: World) -> Iterator[Finding]:
    """Who is elected has more than half of the votes, whichever base is taken."""
    for entry in world.all(Candidate):
        one = entry.value
        election = world.get(Election, one.election_id)
        if election is None or not one.elected or one.votes_for is None:
            continue
        committee = one.post.leads and election.by_committee
        due = election.committee_due if committee else election.eligible_due
        present = election.committee_present if committee else election.eligible_present
        place = entry.location("votes_for")
        for id, what, people in (("elec-04", "实到", present), ("elec-04-due", "应到", due)):
            basis = world.law.on(id, election.held_on)
            if basis is None or people is None:
                continue
            if one.votes_for * basis["whole"] <= people * basis["part"]:
                yield _minority(world, one, f"{what} {people} 人", place, basis)
                break


def _minority(
    world: World, one: Candidate, people: str, place: Location, basis: Provision
) -> Finding:
    message = f"“{name(world, one.person_id)}”得赞成票 {one.votes_for} 张，没有超过{people}的一半"
    return Finding(message, place, basis=basis)


def _basis(world: World, id: str, entry: Entry[Candidate]) -> Provision | None:
    """The provision in force on the day of a candidate's election."""
    election = world.get(Election, entry.value.election_id)
    return world.law.on(id, election.held_on) if election else None


def members(world: World, election_id: str) -> tuple[Entry[Candidate], ...]:
    """The candidates for the committee, without those for secretary and deputy."""
    found = world.by(Candidate, "election_id").get(election_id, ())
    return tuple(entry for entry in found if not entry.value.post.leads)


def name(world: World, id: str | None) -> str:
    """The name of a person, or the id where it is not known."""
    person = world.get(Person, id)
    return person.name if person else id or ""


RULES = (
    candidate_twice,
    unnamed_elected,
    candidate_status,
    surplus,
    too_many_elected,
    majority,
)
