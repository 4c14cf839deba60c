"""Duties → an entrance, and the pages by organisation, post, person and community post."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.contract import HOME, Link, Page
from generator.redirects import redirects
from generator.world import World

from . import (
    view_community,
    view_division,
    view_organisations,
    view_posts,
    view_registrations,
)
from .model import (
    COMMUNITY,
    DIVISION,
    INDEX,
    ORGANISATIONS,
    POSTS,
    REGISTRATIONS,
    CommunityPost,
    OrganisationDuty,
    PostDuty,
    page_path,
)


class Card(Struct, frozen=True):
    """One of the pages, what it shows, and how much of it there is."""

    link: Link
    count: str
    text: str


SERIES = "duties"

TEXTS = {
    ORGANISATIONS: "每一类党组织、每个党组织负责什么，依据是什么。",
    POSTS: "书记、副书记和各委员的职责，以及现在由谁担任。",
    DIVISION: "各党组织班子成员现在分管哪些工作。",
    COMMUNITY: "为无职党员设的岗位，做什么，谁在岗。",
    REGISTRATIONS: "在职党员到社区、村报到的人数；只公布人数，不公布个人。",
}
"""What each page shows, in the order of the entrance."""


def view(world: World) -> Iterator[Page]:
    """The entrance and what lies behind it; nothing while there are no duties."""
    pages = (
        *view_organisations.pages(world),
        *view_posts.pages(world),
        *view_division.pages(world),
        *view_community.pages(world),
        *view_registrations.pages(world),
    )
    declared = (OrganisationDuty, PostDuty, CommunityPost)
    if pages or any(world.all(model) for model in declared):
        yield _entrance(pages)
    yield from _joined(pages)
    yield from redirects(world, CommunityPost, page_path, lambda post: post.name)


def _joined(pages: tuple[Page, ...]) -> Iterator[Page]:
    """The pages with ways to those that the entrance names, which are a series of their own."""
    first = tuple(Link(page.title, page.path) for page in pages if page.path in TEXTS)
    for page in pages:
        related = tuple(link for link in first if link.target != page.path)
        series = SERIES if page.path in TEXTS else page.series
        yield replace(page, related=related, series=series)


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
        parent=HOME,
        description="党组织、职务、班子成员和公益岗位各自负责什么",
        in_nav=True,
        hide=("toc",),
    )
