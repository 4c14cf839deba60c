"""Appointments and vacancies → who stands in which post of an organisation, whatever the day."""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from generator.kinds.organisations.model import (
    Appointment,
    Organisation,
    OrganisationStatus,
    Person,
    Post,
    Vacancy,
)
from generator.schema import Entry
from generator.world import World, once

Seat = tuple[str, Post]
"""A post of an organisation."""


class Committee(Struct, frozen=True):
    """The appointments without an end to posts of a committee, and its posts declared vacant.

    `left` is the day of the last leaving, None where somebody has been appointed since.
    """

    terms: tuple[Entry[Appointment], ...]
    vacant: frozenset[Post]
    left: date | None

    @property
    def people(self) -> frozenset[str]:
        """The ids of its members."""
        return frozenset(entry.value.person_id for entry in self.terms)

    @property
    def seats(self) -> int:
        """Members and vacant posts together."""
        return len(self.people) + len(self.vacant)

    @property
    def filled(self) -> frozenset[Post]:
        """The posts that are held or declared vacant."""
        return frozenset(entry.value.post for entry in self.terms) | self.vacant

    @property
    def complete(self) -> bool:
        """Whether there is more of it than a secretary and deputies."""
        return any(not post.leads for post in self.filled)

    @property
    def newest(self) -> Entry[Appointment]:
        """The last appointment; raises ValueError where there is none."""
        return max(self.terms, key=lambda entry: entry.value.start)


@once
def seats(world: World) -> Mapping[Seat, tuple[Entry[Appointment], ...]]:
    """The appointments with possible dates to each post of each organisation, oldest first."""
    found: dict[Seat, list[Entry[Appointment]]] = {}
    for entry in world.all(Appointment):
        term = entry.value
        if term.end is None or term.end >= term.start:
            found.setdefault((term.org_id, term.post), []).append(entry)
    return {seat: tuple(sorted(group, key=_age)) for seat, group in found.items()}


def _age(entry: Entry[Appointment]) -> tuple[object, ...]:
    place = entry.location("start")
    return entry.value.start, place.file, place.line, place.column


def open_vacancies(world: World) -> Mapping[Seat, Entry[Vacancy]]:
    """The last statement of each vacant post that nobody has taken since."""
    held = seats(world)
    last: dict[Seat, Entry[Vacancy]] = {}
    for entry in world.all(Vacancy):
        vacancy = entry.value
        seat = (vacancy.org_id, vacancy.post)
        filled = any(term.value.start >= vacancy.since for term in held.get(seat, ()))
        if vacancy.since <= vacancy.until and not filled:
            last[seat] = max(last.get(seat, entry), entry, key=_lasting)
    return last


def _lasting(entry: Entry[Vacancy]) -> tuple[date, date]:
    return entry.value.until, entry.value.since


@once
def committees(world: World) -> Mapping[str, Committee]:
    """The committee of each working organisation of which an appointment to one is recorded.

    Empty where a record that could change it may not have been read.
    """
    return dict(_committees(world))


def _committees(world: World) -> Iterator[tuple[str, Committee]]:
    if world.incomplete & {Appointment, Vacancy}:
        return
    vacant: dict[str, set[Post]] = {}
    for id, post in open_vacancies(world):
        if post.in_committee:
            vacant.setdefault(id, set()).add(post)
    for org_id, entries in world.by(Appointment, "org_id").items():
        terms = tuple(entry for entry in entries if entry.value.post.in_committee)
        if terms and works(world, org_id):
            standing = tuple(entry for entry in terms if entry.value.end is None)
            posts = frozenset(vacant.get(org_id, ()))
            left = max((end for entry in terms if (end := entry.value.end)), default=None)
            newest = max((entry.value.start for entry in standing), default=date.min)
            changed = left if left is not None and left > newest else None
            yield org_id, Committee(standing, posts, changed)


def works(world: World, org_id: str) -> bool:
    """Whether an organisation is known and works."""
    organisation = world.get(Organisation, org_id)
    return organisation is not None and organisation.status is OrganisationStatus.ACTIVE


def short(world: World, org_id: str) -> str:
    """The short name of an organisation in quotes."""
    organisation = world.get(Organisation, org_id)
    return f"“{organisation.short if organisation else org_id}”"


def name(world: World, person_id: str) -> str:
    """The name of a person, or the id where it is not known."""
    person = world.get(Person, person_id)
    return person.name if person else person_id
