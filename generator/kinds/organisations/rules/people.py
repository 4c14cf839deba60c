"""Who may hold a post."""

from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.kinds.organisations.model import Appointment, PartyStatus, Person, Post
from generator.world import World

from .standing import short


@rule(
    "organisations/not-full-member",
    "现任不是正式党员",
    "党内职务由正式党员担任，预备党员没有选举权和被选举权；党建联络员除外。",
    "核对人员表里的“政治身份”，已经转正的改成“正式党员”；任职有误的，改正任职表。",
    Severity.WARNING,
    ("org-13",),
)
def not_full_member(world: World) -> Iterator[Finding]:
    """Who holds a post and has not left is a full member, unless it is that of a liaison."""
    for entry in world.all(Appointment):
        term = entry.value
        person = world.entry(Person, term.person_id)
        if person is None or term.post is Post.LIAISON or term.end is not None:
            continue
        basis = world.law.on("org-13", term.elected_on or term.start)
        if basis is not None and person.value.party_status is not PartyStatus.FULL:
            status = person.value.party_status.label
            message = f"{short(world, term.org_id)}{term.post.label}“{person.value.name}”是{status}"
            yield Finding(
                message,
                entry.location("person_id"),
                related=(Related(person.location("party_status"), "政治身份写在这里"),),
                basis=basis if term.post.in_committee else None,
            )


RULES = (not_full_member,)
