"""Where organisations stand under one another: one root, no loops, nothing out of reach."""

from collections.abc import Iterator, Mapping

from generator.contract import Finding, rule
from generator.diagnostics import Related
from generator.kinds.organisations.model import Organisation, OrganisationStatus
from generator.schema import Entry
from generator.world import World

_NAMED = 8
"""Names of a loop that a message spells out."""


@rule(
    "organisations/two-roots",
    "最高一级党组织多于一个",
    "全站的党组织应当排成一棵树，只有一个党组织没有上级。",
    "给其中一个填上“上级编号”；不属于本站的，删去这条记录。",
    provisions=("org-12",),
)
def two_roots(world: World) -> Iterator[Finding]:
    """At most one working organisation has no superior."""
    basis = world.law.on("org-12", world.today)
    if basis is None:
        return
    roots = sorted(
        (e for e in world.by(Organisation, "parent_id").get(None, ()) if _works(e)), key=_place
    )
    for extra in roots[1:]:
        names = f"“{extra.value.short}”和“{roots[0].value.short}”"
        related = (Related(roots[0].location("parent_id"), "另一个最高一级党组织"),)
        place = extra.location("parent_id")
        yield Finding(f"{names}都没有上级", place, related=related, basis=basis)


@rule(
    "organisations/no-root",
    "没有最高一级党组织",
    "没有上级的党组织已经合并或撤销，其余党组织排不成一棵树。",
    "确认它的状态，或者写明现在的最高一级党组织。",
    provisions=("org-12",),
)
def no_root(world: World) -> Iterator[Finding]:
    """Where an organisation works, one without a superior works too."""
    basis = world.law.on("org-12", world.today)
    if basis is None:
        return
    roots = world.by(Organisation, "parent_id").get(None, ())
    if any(_works(entry) for entry in roots) or _uncertain(world) or _loops(_superiors(world)):
        return
    if any(_works(entry) for entry in world.all(Organisation)):
        first = min(roots, key=_place)
        message = f"最高一级党组织“{first.value.short}”{first.value.status.label}，没有别的最高一级"
        yield Finding(message, first.location("status"), basis=basis)


@rule(
    "organisations/parent-cycle",
    "上级关系绕成了一圈",
    "甲的上级是乙，乙的上级又是甲，这样排不出组织结构图。",
    "找出其中写错的一个“上级编号”，改成真正的上级。",
    provisions=("org-12",),
)
def parent_cycle(world: World) -> Iterator[Finding]:
    """Nobody is their own superior, however far up."""
    basis = world.law.on("org-12", world.today)
    if basis is None:
        return
    superiors = _superiors(world)
    entries = world.by(Organisation, "id")
    for loop in _loops(superiors):
        members = [entries[id][0] for id in loop]
        related = tuple(
            Related(entry.location("parent_id"), f"“{entry.value.short}”的上级")
            for entry in members[1:_NAMED]
        )
        place = members[0].location("parent_id")
        yield Finding(_told(world, members), place, related=related, basis=basis)


@rule(
    "organisations/unreachable",
    "上级已合并或撤销",
    "运行中的党组织挂在已合并或已撤销的党组织下面，就不在组织结构图里了。",
    "把“上级编号”改成现在的上级；它自己也已合并或撤销的，改它的状态。",
    provisions=("org-12",),
)
def unreachable(world: World) -> Iterator[Finding]:
    """The superior of a working organisation works."""
    basis = world.law.on("org-12", world.today)
    if basis is None:
        return
    if not any(_works(entry) for entry in world.by(Organisation, "parent_id").get(None, ())):
        return
    for entry in filter(_works, world.all(Organisation)):
        superior = world.entry(Organisation, entry.value.parent_id)
        if superior is not None and not _works(superior):
            message = (
                f"“{entry.value.short}”的上级“{superior.value.short}”{superior.value.status.label}"
            )
            related = (Related(superior.location("status"), "上级的状态"),)
            place = entry.location("parent_id")
            yield Finding(message, place, related=related, basis=basis)


@rule(
    "organisations/branch-parent",
    "党支部下面又设了党组织",
    "党支部是最基层的党组织，它下面只有党小组，不再设党组织。",
    "上级改成党总支或党委；如果它其实是党小组，写到党小组的表里。",
    provisions=("org-12",),
)
def branch_parent(world: World) -> Iterator[Finding]:
    """Nothing stands under a branch."""
    basis = world.law.on("org-12", world.today)
    if basis is None:
        return
    for entry in filter(_works, world.all(Organisation)):
        superior = world.entry(Organisation, entry.value.parent_id)
        if superior is None or superior.value.id == entry.value.id or not _works(superior):
            continue
        if superior.value.kind.is_branch:
            kind = superior.value.kind.label
            message = f"“{entry.value.short}”的上级“{superior.value.short}”是{kind}"
            related = (Related(superior.location("kind"), "上级的类型"),)
            place = entry.location("parent_id")
            yield Finding(message, place, related=related, basis=basis)


def _works(entry: Entry[Organisation]) -> bool:
    return entry.value.status is OrganisationStatus.ACTIVE


def _place(entry: Entry[Organisation]) -> tuple[object, ...]:
    place = entry.location("parent_id")
    return place.file, place.line, place.column, entry.value.id


def _superiors(world: World) -> Mapping[str, str]:
    """The superior of each organisation that names one."""
    return {
        id: entries[0].value.parent_id
        for id, entries in world.by(Organisation, "id").items()
        if entries[0].value.parent_id is not None
    }


def _uncertain(world: World) -> bool:
    """Whether some organisation could not be read, so that its place is not known."""
    superiors = _superiors(world)
    sound = world.by(Organisation, "id")
    unread = any(superior not in sound for superior in superiors.values())
    known = world.ids(Organisation)
    return unread or Organisation in world.incomplete or not known <= sound.keys()


def _loops(superiors: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Every loop once, from its first id on, each member followed by its superior."""
    seen: set[str] = set()
    found: list[tuple[str, ...]] = []
    for start in sorted(superiors):
        way: dict[str, int] = {}
        at = start
        while at in superiors and at not in seen and at not in way:
            way[at] = len(way)
            at = superiors[at]
        if at in way:
            loop = tuple(way)[way[at] :]
            first = loop.index(min(loop))
            found.append((*loop[first:], *loop[:first]))
        seen.update(way)
    return tuple(found)


def _told(world: World, members: list[Entry[Organisation]]) -> str:
    first = members[0].value.short
    names = [entry.value.short for entry in members[:_NAMED]]
    more = ("……",) if len(members) > _NAMED else ()
    way = " → ".join((*names, *more, first))
    said = f"“{first}”的上级是它自己" if len(members) == 1 else f"上级关系绕成了一圈：{way}"
    under = _under(world, members)
    return f"{said}；它下面的 {under} 个党组织也因此脱离了组织结构图" if under else said


def _under(world: World, members: list[Entry[Organisation]]) -> int:
    """How many working organisations hang under a loop without being part of it."""
    below = world.by(Organisation, "parent_id")
    seen = {entry.value.id for entry in members}
    waiting = list(seen)
    count = 0
    while waiting:
        for entry in below.get(waiting.pop(), ()):
            if entry.value.id not in seen:
                seen.add(entry.value.id)
                waiting.append(entry.value.id)
                count += _works(entry)
    return count


RULES = (two_roots, no_root, parent_cycle, unreachable, branch_parent)
