"""Sets of criteria in use → pages that explain them."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from msgspec import Struct

from generator import paging
from generator.contract import Link, Page
from generator.md import href
from generator.paging import Choice, Slice
from generator.world import World, once

from . import marks
from .model import FOLDER, INDEX, CriteriaSet, Showcase, page_path

FIRST = FOLDER / "criteria.md"

PER_PAGE = 12
"""Sets on a page; a set is a table of some five to ten rows."""


class Criteria(Struct, frozen=True):
    """A set of criteria: rows of name, full marks, threshold and what is asked."""

    title: str
    anchor: str
    basis: str
    goal: str
    rows: tuple[tuple[str, str, str, str], ...]
    total: str


class Explained(Struct, frozen=True):
    """A page of sets."""

    sets: tuple[Criteria, ...]
    choices: tuple[Choice, ...]


def pages(world: World) -> Iterator[Page]:
    """The sets in use, by label and version; none while there are no showcases."""
    parts = _parts(world)
    count = sum(len(part.items) for part in parts)
    for part in parts if count else ():
        yield _page(part, count)


def link(world: World, showcase: Showcase) -> Link | None:
    """Where the page of a showcase finds its set of criteria, None where there is no such set."""
    criteria = world.get(CriteriaSet, showcase.criteria_id)
    if criteria is None:
        return None
    address = href(page_path(showcase.id), _places(world)[criteria.id])
    return Link(_title(criteria), f"{address}#{_anchor(criteria)}")


@once
def _places(world: World) -> Mapping[str, PurePosixPath]:
    """The page of each set in use."""
    return {
        criteria.id: paging.path(FIRST, part) for part in _parts(world) for criteria in part.items
    }


def _parts(world: World) -> tuple[Slice[CriteriaSet], ...]:
    used = world.by(Showcase, "criteria_id")
    sets = [entry.value for entry in world.all(CriteriaSet) if entry.value.id in used]
    sets.sort(key=lambda one: (one.label, one.version, one.id))
    return paging.slices(sets, PER_PAGE)


def _page(part: Slice[CriteriaSet], count: int) -> Page:
    first = part.leads
    return Page(
        paging.path(FIRST, part),
        paging.titled("评价标准", part),
        "showcases/criteria.md.j2",
        Explained(tuple(_criteria(one) for one in part.items), paging.choices(FIRST, part)),
        parent=INDEX if first else FIRST,
        description=f"示范点用到的评价标准 {count} 份：项目、满分、达标分和要求",
        in_nav=first,
    )


def _title(criteria: CriteriaSet) -> str:
    """The name of a set with its version, since sets of one name differ."""
    return f"{criteria.label} {criteria.version}"


def _anchor(criteria: CriteriaSet) -> str:
    return f"criteria-{criteria.id}"


def _criteria(criteria: CriteriaSet) -> Criteria:
    goal = criteria.satisfaction_goal
    return Criteria(
        _title(criteria),
        _anchor(criteria),
        (criteria.basis or "").rstrip("。"),
        f"{marks.number(goal)}%" if goal is not None else "",
        tuple(_rows(criteria)),
        marks.number(sum((item.full for item in criteria.items), marks.ZERO)),
    )


def _rows(criteria: CriteriaSet) -> Iterator[tuple[str, str, str, str]]:
    for item in criteria.items:
        threshold = "" if item.threshold is None else marks.number(item.threshold)
        yield item.title, marks.number(item.full), threshold, item.detail or ""
