"""What the schema cannot say about duties."""

from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.schema import Entry
from generator.world import World

from . import rules_registrations
from .model import CommunityPost, CommunityPostHolder, OrganisationDuty, PostDuty


@rule(
    "duties/whose",
    "党组织职责没有写明是谁的",
    "一条职责要么对一类党组织都适用，要么只属于一个党组织；两样都不写或都写，就不知道该显示在哪里。",
    "“党组织类型”和“党组织编号”只填一个。",
)
def whose(world: World) -> Iterator[Finding]:
    """The duties of an organisation are those of a kind or of one organisation."""
    for entry in world.all(OrganisationDuty):
        duty = entry.value
        if duty.kind is None and duty.org_id is None:
            message = "“党组织类型”和“党组织编号”都没有填"
            yield Finding(message, entry.location())
        elif duty.kind is not None and duty.org_id is not None:
            message = f"既写了“{duty.kind.label}”，又写了“{duty.org_id}”"
            yield Finding(message, entry.location("org_id"))


@rule(
    "duties/twice",
    "同一个对象的职责写了两次",
    "两处写法可能不一致，读者不知道以哪一处为准。",
    "合并成一条，每项职责一行。",
)
def twice(world: World) -> Iterator[Finding]:
    """The duties of a kind, an organisation or a post stand in one record."""
    seen: dict[tuple[str, str], Related] = {}
    for name, word, entry in _subjects(world):
        place = entry.location(name)
        if (name, word) in seen:
            yield Finding(f"“{word}”的职责已经写过", place, related=(seen[name, word],))
        seen.setdefault((name, word), Related(place, "先写在这里"))


def _subjects(
    world: World,
) -> Iterator[tuple[str, str, Entry[OrganisationDuty] | Entry[PostDuty]]]:
    for entry in world.all(OrganisationDuty):
        if entry.value.kind is not None and entry.value.org_id is None:
            yield "kind", entry.value.kind.label, entry
        elif entry.value.org_id is not None and entry.value.kind is None:
            yield "org_id", entry.value.org_id, entry
    for post in world.all(PostDuty):
        yield "post", post.value.post.label, post


@rule(
    "duties/ends-before-start",
    "离岗早于上岗",
    "离岗日期在上岗日期之前，页面会把这个人算成从未上岗。",
    "核对两个日期；仍在岗的，“离岗日期”留空。",
)
def ends_before_start(world: World) -> Iterator[Finding]:
    """A community post is left on or after the day it was taken."""
    for entry in world.all(CommunityPostHolder):
        holder = entry.value
        if holder.end is not None and holder.end < holder.start:
            message = f"{holder.end} 离岗，早于 {holder.start} 上岗"
            yield Finding(message, entry.location("end"))


@rule(
    "duties/held-twice",
    "同一个人在同一岗位上登记了两次",
    "两段时间重叠，页面会把同一个人列两遍。",
    "删掉多余的一条；中间离岗过的，给前一条补上“离岗日期”。",
)
def held_twice(world: World) -> Iterator[Finding]:
    """Nobody holds one post of one organisation twice at a time."""
    longest: dict[tuple[str, str, str], Entry[CommunityPostHolder]] = {}
    entries = world.all(CommunityPostHolder)
    for entry in sorted(entries, key=lambda one: (one.value.start, one.location())):
        holder = entry.value
        key = (holder.post_id, holder.org_id, holder.person_id)
        before = longest.setdefault(key, entry)
        if before is not entry and (before.value.end is None or holder.start < before.value.end):
            message = f"“{holder.person_id}”此时已在“{holder.post_id}”岗上"
            related = (Related(before.location(), "前一次上岗在这里"),)
            yield Finding(message, entry.location("start"), related=related)
        if before.value.end is not None and (holder.end is None or holder.end > before.value.end):
            longest[key] = entry


@rule(
    "duties/nobody",
    "公益岗位没有人",
    "公布了岗位却没有人在岗，读者会以为内容没有更新。",
    "在 community_post_holders 里登记在岗的人；不再设的岗位可以删去。",
    Severity.INFO,
)
def nobody(world: World) -> Iterator[Finding]:
    """A community post that is made known is held by somebody; one that falls vacant is a task."""
    if CommunityPostHolder in world.incomplete:
        return
    holders = world.by(CommunityPostHolder, "post_id")
    for entry in world.all(CommunityPost):
        name, place = entry.value.name, entry.location("name")
        group = [holder.value for holder in holders.get(entry.value.id, ())]
        left = [one.end for one in group if one.end is not None]
        if not group:
            yield Finding(f"“{name}”没有人在岗", place)
        elif len(left) == len(group):
            yield Finding(f"“{name}”从 {max(left)} 起没有人在岗", place, due=max(left))
        elif not any(one.holds_on(world.today) for one in group):
            start = min(one.start for one in group if one.end is None)
            yield Finding(f"“{name}”要到 {start} 才有人在岗", place)


RULES = (
    whose,
    twice,
    ends_before_start,
    held_twice,
    nobody,
    *rules_registrations.RULES,
)
