"""Numbers of registered members → a table by organisation, with few people hidden."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator import paging, protect
from generator.contract import Link, Page
from generator.dates import chinese_date
from generator.kinds.organisations.model import Organisation, in_order, page_path
from generator.paging import Choice, Slice
from generator.world import World

from .model import INDEX, REGISTRATIONS, RegistrationSummary

PER_PAGE = 100
"""Organisations on a page."""

COLUMNS = {"registered": "报到人数", "on_post": "认领岗位人数", "taking_part": "参加活动人数"}


class Row(Struct, frozen=True):
    """An organisation, its day, and its numbers with their heads."""

    link: Link
    day: str
    cells: tuple[tuple[str, str], ...]


class Registrations(Struct, frozen=True):
    """A page of the table."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    hidden: str
    choices: tuple[Choice, ...]


def pages(world: World) -> Iterator[Page]:
    """The newest numbers of each organisation, in the order of the tree."""
    newest = _newest(world)
    if not newest:
        return
    provision = world.law.on("small-cells", world.today)
    least = provision["least"] if provision else 0
    marks = _marks(world, newest, least)
    rows = [_row(world, one, marks, least) for one in newest]
    for part in paging.slices(rows, PER_PAGE):
        yield _page(part, protect.notice(least), len(rows))


def _newest(world: World) -> list[RegistrationSummary]:
    found: dict[str, RegistrationSummary] = {}
    for entry in sorted(
        world.all(RegistrationSummary), key=lambda one: (one.value.as_of, one.value.id)
    ):
        found[entry.value.org_id] = entry.value
    order = [seat.organisation.id for seat in in_order(world)]
    return [found[id] for id in order if id in found]


def _marks(
    world: World, newest: Sequence[RegistrationSummary], least: int
) -> dict[tuple[str, str], protect.Mark]:
    """The hidden cells; only numbers of one day add up."""
    result: dict[tuple[str, str], protect.Mark] = {}
    for day in sorted({one.as_of for one in newest}):
        counts = {
            one.org_id: {name: int(getattr(one, name)) for name in COLUMNS}
            for one in newest
            if one.as_of == day
        }
        above = protect.nearest(counts, lambda id: _parent(world, id))
        result |= protect.hide(counts, above, least, whole=False)
    return result


def _parent(world: World, id: str) -> str | None:
    organisation = world.get(Organisation, id)
    return organisation.parent_id if organisation else None


def _row(
    world: World,
    one: RegistrationSummary,
    marks: dict[tuple[str, str], protect.Mark],
    least: int,
) -> Row:
    organisation = world.get(Organisation, one.org_id)
    name = organisation.short if organisation else one.org_id
    cells = []
    for column, title in COLUMNS.items():
        mark = marks.get((one.org_id, column))
        value = str(getattr(one, column)) if mark is None else protect.words(mark, least)
        cells.append((title, value))
    return Row(Link(name, page_path(one.org_id)), chinese_date(one.as_of), tuple(cells))


def _page(part: Slice[Row], hidden: str, count: int) -> Page:
    first = part.leads
    return Page(
        paging.path(REGISTRATIONS, part),
        paging.titled("在职党员报到", part),
        "duties/registrations.md.j2",
        Registrations(
            tuple(COLUMNS.values()), part.items, hidden, paging.choices(REGISTRATIONS, part)
        ),
        parent=INDEX if first else REGISTRATIONS,
        description=f"{count} 个党组织接收在职党员报到的人数",
        in_nav=first,
        hide=("toc",),
    )
