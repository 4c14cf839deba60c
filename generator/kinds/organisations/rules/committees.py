"""The committee of an organisation: whether there is one, how many sit on it, who does what."""

from collections.abc import Iterator
from datetime import date

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.kinds.organisations.model import Organisation, OrganisationKind, Post
from generator.packs import Provision
from generator.schema import Entry
from generator.world import World

from .members import counted
from .names import is_township
from .standing import Committee, committees, short

_WITH_COMMITTEE = (
    OrganisationKind.BRANCH,
    OrganisationKind.JOINT_BRANCH,
    OrganisationKind.FLOATING_BRANCH,
)
"""The kinds of branches that elect a committee when they are large enough."""


@rule(
    "organisations/branch-committee",
    "该不该设支部委员会",
    "正式党员达到规定人数的党支部设支部委员会；不到的不设，只设书记，必要时加一名副书记。",
    "核对“正式党员数”和任职表：缺委员的补上，不设委员会的去掉委员。",
    Severity.WARNING,
    ("org-06",),
)
def branch_committee(world: World) -> Iterator[Finding]:
    """A branch has a committee if, and only if, it has enough full members."""
    known = committees(world)
    for one in counted(world):
        organisation = one.entry.value
        committee = known.get(organisation.id)
        basis = world.law.on("org-06", one.day)
        if basis is None or committee is None or organisation.kind not in _WITH_COMMITTEE:
            continue
        place = one.entry.location("members_full")
        head = f"“{organisation.short}”有正式党员 {one.full} 名"
        if one.full >= basis["least"] and not committee.complete:
            wanted = f"满 {basis['least']} 名应当设支部委员会"
            message = f"{head}，{wanted}；{_since(committee)}任职表里没有委员"
            id = organisation.id
            yield Finding(message, place, basis=basis, due=committee.left, org_id=id)
        elif one.full < basis["least"] and committee.complete:
            message = f"{head}，不满 {basis['least']} 名不设支部委员会，任职表里写了委员"
            yield Finding(message, place, related=_commissioners(committee), basis=basis)


def _since(committee: Committee) -> str:
    """From when on something is so, where the last leaving has brought it about."""
    return f"从 {committee.left} 起，" if committee.left else ""


def _commissioners(committee: Committee) -> tuple[Related, ...]:
    first = next((entry for entry in committee.terms if not entry.value.post.leads), None)
    return (Related(first.location("post"), "委员写在这里"),) if first else ()


@rule(
    "organisations/committee-size",
    "委员会的人数不合规定",
    "各类委员会的人数有规定：太少不便集体讨论，太多不便开会。空缺的职务写了说明的，算在人数里。",
    "核对任职表：离任的填上离任日期，缺的补选，或者在空缺表里说明。",
    Severity.WARNING,
    ("org-07", "org-07-usual", "org-08", "org-09", "org-09-township"),
)
def committee_size(world: World) -> Iterator[Finding]:
    """A committee is neither too small nor too large for its kind of organisation."""
    small = _without_committee(world)
    for org_id, committee in committees(world).items():
        entry = world.entry(Organisation, org_id)
        if entry is None or not committee.terms or not committee.complete:
            continue
        kind = entry.value.kind
        if kind in _WITH_COMMITTEE and org_id not in small:
            yield from _branch(world, entry, committee)
        elif kind is OrganisationKind.GENERAL_BRANCH:
            yield from _limits(world, entry, committee, "org-08")
        elif kind is OrganisationKind.COMMITTEE:
            township = is_township(entry.value)
            yield from _limits(world, entry, committee, "org-09-township" if township else "org-09")


def _without_committee(world: World) -> frozenset[str]:
    """The branches too small for a committee; another rule reports one that they have."""
    return frozenset(
        one.entry.value.id
        for one in counted(world)
        if (basis := world.law.on("org-06", one.day)) and one.full < basis["least"]
    )


def _branch(world: World, entry: Entry[Organisation], committee: Committee) -> Iterator[Finding]:
    found = tuple(_limits(world, entry, committee, "org-07"))
    yield from found
    usual = world.law.on("org-07-usual", committee.newest.value.start)
    if usual is not None and not found and len(committee.people) > usual["most"]:
        yield _sized(entry, committee, f"一般不超过 {usual['most']} 人", usual)


def _limits(
    world: World, entry: Entry[Organisation], committee: Committee, id: str
) -> Iterator[Finding]:
    basis = world.law.on(id, committee.newest.value.start)
    if basis is None:
        return
    people, least, most = len(committee.people), basis["least"], basis["most"]
    if committee.seats < least:
        yield _sized(entry, committee, f"应当有 {least} 至 {most} 人", basis, committee.left)
    elif people > most and not _with_standing(basis, people):
        yield _sized(entry, committee, f"最多 {most} 人", basis)


def _with_standing(basis: Provision, people: int) -> bool:
    """Whether so many make a committee that has a standing committee."""
    names = {figure.name for figure in basis.figures}
    if not {"standing_least", "standing_most"} <= names:
        return False
    return basis["standing_least"] <= people <= basis["standing_most"]


def _sized(
    entry: Entry[Organisation],
    committee: Committee,
    wanted: str,
    basis: Provision,
    due: date | None = None,
) -> Finding:
    """A finding about the size; with `due`, one that the last leaving has brought about."""
    vacant = f"，另有 {len(committee.vacant)} 个职务写了空缺" if committee.vacant else ""
    since = _since(committee) if due else ""
    count = f"有委员会成员 {len(committee.people)} 人{vacant}"
    message = f"{since}“{entry.value.short}”的任职表里{count}，{wanted}"
    place = committee.newest.location("post")
    return Finding(message, place, basis=basis, due=due, org_id=entry.value.id)


@rule(
    "organisations/missing-role",
    "支部委员会的分工不全",
    "支部委员会有书记和组织、宣传、纪检委员，人少的可以一人兼几项。",
    "在任职表里给兼任的人加一行；确实空缺的，在空缺表里写明。",
    Severity.WARNING,
    ("org-10",),
)
def missing_role(world: World) -> Iterator[Finding]:
    """The committee of a branch has somebody for each of the roles it needs."""
    small = _without_committee(world)
    for org_id, committee in committees(world).items():
        organisation = world.get(Organisation, org_id)
        if organisation is None or organisation.kind not in _WITH_COMMITTEE:
            continue
        if not committee.terms or not committee.complete or org_id in small:
            continue
        newest = committee.newest
        basis = world.law.on("org-10", newest.value.start)
        needed = (Post.lookup(word) for word in basis.words) if basis else ()
        lacking = [
            post.label
            for post in needed
            if post and post is not Post.SECRETARY and post not in committee.filled
        ]
        if lacking:
            since, due = _since(committee), committee.left
            message = f"{since}{short(world, org_id)}的支部委员会没有{'、'.join(lacking)}"
            yield Finding(message, newest.location("post"), basis=basis, due=due, org_id=org_id)


RULES = (branch_committee, committee_size, missing_role)
