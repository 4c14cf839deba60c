"""Secretaries and deputies: elected by whom, and announced only when that is approved."""

from collections.abc import Iterator, Mapping

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.kinds.elections.model import Candidate, Election, ElectionKind
from generator.kinds.notices.model import Notice
from generator.kinds.organisations.model import Post
from generator.schema import Entry
from generator.world import World

from .candidates import members, name


@rule(
    "elections/leaders",
    "书记、副书记的选举办法不对",
    "设委员会的，书记、副书记由新一届委员会等额选举；不设委员会的，由党员大会选举。",
    "设委员会的，填“委员会应到人数”“委员会实到人数”；不设的，这几项留空；候选人与当选人一样多。",
    Severity.WARNING,
    ("elec-03",),
)
def leaders(world: World) -> Iterator[Finding]:
    """The new committee elects its secretary and deputies, with one candidate for each post."""
    for entry in world.all(Election):
        one, basis = entry.value, world.law.on("elec-03", entry.value.held_on)
        posts = _leaders(world, one.id)
        if basis is None or not posts:
            continue
        committee = bool(one.seats) or bool(members(world, one.id))
        if one.kind is ElectionKind.TERM and committee and not one.by_committee:
            message = f"“{one.title}”选出了委员会，没有写委员会选举书记、副书记的到会人数"
            yield Finding(message, entry.location("committee_present"), basis=basis)
        if one.kind is ElectionKind.TERM and not committee and one.by_committee:
            message = f"“{one.title}”没有选委员，书记、副书记应当由党员大会选举"
            yield Finding(message, entry.location("committee_present"), basis=basis)
        for post, candidates in posts.items():
            elected = sum(each.value.elected for each in candidates)
            if len(candidates) > max(elected, 1):
                message = f"{post.label}有 {len(candidates)} 名候选人，应当等额选举"
                yield Finding(message, candidates[-1].location("post"), basis=basis)


def _leaders(world: World, election_id: str) -> Mapping[Post, list[Entry[Candidate]]]:
    """The candidates for secretary and for deputy."""
    found: dict[Post, list[Entry[Candidate]]] = {}
    for entry in world.by(Candidate, "election_id").get(election_id, ()):
        if entry.value.post.leads:
            found.setdefault(entry.value.post, []).append(entry)
    return found


@rule(
    "elections/unapproved-leaders",
    "书记、副书记的当选还没有批准",
    "选出的书记、副书记，报上级党组织批准以后才能公布当选。没有批准日期时，页面只写“待批准”。",
    "批准以后填“结果批准日期”和“结果批准文号”；还没有批准的，先不发结果公告。",
    Severity.WARNING,
    ("elec-08",),
)
def unapproved_leaders(world: World) -> Iterator[Finding]:
    """Secretaries and deputies are announced as elected only after approval."""
    for entry in world.all(Election):
        one, basis = entry.value, world.law.on("elec-08", entry.value.held_on)
        elected = [
            each
            for candidates in _leaders(world, one.id).values()
            for each in candidates
            if each.value.elected
        ]
        if basis is None or not elected:
            continue
        if one.result_approved_on is None:
            named = sorted(
                (-rank, each.value.post.label, name(world, each.value.person_id))
                for each in elected
                for rank in (each.value.post is Post.SECRETARY,)
            )
            who = "、".join(f"{post}“{person}”" for _, post, person in named)
            message = f"选出的{who}还没有写批准日期"
            yield Finding(message, entry.location("result_approved_on"), basis=basis)
            continue
        notice = world.entry(Notice, one.notice_id)
        if notice is not None and notice.value.issued_on < one.result_approved_on:
            message = (
                f"结果公告发布于 {notice.value.issued_on}，早于批准的 {one.result_approved_on}"
            )
            related = (Related(notice.location("issued_on"), "公告的发布日期"),)
            place = entry.location("result_approved_on")
            yield Finding(message, place, related=related, basis=basis)


@rule(
    "elections/unreported-members",
    "选出的委员没有写报告日期",
    "选出的委员报上级党组织备案。",
    "报告以后填“结果报告日期”。",
    Severity.WARNING,
    ("elec-08",),
)
def unreported_members(world: World) -> Iterator[Finding]:
    """The members of a committee are filed with the superior."""
    for entry in world.all(Election):
        one, basis = entry.value, world.law.on("elec-08", entry.value.held_on)
        elected = any(each.value.elected for each in members(world, one.id))
        if basis and elected and one.result_reported_on is None:
            message = f"“{one.title}”选出了委员，没有写向上级报告的日期"
            yield Finding(message, entry.location("result_reported_on"), basis=basis)


RULES = (leaders, unapproved_leaders, unreported_members)
