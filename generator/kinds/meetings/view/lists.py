"""The register → long lists of meetings, cut into pages."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from generator import paging
from generator.contract import Page
from generator.kinds.meetings import model
from generator.kinds.meetings.register import Group, Register
from generator.world import World

from .rows import Row, row

PER_PAGE = 50
"""Meetings on one page of a list."""


class Listing(Struct, frozen=True):
    """One page of a long list of meetings."""

    lead: str
    rows: tuple[Row, ...]
    choices: tuple[paging.Choice, ...]


def pages(world: World, meetings: Register) -> Iterator[Page]:
    """The lists of all meetings and of those of each kind."""
    yield from _list(world, model.ALL, "全部组织生活记录", meetings.all)
    for kind, group in meetings.kinds.items():
        yield from _list(world, model.of_kind(kind), kind.label, group)


def _list(world: World, first: PurePosixPath, title: str, group: Group) -> Iterator[Page]:
    for part in paging.archive(group, PER_PAGE):
        lead = paging.count(part, f"共 {len(group)} 次")
        rows = tuple(row(world, entry) for entry in part.items)
        yield Page(
            paging.path(first, part),
            paging.titled(title, part),
            "meetings/view/list.md.j2",
            Listing(lead, rows, paging.choices(first, part)),
            parent=model.INDEX if part.leads else first,
            description=f"{title}，{lead}",
            short=title if part.leads else paging.short(part),
            in_nav=part.leads and first == model.ALL,
            hide=("toc",),
            feeds=model.calendar_of_all() if part.leads and first == model.ALL else (),
        )
