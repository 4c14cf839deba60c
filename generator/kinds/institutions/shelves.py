"""Institutions → their order, what is not replaced yet by category, and where a category lies."""

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import PurePosixPath

from generator.kinds.organisations.model import Organisation
from generator.schema import Entry
from generator.world import World, once

from .model import FOLDER, INDEX, Institution
from .versions import Standing, standing

LIMIT = 100
"""How many institutions the index lists itself before each category has a page."""

Shelves = Mapping[str, Sequence[Institution]]
"""What is not replaced yet, by category; no category is empty."""


def highest(world: World) -> Organisation | None:
    """The organisation above all others, whose institutions hold for everybody."""
    heads = world.by(Organisation, "parent_id").get(None, ())
    return min((head.value for head in heads), key=lambda one: (one.order, one.id), default=None)


def ordered(world: World) -> tuple[Entry[Institution], ...]:
    """Every version: the category with most of them first, in each the newest first.

    Those of the highest organisation come before the others of their category.
    """
    every = world.all(Institution)
    counts = Counter(entry.value.category for entry in every)
    top = highest(world)
    return tuple(
        sorted(
            every,
            key=lambda one: (
                -counts[one.value.category],
                one.value.category,
                top is None or one.value.org_id != top.id,
                -one.value.issued_on.toordinal(),
                one.value.id,
            ),
        )
    )


@once
def shelves(world: World) -> Shelves:
    """What is in force or will be, by category, in the order of `ordered`."""
    found: dict[str, list[Institution]] = {}
    for entry in ordered(world):
        if standing(world, entry.value) is not Standing.SUPERSEDED:
            found.setdefault(entry.value.category, []).append(entry.value)
    return found


def count(given: Shelves) -> int:
    """How many institutions there are in all categories."""
    return sum(len(group) for group in given.values())


def path(category: str) -> PurePosixPath:
    """The page of a category: it keeps its address whichever other categories there are."""
    name = sha256(category.encode()).hexdigest()[:8]
    return FOLDER / "by-category" / f"{name}.md"


def parent(world: World, institution: Institution) -> PurePosixPath:
    """The list that stands above a version: that of its category where that has a page."""
    given = shelves(world)
    apart = institution.category in given and count(given) > LIMIT
    return path(institution.category) if apart else INDEX
