"""Duties → an entrance, and the pages by organisation, post, person and community post."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.contract import Link, Page, World

from . import view_community, view_division, view_organisations, view_posts
from .model import CommunityPost, OrganisationDuty, PostDuty
from .paths import INDEX


@dataclass(frozen=True, slots=True)
class Card:
    """One of the pages, what it shows, and how much of it there is."""

    link: Link
    count: str
    text: str


TEXTS = {
    view_organisations.FIRST: "每一类党组织、每个党组织负责什么，依据是什么。",
    view_posts.PATH: "书记、副书记和各委员的职责，以及现在由谁担任。",
    view_division.PATH: "各党组织班子成员现在分管哪些工作。",
    view_community.PATH: "为无职党员设的岗位，做什么，谁在岗。",
}
"""What each page shows, in the order of the entrance."""


def view(world: World) -> Iterator[Page]:
    """The entrance and what lies behind it; nothing while there are no duties."""
    pages = (
        *view_organisations.pages(world),
        *view_posts.pages(world),
        *view_division.pages(world),
        *view_community.pages(world),
    )
    declared = (OrganisationDuty, PostDuty, CommunityPost)
    if pages or any(world.all(model) for model in declared):
        yield _entrance(pages)
    yield from pages


def _entrance(pages: tuple[Page, ...]) -> Page:
    found = {page.path: page for page in pages}
    cards = tuple(
        Card(Link(found[path].title, path), found[path].description, text)
        for path, text in TEXTS.items()
        if path in found
    )
    return Page(
        INDEX,
        "职责分工",
        "duties/index.md.j2",
        cards,
        parent=PurePosixPath("index.md"),
        description="党组织、职务、班子成员和公益岗位各自负责什么",
        in_nav=True,
        hide=("toc",),
    )
