"""Duties and those who have them → a section of a page, or a page where its lists are too long."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from generator.contract import About, Link, Page

from .roster import FLAT, LIMIT, Roster


class Listed(Struct, frozen=True):
    """A list and what it is of; `link` leads to it where it stands elsewhere."""

    title: str
    anchor: str
    roster: Roster
    link: Link | None = None


class Section(Struct, frozen=True):
    """Duties, what they rest on, and lists of those who have them; empty lists are left out."""

    title: str
    anchor: str
    duties: tuple[str, ...]
    basis: str
    lists: tuple[Listed, ...]

    @property
    def total(self) -> int:
        """How many lines all its lists have, whether they are shown or only counted."""
        return sum(one.roster.total for one in self.lists)


def lists(given: Mapping[str, tuple[str, Roster]]) -> tuple[Listed, ...]:
    """The lists that are not empty, from title and roster by anchor."""
    return tuple(
        Listed(title, anchor, roster) for anchor, (title, roster) in given.items() if roster.total
    )


class Folded(Struct, frozen=True):
    """The sections of a page, and those whose lists stand on a page of their own, by its path."""

    sections: tuple[Section, ...]
    apart: Mapping[PurePosixPath, Section]


def fold(sections: Mapping[PurePosixPath, Section]) -> Folded:
    """Keep all lists while there are at most `LIMIT` lines, and beyond it those up to `FLAT`."""
    many = sum(section.total for section in sections.values()) > LIMIT
    apart = {path: one for path, one in sections.items() if many and one.total > FLAT}
    return Folded(
        tuple(_led(path, one) if path in apart else one for path, one in sections.items()), apart
    )


def _led(path: PurePosixPath, section: Section) -> Section:
    """The section with links in the place of its lists."""
    return replace(
        section,
        lists=tuple(
            replace(one, link=Link(f"{one.roster.total} {one.roster.unit}", path))
            for one in section.lists
        ),
    )


def pages(folded: Folded, parent: PurePosixPath, series: str) -> Iterator[Page]:
    """The pages of the sections that stand apart, each with its whole lists."""
    for path, section in folded.apart.items():
        counts = (f"{one.title} {one.roster.total} {one.roster.unit}" for one in section.lists)
        yield Page(
            path,
            section.title,
            "duties/section_page.md.j2",
            section,
            parent=parent,
            description=f"{section.title}的职责，{'，'.join(counts)}",
            series=series,
            about=About(),
        )


def total(sections: Sequence[Section], anchor: str) -> int:
    """How many lines the lists with this anchor have together."""
    return sum(
        one.roster.total for section in sections for one in section.lists if one.anchor == anchor
    )
