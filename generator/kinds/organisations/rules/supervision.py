"""Supervision groups: who sits on them, that they stand apart, and until when."""

from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Location, Related, Severity
from generator.kinds.organisations.model import Appointment, Organisation, SupervisionGroup
from generator.schema import Entry
from generator.world import World

from .standing import name, short, works


@rule(
    "organisations/supervision-size",
    "监督小组的人数或召集人不合要求",
    "党务监督小组由三至五人组成，其中召集人一名。",
    "补上“召集人编号”，核对“成员编号”；召集人不用再列为成员。",
    Severity.WARNING,
    ("org-16",),
)
def supervision_size(world: World) -> Iterator[Finding]:
    """A supervision group has a convener and as many people as it needs, nobody twice."""
    for entry in world.all(SupervisionGroup):
        group, basis = entry.value, world.law.on("org-16", entry.value.term_end)
        if basis is None:
            continue
        whose = f"{short(world, group.org_id)}的监督小组"
        if group.convener_id is None:
            yield Finding(f"{whose}没有召集人", entry.location("convener_id"), basis=basis)
        people = {id for id, _ in _people(entry)}
        if not basis["least"] <= len(people) <= basis["most"]:
            said = f"{whose}有 {len(people)} 人，应当有 {basis['least']} 至 {basis['most']} 人"
            yield Finding(said, entry.location("member_ids"), basis=basis)
        if len(people) < len(_people(entry)):
            said = f"{whose}里有人列了两次"
            yield Finding(said, entry.location("member_ids"), basis=basis)


def _people(entry: Entry[SupervisionGroup]) -> list[tuple[str, Location]]:
    """Everybody in a group with the place that says so, the convener first."""
    group = entry.value
    convener = [(group.convener_id, entry.location("convener_id"))] if group.convener_id else []
    return convener + [
        (id, entry.location("member_ids", index)) for index, id in enumerate(group.member_ids)
    ]


@rule(
    "organisations/supervision-overlap",
    "委员会成员参加了监督小组",
    "监督小组监督党组织的党务工作，本党组织的书记、副书记和委员不参加。",
    "换一名不在委员会的党员或群众代表；已经离任的，在任职表里填上离任日期。",
    Severity.WARNING,
    ("org-16",),
)
def supervision_overlap(world: World) -> Iterator[Finding]:
    """Nobody in a supervision group sits on the committee it supervises."""
    for entry in world.all(SupervisionGroup):
        basis = world.law.on("org-16", entry.value.term_end)
        terms = {
            term.value.person_id: term
            for term in world.by(Appointment, "org_id").get(entry.value.org_id, ())
            if term.value.end is None and term.value.post.in_committee
        }
        for id, place in _people(entry) if basis else ():
            if id in terms:
                post = terms[id].value.post.label
                message = f"“{name(world, id)}”是{short(world, entry.value.org_id)}{post}"
                related = (Related(terms[id].location("post"), "任职写在这里"),)
                yield Finding(f"{message}，又参加监督小组", place, related=related, basis=basis)


@rule(
    "organisations/supervision-relations",
    "监督小组没有核对回避关系",
    "委员会成员的配偶和近亲属不参加监督小组。系统不登记亲属关系，由工作人员核对。",
    "核对以后，在“已核对回避关系”里填“是”。",
    Severity.WARNING,
    ("org-16",),
)
def supervision_relations(world: World) -> Iterator[Finding]:
    """Staff have made sure that no near relative of the committee is in a supervision group."""
    for entry in world.all(SupervisionGroup):
        basis = world.law.on("org-16", entry.value.term_end)
        if basis is not None and not entry.value.excluded_relations_checked:
            message = f"{short(world, entry.value.org_id)}的监督小组没有写明核对过回避关系"
            yield Finding(message, entry.location("excluded_relations_checked"), basis=basis)


@rule(
    "organisations/supervision-term",
    "监督小组和党组织的任期不同",
    "监督小组与党组织同时产生、任期相同。",
    "核对两处的届次和任期，改正写错的一处。",
    Severity.WARNING,
    ("org-16",),
)
def supervision_term(world: World) -> Iterator[Finding]:
    """A supervision group has the term of its organisation."""
    for entry in world.all(SupervisionGroup):
        group, owner = entry.value, world.entry(Organisation, entry.value.org_id)
        basis = world.law.on("org-16", group.term_end)
        if basis is None or owner is None:
            continue
        one = owner.value
        whose = f"{short(world, one.id)}的监督小组"
        ends = {one.term_end, one.renewal_due}
        if one.term_end is not None and group.term_end not in ends:
            related = (Related(owner.location("term_start"), "党组织的任期"),)
            message = f"{whose}任期至 {group.term_end}，党组织的任期至 {one.renewal_due}"
            yield Finding(message, entry.location("term_end"), related=related, basis=basis)
        if None not in (group.term_no, one.term_no) and group.term_no != one.term_no:
            related = (Related(owner.location("term_no"), "党组织的届次"),)
            message = f"{whose}写成第 {group.term_no} 届，党组织是第 {one.term_no} 届"
            yield Finding(message, entry.location("term_no"), related=related, basis=basis)


@rule(
    "organisations/supervision-ending",
    "监督小组任期届满",
    "监督小组随党组织换届产生新的一届。",
    "换届以后改写这一行的成员、届次和“任期至”；不再设的，删去这一行。",
    Severity.WARNING,
    ("org-16",),
)
def supervision_ending(world: World) -> Iterator[Finding]:
    """A supervision group is formed anew by the end of its term."""
    for entry in world.all(SupervisionGroup):
        group = entry.value
        basis = world.law.on("org-16", group.term_end)
        if basis is not None and works(world, group.org_id):
            yield Finding(
                f"{short(world, group.org_id)}的监督小组到 {group.term_end} 届满，应当产生新的一届",
                entry.location("term_end"),
                basis=basis,
                due=group.term_end,
                ahead=60,
                org_id=group.org_id,
            )


@rule(
    "organisations/supervision-twice",
    "一个党组织写了两个监督小组",
    "一个党组织有一个党务监督小组。换届以后改写原来的一行，不另加一行。",
    "删去不再履职的一个。",
)
def supervision_twice(world: World) -> Iterator[Finding]:
    """An organisation has one supervision group."""
    for org_id, entries in world.by(SupervisionGroup, "org_id").items():
        for extra in entries[1:]:
            related = (Related(entries[0].location("org_id"), "先写在这里"),)
            message = f"{short(world, org_id)}已经有一个监督小组"
            yield Finding(message, extra.location("org_id"), related=related)


RULES = (
    supervision_size,
    supervision_overlap,
    supervision_relations,
    supervision_term,
    supervision_ending,
    supervision_twice,
)
