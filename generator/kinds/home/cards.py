"""Showcases and articles → the newest of them as cards."""

from heapq import nsmallest

from msgspec import Struct

from generator.contract import Link
from generator.kinds.articles.model import INDEX as ARTICLE_INDEX
from generator.kinds.articles.model import Article
from generator.kinds.articles.model import page_path as article_path
from generator.kinds.organisations.model import Organisation
from generator.kinds.showcases.model import INDEX as SHOWCASE_INDEX
from generator.kinds.showcases.model import Showcase, ShowcaseStatus
from generator.kinds.showcases.model import page_path as showcase_path
from generator.photos import Photo
from generator.world import World

SHOWCASES = 4
"""How many showcases the page holds."""

ARTICLES = 6
"""How many articles the page holds."""

ENDED = (ShowcaseStatus.NOT_ACCEPTED, ShowcaseStatus.REVOKED)
"""States of what is no model any more."""


class Card(Struct, frozen=True):
    """A showcase, with its first picture."""

    link: Link
    photo: Photo | None
    caption: str
    meta: str
    text: str


class News(Struct, frozen=True):
    """An article in a list."""

    day: str
    link: Link
    meta: str


def showcases(world: World) -> tuple[Card, ...]:
    """The newest showcases; those that were not accepted or lost their name are left out."""
    found = [one.value for one in world.all(Showcase) if one.value.status not in ENDED]
    newest = nsmallest(
        SHOWCASES, found, lambda one: (-one.year, -one.applied_on.toordinal(), one.id)
    )
    return tuple(_card(world, showcase) for showcase in newest)


def _card(world: World, showcase: Showcase) -> Card:
    organisation = world.get(Organisation, showcase.org_id)
    first = next((one for one in showcase.photos if one.file in world.photos), None)
    words = (
        f"{showcase.year}年度",
        showcase.level.label,
        organisation.short if organisation else "",
        showcase.status.label,
    )
    return Card(
        Link(showcase.title, showcase_path(showcase.id)),
        world.photos[first.file] if first else None,
        first.caption if first else "",
        " · ".join(word for word in words if word),
        showcase.summary,
    )


def articles(world: World) -> tuple[News, ...]:
    """The newest articles."""
    found = (entry.value for entry in world.all(Article))
    newest = nsmallest(ARTICLES, found, lambda one: (-one.published_on.toordinal(), one.id))
    return tuple(
        News(
            article.published_on.isoformat(),
            Link(article.title, article_path(article.id)),
            article.category.label,
        )
        for article in newest
    )


def gallery(world: World) -> Link | None:
    """The link to all showcases."""
    count = len(world.all(Showcase))
    return Link(f"全部 {count} 个示范点", SHOWCASE_INDEX) if count else None


def library(world: World) -> Link | None:
    """The link to all articles."""
    count = len(world.all(Article))
    return Link(f"全部 {count} 篇文章", ARTICLE_INDEX) if count else None
