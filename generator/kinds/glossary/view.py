"""Words → one page by category, and a page for each word."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from generator.contract import Link, Page, World
from generator.schema import Entry

from .model import Term

INDEX = PurePosixPath("glossary/index.md")


@dataclass(frozen=True, slots=True)
class Group:
    """The words of one category."""

    title: str
    anchor: str
    words: tuple["Word", ...]


@dataclass(frozen=True, slots=True)
class Word:
    """One word, ready to print."""

    name: str
    link: Link
    aliases: str
    category: str
    definition: tuple[str, ...]
    basis: str


def path(id: str) -> PurePosixPath:
    """The page of a word."""
    return PurePosixPath("glossary") / f"{id}.md"


def view(world: World) -> Iterator[Page]:
    """The index and the pages of words."""
    entries = world.all(Term)
    if not entries:
        return
    yield Page(
        INDEX,
        "名词解释",
        "glossary/index.md.j2",
        _groups(entries),
        parent=PurePosixPath("index.md"),
        description=f"党务公开常用名词 {len(entries)} 条",
        in_nav=True,
        hide=("navigation",),
    )
    for entry in entries:
        yield _page(world, entry)


def _groups(entries: tuple[Entry[Term], ...]) -> tuple[Group, ...]:
    order = {term.category: index for index, term in reversed(list(enumerate(_terms(entries))))}
    ordered = sorted(_terms(entries), key=lambda term: order[term.category])
    return tuple(
        Group(category, f"category-{number}", tuple(_word(term) for term in terms))
        for number, (category, terms) in enumerate(
            groupby(ordered, key=lambda term: term.category), 1
        )
    )


def _terms(entries: tuple[Entry[Term], ...]) -> list[Term]:
    return [entry.value for entry in entries]


def _word(term: Term) -> Word:
    return Word(
        term.name,
        Link(term.name, path(term.id)),
        "、".join(term.aliases),
        term.category,
        tuple(term.definition.splitlines()),
        term.basis or "",
    )


def _page(world: World, entry: Entry[Term]) -> Page:
    term = entry.value
    others = (world.get(Term, id) for id in term.see_also)
    return Page(
        path(term.id),
        term.name,
        "glossary/word.md.j2",
        _word(term),
        parent=INDEX,
        source=entry.location(),
        description=term.definition.splitlines()[0],
        series="glossary",
        related=tuple(Link(other.name, path(other.id)) for other in others if other),
        hide=("toc",),
    )
