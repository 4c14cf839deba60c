"""Appointments and vacancies of an organisation → who holds what, who did, who does which work."""

from datetime import date

from msgspec import Struct

from generator import structured
from generator.charts.timeline import Term, Terms
from generator.dates import chinese_date
from generator.kinds.organisations.model import (
    Appointment,
    Organisation,
    PartyGroup,
    Person,
    Post,
    Vacancy,
)
from generator.photos import Photo
from generator.schema import Entry
from generator.world import World

from .values import Table, table

_RANK = {post: rank for rank, post in enumerate(Post)}


class Holder(Struct, frozen=True):
    """A post and who holds it, elected and approved when; `name` is empty for a vacant one."""

    post: str
    name: str
    duties: str
    term: str
    approval: str = ""
    photo: Photo | None = None


class Committee(Struct, frozen=True):
    """The people of an organisation: now, by work, over the years, and its party groups."""

    holders: tuple[Holder, ...]
    division: Table | None
    terms: Terms | None
    groups: Table | None


def committee(world: World, org_id: str) -> Committee:
    """The people of an organisation on the day of the world."""
    entries = world.by(Appointment, "org_id").get(org_id, ())
    current = sorted(_current(world, entries), key=_place)
    vacancies = _vacancies(world, org_id)
    rows = [(_place(term), _holder(world, term)) for term in current]
    rows += [(_vacant_place(vacancy), _vacant(world, vacancy)) for vacancy in vacancies]
    rows.sort(key=lambda row: row[0])
    return Committee(
        tuple(holder for _, holder in rows),
        _division(world, current, vacancies),
        _terms(world, org_id, [entry.value for entry in entries]),
        _groups(world, org_id),
    )


def roles(world: World, org_id: str) -> tuple[structured.Node, ...]:
    """The posts that people hold on the day of the world, for other programs."""
    entries = world.by(Appointment, "org_id").get(org_id, ())
    return tuple(
        structured.role(term.post.label, _name(world, term.person_id), term.start)
        for term in sorted(_current(world, entries), key=_place)
    )


def head(world: World, org_id: str) -> str:
    """The secretary of an organisation, or that the post is vacant; empty where not known."""
    entries = world.by(Appointment, "org_id").get(org_id, ())
    for term in sorted(_current(world, entries), key=_place):
        if term.post is Post.SECRETARY:
            return _name(world, term.person_id)
    vacant = any(vacancy.post is Post.SECRETARY for vacancy in _vacancies(world, org_id))
    return "空缺" if vacant else ""


def _current(world: World, entries: tuple[Entry[Appointment], ...]) -> list[Appointment]:
    return [entry.value for entry in entries if entry.value.holds_on(world.today)]


def _vacancies(world: World, org_id: str) -> list[Vacancy]:
    """The vacancies that are declared now and not filled since; of each post the last statement."""
    filled = {
        entry.value.post: entry.value.start
        for entry in sorted(
            world.by(Appointment, "org_id").get(org_id, ()), key=lambda entry: entry.value.start
        )
    }
    last: dict[Post, Vacancy] = {}
    for entry in world.by(Vacancy, "org_id").get(org_id, ()):
        vacancy = entry.value
        begun = vacancy.since <= world.today
        later = filled.get(vacancy.post, date.min) >= vacancy.since
        if begun and not later:
            last[vacancy.post] = max(last.get(vacancy.post, vacancy), vacancy, key=_lasting)
    return sorted(last.values(), key=lambda vacancy: _RANK[vacancy.post])


def _lasting(vacancy: Vacancy) -> tuple[date, date, str, str]:
    return vacancy.until, vacancy.since, vacancy.note, vacancy.acting_id or ""


def _place(term: Appointment) -> tuple[int, int, str, str]:
    return _RANK[term.post], term.order, term.start.isoformat(), term.person_id


def _vacant_place(vacancy: Vacancy) -> tuple[int, int, str, str]:
    return _RANK[vacancy.post], 0, "", ""


def _holder(world: World, term: Appointment) -> Holder:
    person = world.get(Person, term.person_id)
    photo = world.photos.get(person.photo) if person and person.photo else None
    since = f"{chinese_date(term.start)}起任职"
    return Holder(
        term.post.label,
        _name(world, term.person_id),
        _listed(term.duties),
        since,
        _approval(term),
        photo,
    )


def _approval(term: Appointment) -> str:
    """When the holder was elected, and when and by which document that was approved."""
    number = f"（{term.approval_doc_no}）" if term.approval_doc_no else ""
    parts = (
        f"{chinese_date(term.elected_on)}当选" if term.elected_on else "",
        f"{chinese_date(term.approved_on)}批准{number}" if term.approved_on else "",
        f"批准文号：{term.approval_doc_no}" if number and not term.approved_on else "",
    )
    return "，".join(filter(None, parts))


def _vacant(world: World, vacancy: Vacancy) -> Holder:
    name = _name(world, vacancy.acting_id)
    acting = f"代管：{name}。" if name else ""
    term = f"{chinese_date(vacancy.since)}起空缺，本说明有效期至{chinese_date(vacancy.until)}。"
    return Holder(vacancy.post.label, "", vacancy.note, acting + term)


def _listed(duties: tuple[str, ...]) -> str:
    return "；".join(duty.rstrip("。；") for duty in duties) + "。" if duties else ""


def _division(world: World, current: list[Appointment], vacancies: list[Vacancy]) -> Table | None:
    """Which work is whose, in the order of posts; a vacant post's work by who stands in."""
    rows = [
        (duty.rstrip("。"), _name(world, term.person_id), term.post.label)
        for term in current
        for duty in term.duties
    ]
    rows += [
        (f"{vacancy.post.label}的工作（空缺期间）", _name(world, vacancy.acting_id), "代管")
        for vacancy in vacancies
        if vacancy.acting_id
    ]
    return table("领导班子分工", ("工作", "负责人", "职务"), rows)


def _terms(world: World, org_id: str, terms: list[Appointment]) -> Terms | None:
    """Who held and who holds which post, the newest term of a post first; None for a first term."""
    begun = [term for term in terms if term.start <= world.today]
    if all(term.holds_on(world.today) for term in begun):
        return None
    begun.sort(
        key=lambda term: (_RANK[term.post], -term.start.toordinal(), term.order, term.person_id)
    )
    organisation = world.get(Organisation, org_id)
    return Terms(
        f"{organisation.short if organisation else org_id}班子成员任期",
        tuple(_term(world, term) for term in begun),
        world.today,
    )


def _term(world: World, term: Appointment) -> Term:
    """A term; one that is to end on a day to come lasts as yet."""
    end = term.end if term.end and term.end <= world.today else None
    return Term(term.post.label, _name(world, term.person_id), term.start, end)


def _groups(world: World, org_id: str) -> Table | None:
    groups = [entry.value for entry in world.by(PartyGroup, "org_id").get(org_id, ())]
    groups.sort(key=lambda group: (group.order, group.id))
    rows = [
        (
            group.name,
            _name(world, group.leader_id),
            f"{group.member_count} 名" if group.member_count else "",
            group.area or "",
        )
        for group in groups
    ]
    return table("党小组", ("名称", "组长", "党员", "责任区"), rows)


def _name(world: World, id: str | None) -> str:
    person = world.get(Person, id)
    return person.name if person else ""
