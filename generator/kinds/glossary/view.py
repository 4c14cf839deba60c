"""Words → one page by category, and a page for each word."""

from collections.abc import Iterator
from itertools import groupby, islice

from msgspec import Struct

from generator.contract import HOME, About, Link, Page
from generator.redirects import redirects
from generator.schema import Entry
from generator.world import World

from .model import INDEX, Term, page_path

RELATED = 6
"""How many other words a page leads to."""


class Group(Struct, frozen=True):
    """The words of one category."""

    title: str
    anchor: str
    words: tuple["Word", ...]


class Word(Struct, frozen=True):
    """One word, ready to print."""

    name: str
    link: Link
    aliases: str
    category: str
    definition: tuple[str, ...]
    basis: str


def view(world: World) -> Iterator[Page]:
    """The index and the pages of words."""
    entries = _in_order(world)
    if not entries:
        return
    yield Page(
        INDEX,
        "名词解释",
        "glossary/index.md.j2",
        _groups(entries),
        parent=HOME,
        description=f"党务公开常用名词 {len(entries)} 条",
        in_nav=True,
        hide=("navigation",),
    )
    for entry in entries:
        yield _page(world, entry)
    yield from redirects(world, Term, page_path, lambda term: term.name)


def _in_order(world: World) -> tuple[Entry[Term], ...]:
    """The words as staff list them, category by category."""
    entries = world.all(Term)
    first = {entry.value.category: at for at, entry in reversed(list(enumerate(entries)))}
    return tuple(sorted(entries, key=lambda entry: first[entry.value.category]))


def _groups(entries: tuple[Entry[Term], ...]) -> tuple[Group, ...]:
    terms = (entry.value for entry in entries)
    return tuple(
        Group(category, f"category-{number}", tuple(map(_word, words)))
        for number, (category, words) in enumerate(groupby(terms, lambda term: term.category), 1)
    )


def _word(term: Term) -> Word:
    return Word(
        term.name,
        Link(term.name, page_path(term.id)),
        "、".join(term.aliases),
        term.category,
        tuple(term.definition.splitlines()),
        term.basis or "",
    )


def _page(world: World, entry: Entry[Term]) -> Page:
    term = entry.value
    return Page(
        page_path(term.id),
        term.name,
        "glossary/word.md.j2",
        _word(term),
        parent=INDEX,
        source=entry.location(),
        description=term.definition.splitlines()[0],
        series="glossary",
        related=tuple(islice(_related(world, term), RELATED)),
        hide=("toc",),
        about=About(),
    )


def _related(world: World, term: Term) -> Iterator[Link]:
    """The words it names, those that name it, then the others of its category."""
    named = (world.get(Term, id) for id in term.see_also)
    naming = (entry.value for entry in world.by(Term, "see_also").get(term.id, ()))
    beside = (entry.value for entry in world.by(Term, "category")[term.category])
    others = {one.id: one for one in (*named, *naming, *beside) if one and one.id != term.id}
    for other in others.values():
        yield Link(other.name, page_path(other.id))
