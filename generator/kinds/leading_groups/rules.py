"""What the schema cannot say about leading groups."""

from collections.abc import Iterator

from generator.contract import Finding, World, rule
from generator.diagnostics import Location, Related, Severity
from generator.kinds.organisations.model import Organisation, Person
from generator.schema import Entry

from .model import LeadingGroup, SubgroupKind


@rule(
    "leading_groups/no-head",
    "领导小组没有组长",
    "领导小组由组长负责，没有组长就不知道谁牵头。",
    "在“组长编号”里填上组长。",
)
def no_head(world: World) -> Iterator[Finding]:
    """A leading group has a head."""
    for entry in world.all(LeadingGroup):
        if not entry.value.head_ids:
            yield Finding(f"“{entry.value.name}”没有组长", entry.location("head_ids"))


@rule(
    "leading_groups/person-twice",
    "一人在同一小组里出现两次",
    "同一个人在一个小组里只有一个身份，重复列出会让人看不清职责。",
    "保留真正的身份，删去另一处。",
    Severity.WARNING,
)
def person_twice(world: World) -> Iterator[Finding]:
    """Nobody stands twice in a group, nor twice in one subgroup."""
    for entry in world.all(LeadingGroup):
        yield from _repeated(world, _roster(entry))
        for number, subgroup in enumerate(entry.value.subgroups):
            roster = [
                (id, entry.location("subgroups", number, "member_ids", index))
                for index, id in enumerate(subgroup.member_ids)
            ]
            if subgroup.head_id is not None:
                head = entry.location("subgroups", number, "head_id")
                roster.insert(0, (subgroup.head_id, head))
            yield from _repeated(world, roster)


@rule(
    "leading_groups/director-outside",
    "办公室主任不是领导小组成员",
    "办公室为领导小组办事，主任一般由领导小组的组成人员兼任。",
    "把主任列入副组长或成员，或者核对“主任编号”。",
    Severity.WARNING,
)
def director_outside(world: World) -> Iterator[Finding]:
    """The director of the office, where it is known who that is, belongs to the group."""
    for entry in world.all(LeadingGroup):
        office = entry.value.office
        director = world.get(Person, office.director_id) if office else None
        inside = {id for id, _ in _roster(entry)}
        if director is not None and director.id not in inside:
            message = f"办公室主任“{director.name}”不在“{entry.value.name}”的组成人员里"
            yield Finding(message, entry.location("office", "director_id"))


@rule(
    "leading_groups/covered-twice",
    "一个党组织由两个督查组联系",
    "各督查组分片联系，一个党组织只归一个督查组，免得重复督查、责任不清。",
    "只在一个督查组的“联系党组织编号”里保留它。",
    Severity.WARNING,
)
def covered_twice(world: World) -> Iterator[Finding]:
    """An organisation is covered by one inspection subgroup of a leading group."""
    for entry in world.all(LeadingGroup):
        first: dict[str, tuple[str, Location]] = {}
        for number, subgroup in enumerate(entry.value.subgroups):
            if subgroup.kind is not SubgroupKind.INSPECTION:
                continue
            for index, id in enumerate(subgroup.covers):
                place = entry.location("subgroups", number, "covers", index)
                if id in first:
                    organisation = world.get(Organisation, id)
                    name = organisation.short if organisation else id
                    where, earlier = first[id]
                    message = f"“{name}”已由“{where}”联系，又列在“{subgroup.name}”"
                    yield Finding(message, place, related=(Related(earlier, "先写在这里"),))
                first.setdefault(id, (subgroup.name, place))


def _roster(entry: Entry[LeadingGroup]) -> list[tuple[str, Location]]:
    """Everybody in a group with the place that says so, from the head down."""
    group = entry.value
    ranks = (
        ("head_ids", group.head_ids),
        ("deputy_ids", group.deputy_ids),
        ("member_ids", group.member_ids),
    )
    return [
        (id, entry.location(field, index)) for field, ids in ranks for index, id in enumerate(ids)
    ]


def _repeated(world: World, roster: list[tuple[str, Location]]) -> Iterator[Finding]:
    first: dict[str, Location] = {}
    for id, place in roster:
        if id in first:
            related = (Related(first[id], "先写在这里"),)
            yield Finding(f"“{_name(world, id)}”在同一个小组里出现了两次", place, related=related)
        first.setdefault(id, place)


def _name(world: World, id: str) -> str:
    person = world.get(Person, id)
    return person.name if person else id


RULES = (no_head, person_twice, director_outside, covered_twice)
