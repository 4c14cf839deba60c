"""What a kind of page is made of, and what its rules and views see of the site."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any, Generic, TypeVar

from msgspec import Struct

from generator.diagnostics import Code, Location, Related, Severity
from generator.packs import Provision
from generator.schema import Entry, Model
from generator.world import World

M = TypeVar("M", bound=Model)

HOME = PurePosixPath("index.md")
"""The home page, at the head of all breadcrumbs."""


class Collection(Struct, frozen=True):
    """A table of records of one model.

    `name` is the file name under `data/<kind>/` (`name.csv`, `name-2026.csv`, `name.yml`, or any
    file in a folder `name/`); with `markdown`, files of `content/<kind>/` hold one record each.
    `folder` is the place of the records' own pages, None where they have none. A `mentioned`
    record may be seen only where another visible record names it. What is `recorded` is written
    by the program alone, so staff are not offered to add to it. The `body` of records that are
    `prose` is read by their own pages, by the rules about words and by nobody else.
    """

    name: str
    title: str
    model: type[Model]
    folder: PurePosixPath | None = None
    markdown: bool = False
    single: bool = False
    mentioned: bool = False
    recorded: bool = False
    prose: bool = False


class Finding(Struct, frozen=True):
    """What a rule has found; the pipeline adds code, severity and mending.

    A `basis` decides how bad it is. What is to be done by a day has that day as `due`: it is a
    task from `ahead` days before, and a warning only from the day after; its message must be true
    on both sides of that day. `org_id` is the organisation that has to do it.
    """

    message: str
    location: Location
    help: str = ""
    related: tuple[Related, ...] = ()
    basis: Provision | None = None
    due: date | None = None
    ahead: int = 30
    org_id: str = ""


class Task(Struct, frozen=True, order=True):
    """Something to be done by a day, for the list of 待办."""

    due: date
    message: str
    location: Location
    code: str
    help: str
    org_id: str = ""
    ahead: int = 30


class Link(Struct, frozen=True):
    """A link to a page or file of the site, or with a text as `target` to any address."""

    text: str
    target: PurePosixPath | str


class Asset(Struct, frozen=True):
    """A file of the site: where it is published, and the file that is copied there.

    `source` is relative to `content/`, or absolute for a derived picture.
    """

    target: PurePosixPath
    source: str


class TextFile(Struct, frozen=True):
    """A file of the site that is no page, with all its text."""

    path: PurePosixPath
    text: str


class Feed(Struct, frozen=True):
    """A file that programs read again and again: what its link says, what it holds, where, its type."""

    name: str
    title: str
    target: PurePosixPath
    type: str


class About(Struct, frozen=True):
    """What the search knows of a page beside its words: whose it is, its day, its period.

    The days of the period are both included. A page without it only leads to others.
    """

    org_id: str = ""
    day: date | None = None
    start: date | None = None
    end: date | None = None


class Page(Struct, frozen=True):
    """One page before it is rendered.

    `view` is what its template prints under that name; `parent` is the page above it in the
    breadcrumbs; pages of one `series` are chained by previous and next in the order given.
    `hide` holds parts of the frame to leave out (`toc`, `navigation`; the latter always where the
    page is not in the menu); a `redirect` page sends its reader on to that page. `short` is the
    name in the menu and breadcrumbs, empty for the title; `about` is for the search, `data` what
    the page says in the words of schema.org; `feeds` tell of what is new on the page, and of
    nothing else.
    """

    path: PurePosixPath
    title: str
    template: str
    view: object
    parent: PurePosixPath | None = None
    source: Location | None = None
    description: str = ""
    short: str = ""
    in_nav: bool = False
    series: str = ""
    related: tuple[Link, ...] = ()
    hide: tuple[str, ...] = ()
    redirect: PurePosixPath | None = None
    about: About | None = None
    data: Mapping[str, Any] | None = None
    feeds: tuple[Feed, ...] = ()


class Each(Struct, Generic[M], frozen=True):
    """A check of each record of a model by itself: what it has read decides when it is made again."""

    model: type[M]
    check: Callable[[World, Entry[M]], Iterator[Finding]]

    def __call__(self, world: World) -> Iterator[Finding]:
        """What the check finds in all records."""
        for entry in world.all(self.model):
            yield from self.check(world, entry)


def each(
    model: type[M],
) -> Callable[[Callable[[World, Entry[M]], Iterator[Finding]]], Each[M]]:
    """Make a check of each record of a model of a function from a world and a record to findings."""
    return lambda check: Each(model, check)


class Rule(Struct, frozen=True):
    """A check of the whole, its code, what staff read about it, and the provisions it reads."""

    code: Code
    check: Callable[[World], Iterator[Finding]]
    provisions: tuple[str, ...] = ()


def rule(
    id: str,
    title: str,
    explanation: str,
    mend: str,
    severity: Severity = Severity.ERROR,
    provisions: tuple[str, ...] = (),
) -> Callable[[Callable[[World], Iterator[Finding]]], Rule]:
    """Make a rule of a function from a world to findings, or from `each` record; `provisions` are the ids it reads."""
    code = Code(id, title, explanation, mend, severity)
    return lambda check: Rule(code, check, provisions)


class Kind(Struct, frozen=True):
    """One kind of page: its records, rules and views, and the `files` it makes beside pages.

    `name` is the folder under `data/`, the first part of its codes and of its addresses; kinds
    stand in the menu by `order`, those of one `group` under its name at the place of the first, and
    those without a `title` do not. Only the kind's own rules read files in its folder `keeps`.
    """

    name: str
    title: str
    order: int
    collections: tuple[Collection, ...] = ()
    rules: tuple[Rule, ...] = ()
    view: Callable[[World], Iterable[Page]] = lambda world: ()
    files: Callable[[World], Iterable[TextFile]] = lambda world: ()
    keeps: str = ""
    group: str = ""
