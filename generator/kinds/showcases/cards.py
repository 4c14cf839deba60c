"""Showcases → the gallery by year, cut into pages."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from generator import paging
from generator.contract import HOME, Link, Page
from generator.kinds.organisations.model import Organisation
from generator.md import href
from generator.paging import Choice, Slice
from generator.photos import Shot
from generator.schema import Entry
from generator.world import World

from .model import INDEX, Showcase, ShowcaseLevel, ShowcaseStatus, page_path

PER_PAGE = 24
"""Cards on a page of the gallery: full rows of two, three or four."""

Entries = tuple[Entry[Showcase], ...]
"""Showcases in their order."""

BADGES = {
    ShowcaseStatus.APPLIED: "upcoming",
    ShowcaseStatus.APPROVED: "upcoming",
    ShowcaseStatus.CREATING: "upcoming",
    ShowcaseStatus.SELF_CHECKED: "upcoming",
    ShowcaseStatus.ACCEPTED: "open",
    ShowcaseStatus.NOT_ACCEPTED: "closed",
    ShowcaseStatus.REVOKED: "withdrawn",
}
"""The variant of the badge of each status."""


class Card(Struct, frozen=True):
    """A showcase in the gallery; the organisation may be empty."""

    link: Link
    picture: Shot | None
    level: str
    organisation: str
    status: str
    badge: str
    summary: str


class Year(Struct, frozen=True):
    """The showcases of one year."""

    title: str
    anchor: str
    cards: tuple[Card, ...]


class Door(Struct, frozen=True):
    """Where the cards of a year begin, and how many there are."""

    link: Link
    count: int


class Gallery(Struct, frozen=True):
    """A page of the gallery; `counts` by status and `doors`, where needed, stand on the first."""

    counts: tuple[tuple[str, str], ...]
    doors: tuple[Door, ...]
    years: tuple[Year, ...]
    criteria: Link | None
    choices: tuple[Choice, ...]


def ordered(entries: Entries) -> Entries:
    """Showcases: newest year first, in it the higher level, then the newer application."""
    levels = list(ShowcaseLevel)
    return tuple(
        sorted(
            entries,
            key=lambda one: (
                -one.value.year,
                levels.index(one.value.level),
                -one.value.applied_on.toordinal(),
                one.value.id,
            ),
        )
    )


def pictures(world: World, showcase: Showcase) -> Iterator[Shot]:
    """The photos of a showcase, in the order given."""
    for photo in showcase.photos:
        if photo.file in world.photos:
            yield Shot(world.photos[photo.file], photo.caption)


def pages(world: World, entries: Entries, criteria: Link | None) -> Iterator[Page]:
    """The gallery of showcases in their order, with a link to what they are judged by."""
    parts = paging.slices(entries, PER_PAGE)
    for part in parts:
        first = part.leads
        yield Page(
            paging.path(INDEX, part),
            paging.titled("示范点", part),
            "showcases/index.md.j2",
            Gallery(
                _counts(entries) if first else (),
                tuple(_doors(parts)) if first and part.total > 1 else (),
                tuple(_years(world, part.items)),
                criteria,
                paging.choices(INDEX, part),
            ),
            parent=HOME if first else INDEX,
            description=f"党建示范点 {len(entries)} 个：创建进度、评价得分、群众满意度和照片。",
            in_nav=first,
        )


def _counts(entries: Entries) -> tuple[tuple[str, str], ...]:
    """How many showcases there are of each status that occurs."""
    found = [entry.value.status for entry in entries]
    return tuple(
        (status.label, str(found.count(status))) for status in ShowcaseStatus if status in found
    )


def _doors(parts: Sequence[Slice[Entry[Showcase]]]) -> Iterator[Door]:
    """The years, each with the page on which its first card stands."""
    years = [(entry.value.year, part) for part in parts for entry in part.items]
    for year, group in groupby(years, key=lambda one: one[0]):
        pages = [paging.path(INDEX, part) for _, part in group]
        address = href(INDEX, pages[0])
        yield Door(Link(f"{year}年度", f"{address}#{_anchor(year)}"), len(pages))


def _anchor(year: int) -> str:
    return f"year-{year}"


def _years(world: World, entries: Entries) -> Iterator[Year]:
    for year, group in groupby(entries, key=lambda entry: entry.value.year):
        cards = tuple(_card(world, entry.value) for entry in group)
        yield Year(f"{year}年度", _anchor(year), cards)


def _card(world: World, showcase: Showcase) -> Card:
    organisation = world.get(Organisation, showcase.org_id)
    return Card(
        Link(showcase.title, page_path(showcase.id)),
        next(pictures(world, showcase), None),
        showcase.level.label,
        organisation.short if organisation else "",
        showcase.status.label,
        BADGES[showcase.status],
        showcase.summary,
    )
