"""Who holds which post when: no impossible dates, one secretary, no two on one chair."""

from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Related
from generator.kinds.organisations.model import Appointment, Organisation, Post
from generator.packs import Provision
from generator.schema import Entry
from generator.world import World

from .standing import committees, name, seats, short
from .vacancies import meet, span


@rule(
    "organisations/appointment-dates",
    "离任早于任职",
    "离任日期不会早于任职日期，多半是年份写错了。",
    "核对任职文件，改正两个日期中写错的一个；现任的离任日期留空。",
    provisions=("org-14",),
)
def appointment_dates(world: World) -> Iterator[Finding]:
    """Nobody leaves a post before taking it."""
    for entry in world.all(Appointment):
        start, end = entry.value.start, entry.value.end
        basis = world.law.on("org-14", start)
        if basis is not None and end is not None and end < start:
            related = (Related(entry.location("start"), f"任职日期是 {start}"),)
            message = f"离任日期 {end} 早于任职日期 {start}"
            yield Finding(message, entry.location("end"), related=related, basis=basis)


@rule(
    "organisations/two-secretaries",
    "同时有两名书记",
    "一个党组织只有一名现任书记。",
    "给离任的一位填上离任日期；副书记、第一书记的职务要写全。",
    provisions=("org-11",),
)
def two_secretaries(world: World) -> Iterator[Finding]:
    """An organisation has one secretary who has not left."""
    for (org_id, post), entries in seats(world).items():
        current = [entry for entry in entries if entry.value.end is None]
        if post is not Post.SECRETARY:
            continue
        for extra in _others(current):
            basis = world.law.on("org-11", extra.value.start)
            if basis is not None:
                holder = name(world, current[0].value.person_id)
                message = f"{short(world, org_id)}已经有现任书记“{holder}”"
                related = (Related(current[0].location("post"), "另一名现任书记"),)
                yield Finding(message, extra.location("post"), related=related, basis=basis)


@rule(
    "organisations/two-deputies",
    "党支部有两名副书记",
    "党支部的副书记最多一名。",
    "核对任职文件：已经离任的填上离任日期，不是副书记的改正职务。",
    provisions=("org-11",),
)
def two_deputies(world: World) -> Iterator[Finding]:
    """A branch has one deputy secretary who has not left."""
    for (org_id, post), entries in seats(world).items():
        organisation = world.get(Organisation, org_id)
        if post is not Post.DEPUTY_SECRETARY or not organisation or not organisation.kind.is_branch:
            continue
        current = [entry for entry in entries if entry.value.end is None]
        for extra in _others(current):
            basis = world.law.on("org-11", extra.value.start)
            if basis is not None and len(_people(current)) > basis["deputies"]:
                holder = name(world, current[0].value.person_id)
                message = f"{short(world, org_id)}已经有现任副书记“{holder}”"
                related = (Related(current[0].location("post"), "另一名现任副书记"),)
                yield Finding(message, extra.location("post"), related=related, basis=basis)


@rule(
    "organisations/no-secretary",
    "没有现任书记",
    "党组织有一名书记；空缺的时候要说明。",
    "在任职表里加上书记；确实空缺的，在空缺表里写明。",
    provisions=("org-11",),
)
def no_secretary(world: World) -> Iterator[Finding]:
    """An organisation with a recorded committee has a secretary or declares that post vacant."""
    for org_id, committee in committees(world).items():
        if Post.SECRETARY in committee.filled:
            continue
        former = seats(world).get((org_id, Post.SECRETARY), ())
        last = max(former or _members(world, org_id), key=lambda entry: entry.value.start)
        left = last.value.end if former else None
        basis = world.law.on("org-11", left or last.value.start)
        if basis is not None:
            since = f"从 {left} 起，" if left else ""
            message = f"{since}{short(world, org_id)}的任职表里没有书记，也没有写书记空缺"
            place = last.location("end" if left else "post")
            yield Finding(message, place, basis=basis, due=left, org_id=org_id)


def _members(world: World, org_id: str) -> list[Entry[Appointment]]:
    entries = world.by(Appointment, "org_id")[org_id]
    return [entry for entry in entries if entry.value.post.in_committee]


def _people(current: list[Entry[Appointment]]) -> set[str]:
    return {entry.value.person_id for entry in current}


def _others(current: list[Entry[Appointment]]) -> Iterator[Entry[Appointment]]:
    """Those after the first who are somebody else."""
    return (e for e in current[1:] if e.value.person_id != current[0].value.person_id)


@rule(
    "organisations/overlapping-terms",
    "任职时间重叠",
    "同一个人把同一职务写了两次，或者前任还没有离任、后任已经任职。",
    "核对前后两任的日期：前任的离任日期可以是后任的任职日期，不能更晚；重复的一行删去。",
    provisions=("org-14",),
)
def overlapping_terms(world: World) -> Iterator[Finding]:
    """Terms of one person in one post, and of secretaries, follow one another."""
    for (org_id, post), entries in seats(world).items():
        for group in _comparable(post, entries):
            longest = group[0]
            for later in group[1:]:
                basis = world.law.on("org-14", later.value.start)
                if (
                    basis is not None
                    and meet(span(longest.value), span(later.value))
                    and not _two_current(longest, later)
                ):
                    yield _overlap(world, org_id, longest, later, basis)
                longest = max(longest, later, key=lambda entry: span(entry.value)[1])


def _comparable(
    post: Post, entries: tuple[Entry[Appointment], ...]
) -> Iterator[tuple[Entry[Appointment], ...]]:
    """The appointments to a post that may not overlap."""
    if post is Post.SECRETARY:
        yield entries
        return
    people: dict[str, list[Entry[Appointment]]] = {}
    for entry in entries:
        people.setdefault(entry.value.person_id, []).append(entry)
    yield from (tuple(group) for group in people.values())


def _two_current(earlier: Entry[Appointment], later: Entry[Appointment]) -> bool:
    """Whether another rule reports that these two people hold one post now."""
    both_current = earlier.value.end is None and later.value.end is None
    return both_current and earlier.value.person_id != later.value.person_id


def _overlap(
    world: World,
    org_id: str,
    earlier: Entry[Appointment],
    later: Entry[Appointment],
    basis: Provision,
) -> Finding:
    until = f"到 {earlier.value.end}" if earlier.value.end else "至今"
    first, second = name(world, earlier.value.person_id), name(world, later.value.person_id)
    again = "又" if second == first else f"“{second}”又"
    message = (
        f"“{first}”任{short(world, org_id)}{earlier.value.post.label}{until}，"
        f"{again}从 {later.value.start} 起任这一职务"
    )
    related = (Related(earlier.location("start"), "与这一任重叠"),)
    return Finding(message, later.location("start"), related=related, basis=basis)


RULES = (
    appointment_dates,
    two_secretaries,
    two_deputies,
    no_secretary,
    overlapping_terms,
)
