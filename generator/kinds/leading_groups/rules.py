"""What the schema cannot say about leading groups."""

from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Location, Related, Severity
from generator.kinds.organisations.model import Organisation, Person
from generator.packs import Provision
from generator.schema import Entry
from generator.world import World

from .model import LeadingGroup, Subgroup, SubgroupKind


@rule(
    "leading_groups/no-head",
    "领导小组没有组长",
    "领导小组由组长负责，没有组长就不知道谁牵头。",
    "在“组长编号”里填上组长。",
    Severity.WARNING,
    ("ros-01",),
)
def no_head(world: World) -> Iterator[Finding]:
    """A leading group has a head."""
    for entry in world.all(LeadingGroup):
        basis = _basis(world, "ros-01", entry)
        if basis is not None and not entry.value.head_ids:
            message = f"“{entry.value.name}”没有组长"
            yield Finding(message, entry.location("head_ids"), basis=basis)


@rule(
    "leading_groups/person-twice",
    "一人在同一小组里出现两次",
    "同一个人在一个小组里只有一个身份，重复列出会让人看不清职责。",
    "保留真正的身份，删去另一处。",
    Severity.WARNING,
    ("ros-01",),
)
def person_twice(world: World) -> Iterator[Finding]:
    """Nobody stands twice in a group, nor twice in one subgroup."""
    for entry in world.all(LeadingGroup):
        basis = _basis(world, "ros-01", entry)
        if basis is None:
            continue
        yield from _repeated(world, _roster(entry), basis)
        for number in range(len(entry.value.subgroups)):
            yield from _repeated(world, _team(entry, number), basis)


@rule(
    "leading_groups/director-outside",
    "办公室主任不是领导小组成员",
    "办公室为领导小组办事，主任一般由领导小组的组成人员兼任。",
    "把主任列入副组长或成员，或者核对“主任编号”。",
    Severity.WARNING,
    ("ros-01",),
)
def director_outside(world: World) -> Iterator[Finding]:
    """The director of the office, where it is known who that is, belongs to the group."""
    for entry in world.all(LeadingGroup):
        office = entry.value.office
        director = world.get(Person, office.director_id) if office else None
        inside = {id for id, _ in _roster(entry)}
        basis = _basis(world, "ros-01", entry)
        if basis is not None and director is not None and director.id not in inside:
            message = f"办公室主任“{director.name}”不在“{entry.value.name}”的组成人员里"
            yield Finding(message, entry.location("office", "director_id"), basis=basis)


@rule(
    "leading_groups/several-heads",
    "领导小组有几名组长",
    "领导小组一般由一名组长负责，其余的列为副组长。",
    "在“组长编号”里只留一名，其余的移到“副组长编号”；文件确定有双组长的，保留即可。",
    Severity.WARNING,
    ("ros-01",),
)
def several_heads(world: World) -> Iterator[Finding]:
    """A leading group has one head."""
    for entry in world.all(LeadingGroup):
        heads = dict.fromkeys(entry.value.head_ids)
        basis = _basis(world, "ros-01", entry)
        if basis is not None and len(heads) > 1:
            message = f"“{entry.value.name}”列了 {len(heads)} 名组长"
            yield Finding(message, entry.location("head_ids", 1), basis=basis)


@rule(
    "leading_groups/no-director",
    "办公室没有主任",
    "办公室负责日常工作，要写明谁是主任。",
    "在“办公室”的“主任编号”里填上主任。",
    Severity.WARNING,
    ("ros-01",),
)
def no_director(world: World) -> Iterator[Finding]:
    """The office of a leading group has a director."""
    for entry in world.all(LeadingGroup):
        basis = _basis(world, "ros-01", entry)
        office = entry.value.office
        if basis is not None and office is not None and office.director_id is None:
            message = f"“{entry.value.name}”的办公室没有主任"
            yield Finding(message, entry.location("office", "director_id"), basis=basis)


@rule(
    "leading_groups/inspection-incomplete",
    "督查组不完整",
    "督查组要有组长、成员和联系的党组织，才知道谁去督查、督查哪里。",
    "补上缺的一项；还没有确定的，先不列这个督查组。",
    Severity.WARNING,
    ("ros-02",),
)
def inspection_incomplete(world: World) -> Iterator[Finding]:
    """An inspection subgroup has a head, members and an organisation it covers."""
    for entry, number, subgroup in _inspections(world):
        basis = _basis(world, "ros-02", entry)
        for name, value, what in (
            ("head_id", subgroup.head_id, "组长"),
            ("member_ids", subgroup.member_ids, "成员"),
            ("covers", subgroup.covers, "联系的党组织"),
        ):
            if basis is not None and not value:
                place = entry.location("subgroups", number, name)
                yield Finding(f"“{subgroup.name}”没有写{what}", place, basis=basis)


@rule(
    "leading_groups/inspector-twice",
    "一人同时在两个督查组",
    "各督查组分片负责，一个人只在一个督查组。",
    "只在一个督查组里保留这个人。",
    Severity.WARNING,
    ("ros-02",),
)
def inspector_twice(world: World) -> Iterator[Finding]:
    """Nobody is in two inspection subgroups of one leading group."""
    first: dict[tuple[str, str], tuple[int, str, Location]] = {}
    for entry, number, subgroup in _inspections(world):
        basis = _basis(world, "ros-02", entry)
        for id, place in _team(entry, number) if basis else ():
            known = first.setdefault((entry.value.id, id), (number, subgroup.name, place))
            if known[0] != number:
                message = f"“{_name(world, id)}”已经在“{known[1]}”，又在“{subgroup.name}”"
                related = (Related(known[2], "先写在这里"),)
                yield Finding(message, place, related=related, basis=basis)


def _inspections(world: World) -> Iterator[tuple[Entry[LeadingGroup], int, Subgroup]]:
    """Every inspection subgroup with its group and its number from 0."""
    for entry in world.all(LeadingGroup):
        for number, subgroup in enumerate(entry.value.subgroups):
            if subgroup.kind is SubgroupKind.INSPECTION:
                yield entry, number, subgroup


def _basis(world: World, id: str, entry: Entry[LeadingGroup]) -> Provision | None:
    """The provision in force when a group was formed."""
    return world.law.on(id, entry.value.established_on or world.today)


def _team(entry: Entry[LeadingGroup], number: int) -> list[tuple[str, Location]]:
    """Everybody in a subgroup with the place that says so, the head first."""
    subgroup = entry.value.subgroups[number]
    members = [
        (id, entry.location("subgroups", number, "member_ids", index))
        for index, id in enumerate(subgroup.member_ids)
    ]
    if subgroup.head_id is None:
        return members
    return [(subgroup.head_id, entry.location("subgroups", number, "head_id")), *members]


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


def _repeated(
    world: World, roster: list[tuple[str, Location]], basis: Provision
) -> Iterator[Finding]:
    first: dict[str, Location] = {}
    for id, place in roster:
        if id in first:
            related = (Related(first[id], "先写在这里"),)
            message = f"“{_name(world, id)}”在同一个小组里出现了两次"
            yield Finding(message, place, related=related, basis=basis)
        first.setdefault(id, place)


def _name(world: World, id: str) -> str:
    person = world.get(Person, id)
    return person.name if person else id


RULES = (
    no_head,
    several_heads,
    person_twice,
    director_outside,
    no_director,
    inspection_incomplete,
    inspector_twice,
    covered_twice,
)
