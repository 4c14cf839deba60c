"""An election → what its page says: facts of the meeting, who is elected, what is not yet approved."""

from collections.abc import Iterator

from msgspec import Struct

from generator.contract import Link
from generator.dates import chinese_date
from generator.kinds.notices.model import Notice
from generator.kinds.notices.model import page_path as notice_path
from generator.kinds.organisations.model import Organisation, Person, Post
from generator.kinds.organisations.model import page_path as organisation_path
from generator.world import World

from .model import Candidate, Election, page_path

RELATED = 6
"""How many other pages the page of an election leads to."""

_RANK = {post: rank for rank, post in enumerate(Post)}


class Fact(Struct, frozen=True):
    """A term and what holds for it."""

    term: str
    text: str
    link: Link | None = None


class Winner(Struct, frozen=True):
    """Somebody elected, with the votes where they may be shown."""

    post: str
    name: str
    votes: str


class View(Struct, frozen=True):
    """What the page of an election prints."""

    facts: tuple[Fact, ...]
    waiting: str
    winners: tuple[Winner, ...]
    with_votes: bool
    others: str
    approval: tuple[Fact, ...]
    note: tuple[str, ...]


def view_of(world: World, election: Election) -> View:
    """What the page of an election prints; those not elected are only counted."""
    candidates = [entry.value for entry in world.by(Candidate, "election_id").get(election.id, ())]
    approved = (
        election.result_approved_on is not None and election.result_approved_on <= world.today
    )
    elected = [one for one in candidates if one.elected and (approved or not one.post.leads)]
    winners = tuple(_winners(world, elected))
    held_back = any(one.elected and one.post.leads for one in candidates) and not approved
    waiting = "书记、副书记的选举结果待上级党组织批准，批准以后公布" if held_back else ""
    return View(
        tuple(_facts(world, election, candidates)),
        waiting,
        winners,
        any(winner.votes for winner in winners),
        _others(candidates),
        tuple(_approval(world, election)),
        tuple(line for line in (election.note or "").splitlines() if line),
    )


def _winners(world: World, elected: list[Candidate]) -> Iterator[Winner]:
    """Everybody elected once, from the highest post down, with all posts they are elected to."""
    people: dict[str, list[Candidate]] = {}
    for one in sorted(elected, key=lambda one: (_RANK[one.post], one.order, one.person_id or "")):
        people.setdefault(one.person_id or "", []).insert(0, one)
    for id, posts in people.items():
        person = world.get(Person, id)
        if person is not None:
            votes = ((one.post.label, _votes(one)) for one in posts)
            said = "；".join(f"{post}：{counts}" for post, counts in votes if counts)
            yield Winner("、".join(one.post.label for one in posts), person.name, said)


def _votes(candidate: Candidate) -> str:
    return "，".join(
        f"{what} {count} 票"
        for what, count in (
            ("赞成", candidate.votes_for),
            ("不赞成", candidate.votes_against),
            ("弃权", candidate.votes_abstain),
        )
        if count is not None
    )


def _others(candidates: list[Candidate]) -> str:
    """How many candidates for the committee were not elected, without their names."""
    members = [one for one in candidates if not one.post.leads]
    elected = sum(one.elected for one in members)
    return f"委员候选人 {len(members)} 名，当选 {elected} 名" if elected < len(members) else ""


def _facts(world: World, election: Election, candidates: list[Candidate]) -> Iterator[Fact]:
    organisation = world.get(Organisation, election.org_id)
    if organisation:
        page = organisation_path(organisation.id)
        yield Fact("党组织", organisation.short, Link(organisation.short, page))
    number = f"，选举产生第{election.term_no}届" if election.term_no else ""
    yield Fact("类型", election.kind.label + number)
    asked, document = election.request_approved_on, election.request_doc_no
    yield from _fact("请示批复", _dated(chinese_date(asked) if asked else "", document))
    yield Fact("选举日期", chinese_date(election.held_on))
    yield Fact("选举会议", _documented(election.electorate.label, election.delegates_doc_no))
    due, present = election.eligible_due, election.eligible_present
    share = f"，到会率 {present * 100 / due:.1f}%" if due else ""
    yield Fact("到会", f"应到会 {due} 人，实到会 {present} 人{share}")
    yield from _ballots(election)
    if election.seats:
        yield Fact("应选委员", f"{election.seats} 名")
    if election.committee_due is not None and election.committee_present is not None:
        here = f"应到 {election.committee_due} 人，实到 {election.committee_present} 人"
        yield Fact("委员会会议", f"选举书记、副书记，{here}")


def _ballots(election: Election) -> Iterator[Fact]:
    parts = (
        ("发出", election.ballots_issued),
        ("收回", election.ballots_returned),
        ("有效", election.ballots_valid),
    )
    said = "，".join(f"{what} {count} 张" for what, count in parts if count is not None)
    yield from _fact("选票", said)


def _approval(world: World, election: Election) -> Iterator[Fact]:
    reported, approved = election.result_reported_on, election.result_approved_on
    yield from _fact("报告上级", chinese_date(reported) if reported else "")
    if approved and approved <= world.today:
        yield Fact("上级批准", _documented(chinese_date(approved), election.result_doc_no))
    notice = world.get(Notice, election.notice_id)
    if notice is not None:
        yield Fact("结果公告", notice.title, Link(notice.title, notice_path(notice.id)))


def _fact(term: str, text: str) -> Iterator[Fact]:
    if text:
        yield Fact(term, text)


def _dated(day: str, document: str | None) -> str:
    return _documented(day, document) if day else document or ""


def _documented(text: str, document: str | None) -> str:
    return f"{text}（{document}）" if document else text


def related(world: World, election: Election) -> tuple[Link, ...]:
    """Its organisation, then the other elections of that one, newest first."""
    organisation = world.get(Organisation, election.org_id)
    own = Link(organisation.short, organisation_path(organisation.id)) if organisation else None
    others = [
        entry.value
        for entry in world.by(Election, "org_id").get(election.org_id, ())
        if entry.value.id != election.id
    ]
    others.sort(key=lambda other: (-other.held_on.toordinal(), other.id))
    links = (Link(other.title, page_path(other.id)) for other in others)
    return (*((own,) if own else ()), *links)[:RELATED]
