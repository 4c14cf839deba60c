"""Appointments with duties → who of each committee is responsible for what."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from generator.contract import About, Link, Page
from generator.dates import chinese_date
from generator.kinds.organisations.model import Appointment, Person, Post
from generator.schema import Entry
from generator.world import World

from .model import DIVISION, INDEX
from .roster import LIMIT, Roster, roster, seats, to

RANKS = {post: rank for rank, post in enumerate(Post)}
"""The order of posts."""


class Member(Struct, frozen=True):
    """One person and the work that is theirs."""

    post: str
    name: str
    duties: tuple[str, ...]
    term: str


class Committee(Struct, frozen=True):
    """The division of work of one organisation."""

    title: str
    anchor: str
    link: Link
    members: tuple[Member, ...]


class Division(Struct, frozen=True):
    """The committees from the highest down; the others are only counted where there are many."""

    committees: tuple[Committee, ...]
    others: Roster | None


def pages(world: World) -> Iterator[Page]:
    """The page of the division of work; none while no appointment names duties."""
    members = _members(world)
    committees = tuple(
        Committee(
            seat.organisation.short,
            f"org-{seat.organisation.id}",
            to(seat.organisation),
            members[seat.organisation.id],
        )
        for seat in seats(world)
        if seat.organisation.id in members
    )
    if not committees:
        return
    total = sum(len(committee.members) for committee in committees)
    yield Page(
        DIVISION,
        "领导班子分工",
        "duties/division.md.j2",
        _division(world, committees, members, total),
        parent=INDEX,
        description=f"{len(committees)} 个党组织、{total} 项任职的分工",
        in_nav=True,
        about=About(),
    )


def _members(world: World) -> dict[str, tuple[Member, ...]]:
    found = {}
    for id, group in world.by(Appointment, "org_id").items():
        entries = [one for one in group if one.value.duties and one.value.holds_on(world.today)]
        people = [
            (one.value, world.get(Person, one.value.person_id))
            for one in sorted(entries, key=_order)
        ]
        members = tuple(_member(appointment, person) for appointment, person in people if person)
        if members:
            found[id] = members
    return found


def _order(entry: Entry[Appointment]) -> tuple[object, ...]:
    value = entry.value
    return (value.order, RANKS[value.post], value.start, value.person_id)


def _member(appointment: Appointment, person: Person) -> Member:
    return Member(
        appointment.post.label,
        person.name,
        appointment.duties,
        f"{chinese_date(appointment.start)}起",
    )


def _division(
    world: World,
    committees: Sequence[Committee],
    members: Mapping[str, Sequence[Member]],
    total: int,
) -> Division:
    if total <= LIMIT:
        return Division(tuple(committees), None)
    highest = committees[0]
    shown = Committee(highest.title, highest.anchor, highest.link, highest.members[:LIMIT])
    names = {id: [member.name for member in group] for id, group in members.items()}
    return Division((shown,), roster(world, "人", names))
