"""Articles → an overview, the pages of the two columns, and a page for each article."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice

from msgspec import Struct

from generator import paging, structured
from generator.contract import HOME, About, Link, Page
from generator.kinds.organisations.model import Organisation
from generator.kinds.organisations.model import page_path as organisation_path
from generator.kinds.site.model import Site
from generator.md import Md
from generator.paging import Choice
from generator.photos import Shot
from generator.redirects import redirects
from generator.schema import Entry
from generator.world import World, for_each, once

from .model import INDEX, Article, ArticleCategory, column_path, page_path

NEWEST = 6
"""How many articles of a column the overview shows."""

RELATED = 6
"""How many other articles a page leads to."""

Entries = tuple[Entry[Article], ...]


class Cover(Struct, frozen=True):
    """The picture above an article; without a caption its alternative text is the title."""

    shot: Shot
    alt: str


class Item(Struct, frozen=True):
    """An article in a list."""

    link: Link
    day: date
    summary: str
    organisation: str
    cover: Cover | None


class Section(Struct, frozen=True):
    """The newest articles of a column."""

    title: str
    anchor: str
    items: tuple[Item, ...]
    more: Link


class Column(Struct, frozen=True):
    """One slice of a column."""

    items: tuple[Item, ...]
    choices: tuple[Choice, ...]


class Reading(Struct, frozen=True):
    """One article, ready to print."""

    day: date
    column: Link
    organisation: Link | None
    author: str
    summary: str
    cover: Cover | None
    body: Md


def view(world: World) -> Iterator[Page]:
    """The overview, both columns newest first, and the articles."""
    if not world.all(Article):
        return
    yield _overview(world)
    for category in ArticleCategory:
        entries = _newest_first(world, category)
        yield from _column(world, category, entries)
        yield from for_each(world, _article, (entry.value.id for entry in entries))
    yield from redirects(world, Article, page_path, lambda article: article.title)


@once
def _newest_first(world: World, category: ArticleCategory) -> Entries:
    entries = world.by(Article, "category").get(category, ())
    return tuple(sorted(entries, key=lambda one: _rank(one.value)))


def _rank(article: Article) -> tuple[int, str]:
    return -article.published_on.toordinal(), article.id


def _overview(world: World) -> Page:
    sections = tuple(
        _section(world, category, _newest_first(world, category)) for category in ArticleCategory
    )
    return Page(
        INDEX,
        "动态与学习",
        "articles/index.md.j2",
        sections,
        parent=HOME,
        description=f"工作动态和学习园地，共 {len(world.all(Article))} 篇文章。",
        in_nav=True,
    )


def _section(world: World, category: ArticleCategory, entries: Entries) -> Section:
    more = Link(f"{category.label}全部 {len(entries)} 篇", column_path(category))
    items = tuple(_item(world, entry.value) for entry in entries[:NEWEST])
    return Section(category.label, category.value, items, more)


def _column(world: World, category: ArticleCategory, entries: Entries) -> Iterator[Page]:
    first = column_path(category)
    for part in paging.archive(entries, _size(world)):
        items = tuple(_item(world, entry.value) for entry in part.items)
        lead = paging.count(part, f"共 {len(entries)} 篇")
        yield Page(
            paging.path(first, part),
            paging.titled(category.label, part),
            "articles/column.md.j2",
            Column(items, paging.choices(first, part)),
            parent=INDEX,
            description=f"{category.label}，{lead}。",
            in_nav=part.leads,
            hide=("toc",),
        )


def _size(world: World) -> int:
    return next((entry.value.notices_per_page for entry in world.all(Site)), 20)


def _item(world: World, article: Article) -> Item:
    organisation = world.get(Organisation, article.org_id)
    return Item(
        Link(article.title, page_path(article.id)),
        article.published_on,
        article.summary,
        organisation.short if organisation else "",
        _cover(world, article),
    )


def _cover(world: World, article: Article) -> Cover | None:
    photo = world.photos.get(article.cover) if article.cover else None
    if photo is None:
        return None
    return Cover(Shot(photo, article.cover_caption or ""), article.cover_caption or article.title)


@once
def _article(world: World, id: str) -> Page:
    entry = world.one(Article, id)
    article = entry.value
    column = column_path(article.category)
    organisation = world.get(Organisation, article.org_id)
    reading = Reading(
        article.published_on,
        Link(article.category.label, column),
        Link(organisation.short, organisation_path(organisation.id)) if organisation else None,
        article.author or "",
        article.summary,
        _cover(world, article),
        article.body,
    )
    return Page(
        page_path(article.id),
        article.title,
        "articles/article.md.j2",
        reading,
        parent=column,
        source=entry.location(),
        description=article.summary,
        series=f"articles/{article.category.value}",
        related=_related(world, article),
        about=About(article.org_id or "", article.published_on),
        data=structured.article(
            article.title,
            article.published_on,
            organisation.name if organisation else "",
            article.summary,
        ),
    )


def _related(world: World, article: Article) -> tuple[Link, ...]:
    """The articles around it in time: those of its organisation, then any of its column.

    So each stands on few pages, however many there are, and its title changes few.
    """
    own = _by_organisation(world).get((article.category, article.org_id or ""), ())
    near = (*_around(own, article), *_around(_newest_first(world, article.category), article))
    links = {one.id: Link(one.title, page_path(one.id)) for one in near}
    return tuple(islice(links.values(), RELATED))


def _around(group: Entries, article: Article) -> Iterator[Article]:
    """The articles of a group that are next to one of it, the nearest first."""
    at = bisect_left(group, _rank(article), key=lambda entry: _rank(entry.value))
    for step in range(1, RELATED + 1):
        yield from (one.value for one in group[max(at - step, 0) : max(at - step + 1, 0)])
        yield from (one.value for one in group[at + step : at + step + 1])


@once
def _by_organisation(world: World) -> Mapping[tuple[ArticleCategory, str], Entries]:
    """The articles of each column and organisation, newest first."""
    groups: dict[tuple[ArticleCategory, str], list[Entry[Article]]] = {}
    for category in ArticleCategory:
        for entry in _newest_first(world, category):
            if entry.value.org_id is not None:
                groups.setdefault((category, entry.value.org_id), []).append(entry)
    return {key: tuple(group) for key, group in groups.items()}
