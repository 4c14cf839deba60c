"""The documents that provisions come from → one page."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from generator import packs
from generator.contract import Link, Page
from generator.packs import Document
from generator.world import World

from . import statements as say
from .model import DOCUMENTS, INDEX, LOCAL, theme_path
from .view_provision import all_documents, cited, plain


class Target(Struct, frozen=True):
    """A provision and where it stands."""

    text: str
    link: Link
    anchor: str


class Source(Struct, frozen=True):
    """One document, ready to print; `later` is the anchor of the one that replaces it."""

    anchor: str
    title: str
    number: str
    issued: str
    validity: str
    standing: str
    look: str
    later: str
    later_title: str
    confidence: str
    note: str
    address: str
    provisions: tuple[Target, ...]


class Sources(Struct, frozen=True):
    """The documents on the list, and names that provisions cite without being on it."""

    listed: tuple[Source, ...]
    others: tuple[Source, ...]


def documents(world: World) -> Page:
    """The page of documents."""
    every = all_documents(world)
    by_name = cited(world)
    targets = _targets(world)
    titles = {one.id: one.title for one in every}
    listed = tuple(
        _source(
            one,
            world.today,
            titles,
            tuple(targets[each.id] for each in _once(by_name.get(plain(one.name), ()))),
        )
        for one in every
    )
    known = {plain(one.name) for one in every}
    others = tuple(
        _unlisted(name, tuple(targets[each.id] for each in _once(by_name[name])))
        for name in sorted(by_name.keys() - known)
    )
    return Page(
        DOCUMENTS,
        "依据文件",
        "rules/documents.md.j2",
        Sources(listed, others),
        parent=INDEX,
        description="规定出自哪些文件，哪些现行有效，哪些已被代替",
        series="rules",
    )


def _once(provisions: tuple[packs.Provision, ...]) -> Iterator[packs.Provision]:
    yield from {one.id: one for one in provisions}.values()


def _targets(world: World) -> dict[str, Target]:
    """Where each provision stands: on the page of its theme, or among the local ones."""
    themes = {one.id: file for file, group in packs.themes().items() for one in group}
    own = {entry.value.id for entry in world.all(packs.Provision)}
    places = {one.id: pack for pack in packs.local_ids() for one in packs.local(pack)}

    def target(id: str, title: str) -> Target:
        if id in themes:
            return Target(title, Link(title, theme_path(themes[id])), id)
        return Target(title, Link(title, LOCAL), id if id in own else f"pack-{places[id]}")

    return {id: target(id, group[0].title) for id, group in world.law.provisions.items()}


def _source(
    one: Document, today: date, titles: dict[str, str], provisions: tuple[Target, ...]
) -> Source:
    later = one.replaced_by if one.replaced_by in titles else None
    standing, look = _standing(one, today, replaced=later is not None)
    return Source(
        one.id,
        one.title,
        one.number or "",
        say.day(one.issued or ""),
        say.validity(one.since, one.until),
        standing,
        look,
        later or "",
        titles.get(later or "", ""),
        one.confidence.label,
        one.note or "",
        one.url or "",
        provisions,
    )


def _standing(one: Document, today: date, *, replaced: bool) -> tuple[str, str]:
    if one.since is not None and one.since > today:
        return "尚未生效", "upcoming"
    if one.until is not None and one.until < today:
        return ("已被代替" if replaced else "已失效"), "closed"
    return "现行", "open"


def _unlisted(name: str, provisions: tuple[Target, ...]) -> Source:
    return Source("", f"《{name}》", "", "", "", "", "", "", "", "", "", "", provisions)
