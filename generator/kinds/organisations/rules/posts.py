"""Who holds which post when: no impossible dates, no two on one chair, no stale vacancy."""

from collections.abc import Iterator, Mapping
from datetime import date

from generator.contract import Finding, World, rule
from generator.diagnostics import Related, Severity
from generator.kinds.organisations.model import (
    Appointment,
    Organisation,
    OrganisationStatus,
    Person,
    Post,
    Vacancy,
)
from generator.schema import Entry

_SHARED = frozenset(
    {Post.DEPUTY_SECRETARY, Post.MEMBER, Post.GROUP_LEADER, Post.LIAISON, Post.INSTRUCTOR}
)
"""Posts that several people of one organisation hold at a time."""

Seat = tuple[str, Post]
"""A post of an organisation."""


@rule(
    "organisations/appointment-dates",
    "离任早于任职",
    "离任日期不会早于任职日期，多半是年份写错了。",
    "核对任职文件，改正两个日期中写错的一个；现任的离任日期留空。",
)
def appointment_dates(world: World) -> Iterator[Finding]:
    """Nobody leaves a post before taking it."""
    for entry in world.all(Appointment):
        start, end = entry.value.start, entry.value.end
        if end is not None and end < start:
            related = (Related(entry.location("start"), f"任职日期是 {start}"),)
            message = f"离任日期 {end} 早于任职日期 {start}"
            yield Finding(message, entry.location("end"), related=related)


@rule(
    "organisations/two-secretaries",
    "同时有两名书记",
    "一个党组织只有一名现任书记。",
    "给离任的一位填上离任日期；副书记、第一书记的职务要写全。",
)
def two_secretaries(world: World) -> Iterator[Finding]:
    """An organisation has one secretary who has not left."""
    for (org_id, post), entries in _seats(world).items():
        current = [entry for entry in entries if entry.value.end is None]
        if post is Post.SECRETARY:
            for extra in _others(current):
                message = f"{_org(world, org_id)}已经有现任书记“{_name(world, current[0])}”"
                related = (Related(current[0].location("post"), "另一名现任书记"),)
                yield Finding(message, extra.location("post"), related=related)


def _others(current: list[Entry[Appointment]]) -> Iterator[Entry[Appointment]]:
    """Those after the first who are somebody else."""
    return (e for e in current[1:] if e.value.person_id != current[0].value.person_id)


@rule(
    "organisations/overlapping-terms",
    "任职时间重叠",
    "同一个人把同一职务写了两次，或者前任还没有离任、后任已经任职。",
    "核对前后两任的日期：前任的离任日期可以是后任的任职日期，不能更晚；重复的一行删去。",
)
def overlapping_terms(world: World) -> Iterator[Finding]:
    """Terms of one person in one post, and of secretaries, follow one another."""
    for (org_id, post), entries in _seats(world).items():
        for group in _comparable(post, entries):
            longest = group[0]
            for later in group[1:]:
                if _meet(_term(longest), _term(later)) and not _two_current(longest, later):
                    yield _overlap(world, org_id, longest, later)
                longest = max(longest, later, key=lambda entry: _term(entry)[1])


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
    world: World, org_id: str, earlier: Entry[Appointment], later: Entry[Appointment]
) -> Finding:
    until = f"到 {earlier.value.end}" if earlier.value.end else "至今"
    who = _name(world, later)
    again = "又" if who == _name(world, earlier) else f"“{who}”又"
    message = (
        f"“{_name(world, earlier)}”任{_org(world, org_id)}{earlier.value.post.label}{until}，"
        f"{again}从 {later.value.start} 起任这一职务"
    )
    related = (Related(earlier.location("start"), "与这一任重叠"),)
    return Finding(message, later.location("start"), related=related)


@rule(
    "organisations/vacancy-dates",
    "空缺说明的日期颠倒",
    "说明的有效期不会在空缺开始之前就到期。",
    "改正“空缺开始”或“说明有效期至”。",
)
def vacancy_dates(world: World) -> Iterator[Finding]:
    """A statement of vacancy does not end before the vacancy begins."""
    for entry in world.all(Vacancy):
        since, until = entry.value.since, entry.value.until
        if until < since:
            related = (Related(entry.location("since"), f"空缺开始是 {since}"),)
            message = f"说明有效期至 {until}，早于空缺开始的 {since}"
            yield Finding(message, entry.location("until"), related=related)


