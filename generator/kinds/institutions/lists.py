"""Institutions that are not replaced yet → lists by category, which stay short."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator import paging
from generator.contract import HOME, Link, Page
from generator.kinds.organisations.model import Organisation
from generator.paging import Choice, Slice
from generator.world import World

from . import shelves
from .items import Item, item
from .model import INDEX, Institution
from .shelves import LIMIT, Shelves

PER_PAGE = 50
"""Institutions on a page of a category, and of the highest organisation on the index."""

DOORS = 100
"""Categories on a page of the index."""


class Group(Struct, frozen=True):
    """Institutions under one heading; `note` says where there are more of them."""

    title: str
    anchor: str
    items: tuple[Item, ...]
    note: str = ""


class Door(Struct, frozen=True):
    """A category and how many institutions it has."""

    link: Link
    count: int


class Index(Struct, frozen=True):
    """A page of the index; `doors` only where the categories have pages of their own."""

    groups: tuple[Group, ...]
    doors: tuple[Door, ...]
    choices: tuple[Choice, ...]


class Listed(Struct, frozen=True):
    """A page of a category."""

    items: tuple[Item, ...]
    choices: tuple[Choice, ...]


def pages(world: World) -> Iterator[Page]:
    """The index, and where there are more than `LIMIT` a list of each category."""
    given = shelves.shelves(world)
    if shelves.count(given) <= LIMIT:
        groups = tuple(
            Group(category, f"category-{number}", tuple(_items(world, found)))
            for number, (category, found) in enumerate(given.items(), 1)
        )
        (whole,) = paging.slices(tuple[Door, ...](), DOORS)
        yield _index(given, Index(groups, (), ()), whole)
        return
    doors = [Door(Link(name, shelves.path(name)), len(found)) for name, found in given.items()]
    for part in paging.slices(doors, DOORS):
        own = tuple(_own(world, given)) if part.leads else ()
        shown = Index(own, part.items, paging.choices(INDEX, part))
        yield _index(given, shown, part)
    for category, found in given.items():
        for slice_ in paging.slices(found, PER_PAGE):
            yield _category(world, category, len(found), slice_)


def _own(world: World, given: Shelves) -> Iterator[Group]:
    """The newest of the highest organisation, whatever their category."""
    highest = shelves.highest(world)
    every = (one for found in given.values() for one in found)
    own = [one for one in every if highest is not None and one.org_id == highest.id]
    if highest is not None and own:
        own.sort(key=lambda one: (-one.issued_on.toordinal(), one.id))
        note = f"只列最近印发的 {PER_PAGE} 项，全部 {len(own)} 项在各类别里。"
        yield Group(
            f"{highest.short}制定的制度",
            "own",
            tuple(_items(world, own[:PER_PAGE])),
            note if len(own) > PER_PAGE else "",
        )


def _items(world: World, found: Sequence[Institution]) -> Iterator[Item]:
    """The institutions, each with its organisation unless that is the highest."""
    highest = shelves.highest(world)
    for institution in found:
        organisation = world.get(Organisation, institution.org_id)
        other = None if organisation == highest else organisation
        yield item(world, institution, organisation=other.short if other else "")


def _index(given: Shelves, shown: Index, part: Slice[Door]) -> Page:
    first = part.leads
    return Page(
        paging.path(INDEX, part),
        paging.titled("制度", part),
        "institutions/index.md.j2",
        shown,
        parent=HOME if first else INDEX,
        description=f"现行和即将施行的制度 {shelves.count(given)} 项，按类别排列。",
        in_nav=first,
    )


def _category(world: World, category: str, count: int, part: Slice[Institution]) -> Page:
    first, path = part.leads, shelves.path(category)
    title = f"{category}类制度"
    return Page(
        paging.path(path, part),
        paging.titled(title, part),
        "institutions/category.md.j2",
        Listed(tuple(_items(world, part.items)), paging.choices(path, part)),
        parent=INDEX if first else path,
        description=f"{category}类现行和即将施行的制度 {count} 项。",
        short=category if first else paging.short(part),
        hide=("toc",),
    )
