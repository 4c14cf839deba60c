"""Institutions → their versions: which replaces which, and which one is in force."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum

from generator.schema import Entry
from generator.world import World

from .model import Institution


class Standing(Enum):
    """Whether a version is in force; the value is what readers see."""

    CURRENT = "现行"
    UPCOMING = "尚未施行"
    SUPERSEDED = "已被代替"


def effective(institution: Institution) -> date:
    """The first day on which a version is in force: that of issue where no other is named."""
    return institution.effective_on or institution.issued_on


def successors(world: World) -> Mapping[str | None, tuple[Entry[Institution], ...]]:
    """The versions that replace one, by its id; those that replace none under None."""
    return world.by(Institution, "supersedes")


def successor(world: World, id: str) -> Institution | None:
    """The version that replaces one, or None; the rules allow one."""
    found = successors(world).get(id, ())
    return found[0].value if found else None


def standing(world: World, institution: Institution) -> Standing:
    """Where a version stands today; one that is replaced holds until the next is in force."""
    later = successor(world, institution.id)
    if later is not None and effective(later) <= world.today:
        return Standing.SUPERSEDED
    return Standing.UPCOMING if effective(institution) > world.today else Standing.CURRENT


def versions(world: World, institution: Institution) -> tuple[Institution, ...]:
    """All versions of an institution, newest first."""
    newest = institution
    while later := successor(world, newest.id):
        newest = later
    return tuple(_backwards(world, newest))


def _backwards(world: World, newest: Institution) -> Iterator[Institution]:
    at: Institution | None = newest
    while at is not None:
        yield at
        at = world.get(Institution, at.supersedes)
