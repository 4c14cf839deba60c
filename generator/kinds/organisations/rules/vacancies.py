"""Posts that are declared vacant: possible dates, nobody on them, no statement that has run out."""

from collections.abc import Iterator
from datetime import date

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.kinds.organisations.model import Appointment, Post, Vacancy
from generator.world import World

from .standing import name, open_vacancies, seats, short, works

_SHARED = frozenset(
    {Post.DEPUTY_SECRETARY, Post.MEMBER, Post.GROUP_LEADER, Post.LIAISON, Post.INSTRUCTOR}
)
"""Posts that several people of one organisation hold at a time."""

_AHEAD = 60
"""So many days before a statement runs out staff are told."""


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
    held = seats(world)
    for entry in world.all(Vacancy):
        vacancy = entry.value
        if vacancy.post in _SHARED or vacancy.until < vacancy.since:
            continue
        for holder in held.get((vacancy.org_id, vacancy.post), ()):
            if meet(span(holder.value), (vacancy.since, vacancy.until)):
                message = (
                    f"{short(world, vacancy.org_id)}{vacancy.post.label}写着空缺，"
                    f"又写着由“{name(world, holder.value.person_id)}”担任"
                )
                related = (Related(holder.location("start"), "任职写在这里"),)
                yield Finding(message, entry.location("post"), related=related)
                break


@rule(
    "organisations/vacancy-expired",
    "空缺说明到期",
    "说明写的是到哪一天为止有效，到这一天还没有补选的，要有新的说明。",
    "已经补选的，在任职表里加一行；还没有补选的，写一条新的说明。",
    Severity.WARNING,
    ("vacancy-statement",),
)
def vacancy_expired(world: World) -> Iterator[Finding]:
    """A vacancy is filled or explained anew by the day its statement holds until."""
    if Appointment in world.incomplete:
        return
    for (org_id, post), entry in open_vacancies(world).items():
        until = entry.value.until
        basis = world.law.on("vacancy-statement", until)
        if basis is not None and works(world, org_id):
            message = f"{short(world, org_id)}{post.label}的空缺说明有效期至 {until}，还没有补选"
            place = entry.location("until")
            yield Finding(message, place, basis=basis, due=until, ahead=_AHEAD, org_id=org_id)


def span(term: Appointment) -> tuple[date, date]:
    """The days of an appointment; one that has not ended lasts for ever."""
    return term.start, term.end or date.max


def meet(first: tuple[date, date], second: tuple[date, date]) -> bool:
    """Whether two spans share more than the day of handing over."""
    return first[0] < second[1] and second[0] < first[1]


RULES = (vacancy_dates, vacant_and_held, vacancy_expired)
