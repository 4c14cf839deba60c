"""Pages at former addresses that send their reader on to the present one."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Protocol, TypeVar, cast

from generator.contract import Link, Page
from generator.diagnostics import Location
from generator.schema import Model
from generator.world import World

M = TypeVar("M", bound=Model)


class Renamable(Protocol):
    """A record whose page keeps its former addresses."""

    @property
    def id(self) -> str:
        """The present id."""

    @property
    def former_ids(self) -> tuple[str, ...]:
        """The ids that it had before."""


def redirects(
    world: World,
    model: type[M],
    path: Callable[[str], PurePosixPath],
    title: Callable[[M], str],
) -> Iterator[Page]:
    """A page at each former address of a `Renamable` record that leads to the present one, by id."""
    records = [(cast("Renamable", entry.value), entry) for entry in world.all(model)]
    for record, entry in sorted(records, key=lambda pair: pair[0].id):
        for id in sorted(record.former_ids):
            place = entry.location("former_ids")
            yield redirect(path(id), Link(title(entry.value), path(record.id)), place)


def redirect(path: PurePosixPath, link: Link, source: Location | None) -> Page:
    """A page that sends its reader on to the page of a link."""
    return Page(
        path,
        link.text,
        "redirect.md.j2",
        link,
        source=source,
        hide=("navigation", "toc"),
        redirect=PurePosixPath(link.target),
    )
