"""People of a leading group → their names with the post they hold elsewhere."""

from collections.abc import Iterable

from msgspec import Struct

from generator.kinds.organisations.model import Appointment, Organisation, Person, Post
from generator.world import World

from .model import LeadingGroup

_RANK = {post: rank for rank, post in enumerate(Post)}


class Member(Struct, frozen=True):
    """A name, and the post that person holds."""

    name: str
    post: str


def name(world: World, id: str | None) -> str:
    """The name of a person, empty where it may not be shown."""
    person = world.get(Person, id)
    return person.name if person else ""


def member(world: World, group: LeadingGroup, id: str | None) -> Member | None:
    """A person with the current post that is shown of them; None where not known."""
    shown = name(world, id)
    return Member(shown, _post(world, group, id)) if id and shown else None


def members(world: World, group: LeadingGroup, ids: Iterable[str]) -> tuple[Member, ...]:
    """Several people in the order given, each once."""
    found = (member(world, group, id) for id in dict.fromkeys(ids))
    return tuple(each for each in found if each)


def _post(world: World, group: LeadingGroup, id: str) -> str:
    """One post of a person: one in the group's own organisation before those elsewhere."""
    current = [
        entry.value
        for entry in world.by(Appointment, "person_id").get(id, ())
        if entry.value.holds_on(world.today)
    ]
    if not current:
        return ""
    term = min(
        current,
        key=lambda each: (each.org_id != group.org_id, _RANK[each.post], each.org_id),
    )
    organisation = world.get(Organisation, term.org_id)
    return f"{organisation.short}{term.post.label}" if organisation else term.post.label
