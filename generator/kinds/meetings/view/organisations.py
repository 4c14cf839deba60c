"""The register → each organisation's meetings with what it has to hold, and an overview of all."""

from collections.abc import Iterator

from msgspec import Struct

from generator import paging
from generator.contract import Link, Page
from generator.kinds.meetings import model
from generator.kinds.meetings.cadence import CADENCE, duties
from generator.kinds.meetings.model import MeetingKind, StudyHours
from generator.kinds.meetings.register import Group, Register
from generator.kinds.organisations.model import Organisation
from generator.kinds.organisations.model import page_path as organisation_path
from generator.redirects import redirect
from generator.world import World

from .cadence import Line, lines, shown, tally
from .lists import PER_PAGE
from .rows import Row, Table, name, row, table

DIRECTORY = 100
"""Organisations on one page of their overview."""


class OrganisationPage(Struct, frozen=True):
    """The meetings of an organisation; the first page tells what is asked of it this year."""

    lead: str
    year: str
    lines: tuple[Line, ...]
    study: Table | None
    rows: tuple[Row, ...]
    choices: tuple[paging.Choice, ...]


class Overview(Struct, frozen=True):
    """One page of all organisations with what they have held this year."""

    lead: str
    table: Table
    choices: tuple[paging.Choice, ...]


def pages(world: World, meetings: Register) -> Iterator[Page]:
    """The overview, and the pages of each organisation."""
    yield from _overview(world, meetings)
    for id, group in meetings.organisations.items():
        yield from _organisation(world, id, group)


def _overview(world: World, meetings: Register) -> Iterator[Page]:
    first, title = model.ORGANISATIONS, "各党组织开展情况"
    year, items = world.today.year, tuple(meetings.organisations.items())
    for part in paging.slices(items, DIRECTORY):
        lead = paging.count(part, f"共 {len(items)} 个党组织在本网站公开组织生活")
        tallies = [_tallies(world, id, year) for id, _ in part.items]
        kinds = tuple(kind for kind in CADENCE if any(kind in cells for cells in tallies))
        rows: list[tuple[str | Link, ...]] = [
            (
                Link(name(world, id), model.of_organisation(id)),
                *(cells.get(kind, "") for kind in kinds),
                f"{sum(entry.value.date.year == year for entry in group)} 次",
            )
            for (id, group), cells in zip(part.items, tallies, strict=True)
        ]
        head = ("党组织", *(kind.label for kind in kinds), f"{year}年共")
        yield Page(
            paging.path(first, part),
            paging.titled(title, part),
            "meetings/view/overview.md.j2",
            Overview(lead, table(f"{year}年", head, rows), paging.choices(first, part)),
            parent=model.INDEX if part.leads else first,
            description=f"{title}，{lead}",
            short="按党组织" if part.leads else paging.short(part),
            in_nav=part.leads,
            hide=("toc",),
        )


def _tallies(world: World, id: str, year: int) -> dict[MeetingKind, str]:
    """In how many periods of the year each kind of meeting was held that can be judged."""
    organisation = world.get(Organisation, id)
    owed = duties(world, organisation, year) if organisation else {}
    found = {kind: tally(world, group) for kind, group in owed.items() if shown(world, group)}
    return {kind: text for kind, text in found.items() if text}


def _organisation(world: World, id: str, group: Group) -> Iterator[Page]:
    first, title = model.of_organisation(id), f"{name(world, id)}的组织生活"
    entry = world.entry(Organisation, id)
    for part in paging.archive(group, PER_PAGE):
        lead = paging.count(part, f"共 {len(group)} 次")
        head = entry is not None and part.leads
        yield Page(
            paging.path(first, part),
            paging.titled(title, part),
            "meetings/view/organisation.md.j2",
            OrganisationPage(
                lead,
                f"{world.today.year}年",
                lines(world, entry.value) if entry and head else (),
                _study(world, id) if head else None,
                tuple(row(world, one) for one in part.items),
                paging.choices(first, part),
            ),
            parent=model.ORGANISATIONS if part.leads else first,
            description=f"{title}，{lead}",
            short=name(world, id) if part.leads else paging.short(part),
            related=(Link(name(world, id), organisation_path(id)),),
            hide=("toc",),
            feeds=model.calendar_of_organisation(world, id) if part.leads else (),
        )
    if entry is not None:
        for former in sorted(entry.value.former_ids):
            target = model.of_organisation(former)
            yield redirect(target, Link(title, first), entry.location("former_ids"))


def _study(world: World, id: str) -> Table | None:
    records = [entry.value for entry in world.by(StudyHours, "org_id").get(id, ())]
    records.sort(key=lambda one: (-one.year, one.learners.value, one.counted_on))
    rows: list[tuple[str | Link, ...]] = [
        (
            f"{one.year}年",
            one.learners.label,
            f"{one.people} 人",
            f"{one.hours:f} 学时",
            f"{one.hours / one.people:.1f} 学时" if one.people else "",
            one.counted_on.isoformat(),
        )
        for one in records
    ]
    head = ("年度", "对象", "人数", "总学时", "人均", "统计日期")
    return table("集中学习学时", head, rows) if rows else None
