"""Who may hold a post."""

from collections.abc import Iterator

from generator.contract import Finding, World, rule
from generator.diagnostics import Related, Severity
from generator.kinds.organisations.model import (
    Appointment,
    Organisation,
    PartyStatus,
    Person,
    Post,
)


@rule(
    "organisations/not-full-member",
    "现任不是正式党员",
    "党内职务由正式党员担任，预备党员没有选举权和被选举权；党建联络员除外。",
    "核对人员表里的“政治身份”，已经转正的改成“正式党员”；任职有误的，改正任职表。",
    Severity.WARNING,
)
def not_full_member(world: World) -> Iterator[Finding]:
    """Who holds a post now is a full member, unless it is that of a liaison."""
    for entry in world.all(Appointment):
        term = entry.value
        person = world.entry(Person, term.person_id)
        if person is None or term.post is Post.LIAISON or not term.holds_on(world.today):
            continue
        if person.value.party_status is not PartyStatus.FULL:
            status = person.value.party_status.label
            organisation = world.get(Organisation, term.org_id)
            short = organisation.short if organisation else term.org_id
            message = f"“{short}”现任{term.post.label}“{person.value.name}”是{status}"
            related = (Related(person.location("party_status"), "政治身份写在这里"),)
            yield Finding(message, entry.location("person_id"), related=related)


RULES = (not_full_member,)
