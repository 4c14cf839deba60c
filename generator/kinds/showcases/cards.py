"""Showcases → the gallery by year, and the sets of criteria in use."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from generator.contract import Link, Page, World
from generator.kinds.organisations.model import Organisation
from generator.photos import Photo
from generator.schema import Entry

from . import marks
from .model import CriteriaSet, Showcase, ShowcaseLevel, ShowcaseStatus, page_path

INDEX = PurePosixPath("showcases/index.md")

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


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo and what it shows."""

    photo: Photo
    caption: str


@dataclass(frozen=True, slots=True)
class Card:
    """A showcase in the gallery; the organisation may be empty."""

    link: Link
    picture: Picture | None
    level: str
    organisation: str
    status: str
    badge: str
    summary: str


@dataclass(frozen=True, slots=True)
class Year:
    """The showcases of one year."""

    title: str
    anchor: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Criteria:
    """A set of criteria: rows of name, full marks, threshold and what is asked."""

    title: str
    anchor: str
    basis: str
    goal: str
    rows: tuple[tuple[str, str, str, str], ...]
    total: str


@dataclass(frozen=True, slots=True)
class Gallery:
    """The whole index."""

    counts: tuple[tuple[str, str], ...]
    years: tuple[Year, ...]
    criteria: tuple[Criteria, ...]


def ordered(entries: tuple[Entry[Showcase], ...]) -> tuple[Entry[Showcase], ...]:
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


def pictures(world: World, showcase: Showcase) -> Iterator[Picture]:
    """The photos of a showcase, in the order given."""
    for photo in showcase.photos:
        if photo.file in world.photos:
            yield Picture(world.photos[photo.file], photo.caption)


def criteria_title(criteria: CriteriaSet) -> str:
    """The name of a set with its version, since sets of one name differ."""
    return f"{criteria.label} {criteria.version}"


def criteria_anchor(id: str) -> str:
    """The anchor of a set on the index."""
    return f"criteria-{id}"


def page(world: World, entries: tuple[Entry[Showcase], ...]) -> Page:
    """The gallery."""
    return Page(
        INDEX,
        "示范点",
        "showcases/index.md.j2",
        Gallery(_counts(entries), tuple(_years(world, entries)), tuple(_criteria(world))),
        parent=PurePosixPath("index.md"),
        description=f"党建示范点 {len(entries)} 个：创建进度、评价得分、群众满意度和照片。",
        in_nav=True,
    )


def _counts(entries: tuple[Entry[Showcase], ...]) -> tuple[tuple[str, str], ...]:
    """How many showcases there are of each status that occurs."""
    found = [entry.value.status for entry in entries]
    return tuple(
        (status.label, str(found.count(status))) for status in ShowcaseStatus if status in found
    )


def _years(world: World, entries: tuple[Entry[Showcase], ...]) -> Iterator[Year]:
    for year, group in groupby(entries, key=lambda entry: entry.value.year):
        cards = tuple(_card(world, entry.value) for entry in group)
        yield Year(f"{year}年度", f"year-{year}", cards)


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


def _criteria(world: World) -> Iterator[Criteria]:
    used = world.by(Showcase, "criteria_id")
    for entry in world.all(CriteriaSet):
        criteria = entry.value
        if criteria.id in used:
            goal = criteria.satisfaction_goal
            yield Criteria(
                criteria_title(criteria),
                criteria_anchor(criteria.id),
                (criteria.basis or "").rstrip("。"),
                f"{marks.number(goal)}%" if goal is not None else "",
                tuple(_rows(criteria)),
                marks.number(sum((item.full for item in criteria.items), marks.ZERO)),
            )


def _rows(criteria: CriteriaSet) -> Iterator[tuple[str, str, str, str]]:
    for item in criteria.items:
        threshold = "" if item.threshold is None else marks.number(item.threshold)
        yield item.title, marks.number(item.full), threshold, item.detail or ""
