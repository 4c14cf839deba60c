"""Elections → an index, a list for each year, and a page for each with its result."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator import paging
from generator.contract import HOME, About, Link, Page
from generator.dates import chinese_date
from generator.kinds.organisations.model import Organisation
from generator.redirects import redirects
from generator.schema import Entry
from generator.world import World

from .model import INDEX, Election, page_path, year_path
from .result import related, view_of

NEWEST = 20
"""Elections that the index itself names; all are on the lists of the years."""

PER_PAGE = 100
"""Elections on one page of a year."""


class Row(Struct, frozen=True):
    """An election in a list."""

    day: str
    link: Link
    meta: str


class Door(Struct, frozen=True):
    """The way to the list of a year, and how many are on it."""

    link: Link
    count: int


class Index(Struct, frozen=True):
    """The first page of all."""

    rows: tuple[Row, ...]
    years: tuple[Door, ...]


class Listing(Struct, frozen=True):
    """One page of the list of a year."""

    rows: tuple[Row, ...]
    choices: tuple[paging.Choice, ...]


def view(world: World) -> Iterator[Page]:
    """The index, the lists of the years, and the page of each election, newest first."""
    entries = sorted(world.all(Election), key=_newest_first)
    if not entries:
        return
    years: dict[int, list[Entry[Election]]] = {}
    for entry in entries:
        years.setdefault(entry.value.held_on.year, []).append(entry)
    doors = tuple(Door(Link(f"{y}年", year_path(y)), len(group)) for y, group in years.items())
    yield Page(
        INDEX,
        "换届选举",
        "elections/index.md.j2",
        Index(_rows(world, entries[:NEWEST]), doors),
        parent=HOME,
        description=f"{len(entries)} 次换届选举和届中补选的到会人数、当选结果和批准情况",
        in_nav=True,
        hide=("toc",),
    )
    for year, group in years.items():
        yield from _year(world, year, group)
    for entry in entries:
        yield _page(world, entry)
    yield from redirects(world, Election, page_path, lambda election: election.title)


def _newest_first(entry: Entry[Election]) -> tuple[int, str]:
    return -entry.value.held_on.toordinal(), entry.value.id


def _rows(world: World, entries: Sequence[Entry[Election]]) -> tuple[Row, ...]:
    return tuple(_row(world, entry.value) for entry in entries)


def _row(world: World, election: Election) -> Row:
    organisation = world.get(Organisation, election.org_id)
    term = f"第{election.term_no}届" if election.term_no else ""
    parts = (organisation.short if organisation else "", election.kind.label, term)
    return Row(
        election.held_on.isoformat(),
        Link(election.title, page_path(election.id)),
        " · ".join(filter(None, parts)),
    )


def _year(world: World, year: int, group: Sequence[Entry[Election]]) -> Iterator[Page]:
    first, title = year_path(year), f"{year}年换届选举"
    for part in paging.slices(group, PER_PAGE):
        yield Page(
            paging.path(first, part),
            paging.titled(title, part),
            "elections/year.md.j2",
            Listing(_rows(world, part.items), paging.choices(first, part)),
            parent=INDEX if part.leads else first,
            description=f"{year}年的选举共 {len(group)} 次",
            hide=("navigation", "toc"),
        )


def _page(world: World, entry: Entry[Election]) -> Page:
    election = entry.value
    return Page(
        page_path(election.id),
        election.title,
        "elections/election.md.j2",
        view_of(world, election),
        parent=INDEX,
        source=entry.location(),
        description=f"{chinese_date(election.held_on)}{election.title}的到会人数、结果和批准日期",
        series="elections",
        related=related(world, election),
        hide=("navigation",),
        about=About(election.org_id, election.held_on),
    )
