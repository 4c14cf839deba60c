"""Facts of one organisation that must agree: dates of the term, counts and their day."""

from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.kinds.organisations.model import (
    Organisation,
    OrganisationKind,
    OrganisationStatus,
    PartyGroup,
    Person,
)
from generator.world import World

from .deadlines import months_later


@rule(
    "organisations/term-order",
    "日期先后颠倒",
    "党组织成立之后才有任期，也不会在成立之前撤销。",
    "核对批准成立的文件和换届的批复，改正写错的日期。",
)
def term_order(world: World) -> Iterator[Finding]:
    """An organisation is founded before its term begins and before it is dissolved."""
    for entry in world.all(Organisation):
        founded = entry.value.established_on
        for name, day, what in (
            ("term_start", entry.value.term_start, "本届开始"),
            ("dissolves_on", entry.value.dissolves_on, "预计撤销日期"),
        ):
            if founded is not None and day is not None and day < founded:
                related = (Related(entry.location("established_on"), "成立日期"),)
                message = f"{what} {day} 早于成立日期 {founded}"
                yield Finding(message, entry.location(name), related=related)


@rule(
    "organisations/extension-order",
    "延期没有晚于任期届满",
    "任期届满日由“本届开始”加“任期年数”算出，延期应当延到这一天以后。",
    "核对延期批复；没有延期的，“延期至”留空。",
)
def extension_order(world: World) -> Iterator[Finding]:
    """A term is extended to a day after its end."""
    for entry in world.all(Organisation):
        end, extended = entry.value.term_end, entry.value.extended_to
        if end is not None and extended is not None and extended <= end:
            related = (Related(entry.location("term_start"), "本届开始"),)
            message = f"“延期至”{extended} 没有晚于任期届满的 {end}"
            yield Finding(message, entry.location("extended_to"), related=related)


@rule(
    "organisations/undated-count",
    "党员人数没有统计日期",
    "人数总在变，不写明是哪一天的数，读者无法判断是否过时。",
    "在“统计日期”里写明这个数是哪一天的。",
    Severity.WARNING,
    ("org-18",),
)
def undated_count(world: World) -> Iterator[Finding]:
    """Counts of members carry the day they were counted on."""
    basis = world.law.on("org-18", world.today)
    for entry in world.all(Organisation) if basis else ():
        counts = (entry.value.members_full, entry.value.members_probationary)
        if entry.value.counted_on is None and any(count is not None for count in counts):
            name = "members_full" if counts[0] is not None else "members_probationary"
            message = f"“{entry.value.short}”写了党员人数，没有写统计日期"
            yield Finding(message, entry.location(name), basis=basis)


@rule(
    "organisations/stale-count",
    "党员人数该更新了",
    "人数总在变，统计日期太久，读者会以为还是现在的人数。",
    "重新统计，改“正式党员数”“预备党员数”和“统计日期”。",
    Severity.WARNING,
    ("org-18",),
)
def stale_count(world: World) -> Iterator[Finding]:
    """The members of an organisation are counted anew in time."""
    for entry in world.all(Organisation):
        one, day = entry.value, entry.value.counted_on
        basis = world.law.on("org-18", day) if day else None
        known = one.members_full is not None or one.members_probationary is not None
        if day is None or basis is None or not known or one.status is not OrganisationStatus.ACTIVE:
            continue
        due = months_later(day, basis["months"])
        message = f"“{one.short}”的党员人数统计于 {day}，满 {basis['months']} 个月应当更新"
        yield Finding(message, entry.location("counted_on"), basis=basis, due=due, org_id=one.id)


@rule(
    "organisations/no-units",
    "联合党支部没有写覆盖单位",
    "联合党支部由几个单位的党员组成，读者要知道自己的单位在不在里面。",
    "在“覆盖单位”里列出各单位，用；分开。",
    Severity.WARNING,
)
def no_units(world: World) -> Iterator[Finding]:
    """A joint branch names the units it covers."""
    for entry in world.by(Organisation, "kind").get(OrganisationKind.JOINT_BRANCH, ()):
        if entry.value.status is OrganisationStatus.ACTIVE and not entry.value.units:
            yield Finding(f"“{entry.value.short}”没有写覆盖哪些单位", entry.location("units"))


@rule(
    "organisations/group-count",
    "党小组人数之和超过党组织人数",
    "党小组是党支部的一部分，人数加起来不会比全支部还多。",
    "核对各党小组和党支部的人数，最好是同一天的数。",
    Severity.WARNING,
)
def group_count(world: World) -> Iterator[Finding]:
    """The groups of an organisation have no more members than the organisation."""
    for org_id, groups in world.by(PartyGroup, "org_id").items():
        entry = world.entry(Organisation, org_id)
        if entry is None or entry.value.members_full is None:
            continue
        whole = entry.value.members_full + (entry.value.members_probationary or 0)
        parts = sum(group.value.member_count for group in groups)
        if parts > whole:
            message = f"“{entry.value.short}”的党小组共 {parts} 名党员，多于党组织的 {whole} 名"
            related = (Related(entry.location("members_full"), f"党组织共 {whole} 名"),)
            yield Finding(message, groups[-1].location("member_count"), related=related)


@rule(
    "organisations/group-leader-twice",
    "一人任两个党小组的组长",
    "一名党员只编入一个党小组，不会同时做两个党小组的组长。",
    "核对两个党小组的组长，改正写错的“组长编号”。",
    Severity.WARNING,
)
def group_leader_twice(world: World) -> Iterator[Finding]:
    """A person leads at most one party group of an organisation."""
    for leader_id, groups in world.by(PartyGroup, "leader_id").items():
        first: dict[str, int] = {}
        for index, entry in enumerate(groups if leader_id else ()):
            earlier = groups[first.setdefault(entry.value.org_id, index)]
            if earlier is not entry:
                person = world.get(Person, leader_id)
                message = (
                    f"“{person.name if person else leader_id}”"
                    f"同时是“{earlier.value.name}”和“{entry.value.name}”的组长"
                )
                related = (Related(earlier.location("leader_id"), "先写在这里"),)
                yield Finding(message, entry.location("leader_id"), related=related)


RULES = (
    term_order,
    extension_order,
    undated_count,
    stale_count,
    no_units,
    group_count,
    group_leader_twice,
)
