"""Who belongs to a regional alliance."""

from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Related
from generator.kinds.organisations.model import Alliance, Organisation
from generator.world import World


@rule(
    "organisations/alliance-members",
    "联盟成员重复",
    "“1+N+1”里，牵头党组织和 N 个成员是不同的党组织，成员也各只算一次。",
    "从“成员党组织编号”里删去重复的编号。",
)
def alliance_members(world: World) -> Iterator[Finding]:
    """The lead of an alliance is not among its units, and no unit stands there twice."""
    for entry in world.all(Alliance):
        first = {entry.value.lead_org_id: entry.location("lead_org_id")}
        for index, id in enumerate(entry.value.unit_org_ids):
            place = entry.location("unit_org_ids", index)
            if id not in first:
                first[id] = place
                continue
            organisation = world.get(Organisation, id)
            name = organisation.short if organisation else id
            what = "已经是牵头党组织" if id == entry.value.lead_org_id else "已经列为成员"
            related = (Related(first[id], "先写在这里"),)
            yield Finding(f"“{name}”{what}，又列为成员", place, related=related)


RULES = (alliance_members,)