@rule(
    "organisations/vacant-and-held",
    "职务既空缺又有人任职",
    "同一段时间里，一个职务不会既有人担任又空缺，读者不知道以哪条为准。",
    "已经补选的，把“说明有效期至”改成补选之日或删去这条说明；原任已离任的，填上离任日期。",
)
def vacant_and_held(world: World) -> Iterator[Finding]:
    """A post of one holder is not declared vacant while somebody holds it."""
    held = _seats(world)
    for entry in world.all(Vacancy):
        vacancy = entry.value
        if vacancy.post in _SHARED or vacancy.until < vacancy.since:
            continue
        for holder in held.get((vacancy.org_id, vacancy.post), ()):
            if _meet(_term(holder), (vacancy.since, vacancy.until)):
                message = (
                    f"{_org(world, vacancy.org_id)}{vacancy.post.label}写着空缺，"
                    f"又写着由“{_name(world, holder)}”担任"
                )
                related = (Related(holder.location("start"), "任职写在这里"),)
                yield Finding(message, entry.location("post"), related=related)
                break


@rule(
    "organisations/vacancy-expired",
    "空缺说明已过期",
    "说明写的是到哪一天为止有效，过了这一天还没有补选，也没有新的说明。",
    "已经补选的，在任职表里加一行；还没有补选的，写一条新的说明。",
    Severity.WARNING,
)
def vacancy_expired(world: World) -> Iterator[Finding]:
    """A vacancy is filled or explained anew by the day its statement holds until."""
    held = _seats(world)
    last = _last_statements(world)
    for entry in world.all(Vacancy):
        vacancy = entry.value
        seat = (vacancy.org_id, vacancy.post)
        filled = any(term.value.start >= vacancy.since for term in held.get(seat, ()))
        expired = vacancy.since <= vacancy.until < world.today
        if expired and not filled and last[seat] == vacancy.until and _works(world, seat[0]):
            message = (
                f"{_org(world, vacancy.org_id)}{vacancy.post.label}的空缺说明"
                f"只到 {vacancy.until}，已经过期"
            )
            yield Finding(message, entry.location("until"))


def _last_statements(world: World) -> Mapping[Seat, date]:
    """Until when the last statement about each vacant post holds."""
    last: dict[Seat, date] = {}
    for entry in world.all(Vacancy):
        seat = (entry.value.org_id, entry.value.post)
        last[seat] = max(last.get(seat, entry.value.until), entry.value.until)
    return last


def _seats(world: World) -> Mapping[Seat, tuple[Entry[Appointment], ...]]:
    """The appointments with possible dates to each post of each organisation, oldest first."""
    seats: Mapping[Seat, tuple[Entry[Appointment], ...]] = world.cached(
        "organisations/seats", lambda: _sorted_seats(world)
    )
    return seats


def _sorted_seats(world: World) -> Mapping[Seat, tuple[Entry[Appointment], ...]]:
    seats: dict[Seat, list[Entry[Appointment]]] = {}
    for entry in world.all(Appointment):
        term = entry.value
        if term.end is None or term.end >= term.start:
            seats.setdefault((term.org_id, term.post), []).append(entry)
    return {seat: tuple(sorted(group, key=_age)) for seat, group in seats.items()}


def _age(entry: Entry[Appointment]) -> tuple[object, ...]:
    place = entry.location("start")
    return entry.value.start, place.file, place.line, place.column


def _term(entry: Entry[Appointment]) -> tuple[date, date]:
    return entry.value.start, entry.value.end or date.max


def _meet(first: tuple[date, date], second: tuple[date, date]) -> bool:
    """Whether two terms share more than the day of handing over."""
    return first[0] < second[1] and second[0] < first[1]


def _works(world: World, org_id: str) -> bool:
    organisation = world.get(Organisation, org_id)
    return organisation is not None and organisation.status is OrganisationStatus.ACTIVE


def _org(world: World, id: str) -> str:
    organisation = world.get(Organisation, id)
    return f"“{organisation.short if organisation else id}”"


def _name(world: World, entry: Entry[Appointment]) -> str:
    person = world.get(Person, entry.value.person_id)
    return person.name if person else entry.value.person_id


RULES = (
    appointment_dates,
    two_secretaries,
    overlapping_terms,
    vacancy_dates,
    vacant_and_held,
    vacancy_expired,
)
