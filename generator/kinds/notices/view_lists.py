"""The register → long lists of notices, cut into pages."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator import paging
from generator.contract import About, Feed, Link, Page
from generator.kinds.organisations.model import Organisation
from generator.redirects import redirect
from generator.world import World, once

from . import model
from .model import Notice
from .register import Group, Register
from .rows import Door, Row, door, name, row
from .view_index import per_page

DIRECTORY = 100
"""Organisations on one page of their directory."""

_WHILE_OPEN = "。到写明的截止日为止，都可以提意见"
_SHORT = {model.OPEN: "正在公示", model.ALL: "全部公示公告", model.ORGANISATIONS: "按党组织"}
"""What the menu calls its lists; other lists are reached from the index."""

T = TypeVar("T")


class Listing(Struct, frozen=True):
    """One page of a long list of notices; `empty` is said where all of them are over."""

    lead: str
    rows: tuple[Row, ...]
    choices: tuple[paging.Choice, ...]
    empty: str


class Directory(Struct, frozen=True):
    """One page of the organisations that have issued notices."""

    lead: str
    doors: tuple[Door, ...]
    choices: tuple[paging.Choice, ...]


def pages(world: World, notices: Register) -> Iterator[Page]:
    """The lists of open notices, of all, by type, by year and by organisation."""
    waiting = model.due(world)
    yield from _list(
        world, model.OPEN, "正在公示和即将公示", waiting, model.INDEX, model.feeds(world)
    )
    yield from _list(world, model.ALL, "全部公示公告", notices.all, model.INDEX, model.feeds(world))
    for one, group in notices.types.items():
        yield from _list(
            world,
            model.of_type(one),
            one.label,
            group,
            model.INDEX,
            model.feeds_of_type(world, one),
        )
    for year, group in notices.years.items():
        yield from _list(world, model.of_year(year), f"{year}年公示公告", group, model.INDEX)
    yield from _directory(world, notices)
    for id, group in notices.organisations.items():
        title = f"{name(world, id)}的公示公告"
        feeds = model.feeds_of_organisation(world, id)
        yield from _list(world, model.of_organisation(id), title, group, model.ORGANISATIONS, feeds)
        yield from _moved(world, id, title)


def _list(
    world: World,
    first: PurePosixPath,
    title: str,
    group: Group,
    parent: PurePosixPath,
    feeds: tuple[Feed, ...] = (),
) -> Iterator[Page]:
    """The pages of a list, the first of them with its feeds."""
    ids = tuple(entry.value.id for entry in group)
    cut = paging.slices if first == model.OPEN else paging.archive
    for part in cut(ids, per_page(world)):
        lead = paging.count(part, f"共 {len(ids)} 条")
        made = _part(world, first, title, parent, part, lead)
        yield replace(made, feeds=feeds) if feeds and part.leads else made


@once
def _part(
    world: World,
    first: PurePosixPath,
    title: str,
    parent: PurePosixPath,
    part: paging.Slice[str],
    lead: str,
) -> Page:
    """A page of a list, with the notices of the ids of a part."""
    until = first == model.OPEN
    shown = Listing(
        lead + (_WHILE_OPEN if until and part.items else ""),
        tuple(row(world, world.one(Notice, id), until=until) for id in part.items),
        paging.choices(first, part),
        "目前没有正在公示或即将公示的事项。" if until else "",
    )
    return _page(first, title, part, "notices/list.md.j2", shown, parent)


def _directory(world: World, notices: Register) -> Iterator[Page]:
    first, title = model.ORGANISATIONS, "按党组织查看公示公告"
    items = tuple(notices.organisations.items())
    for part in paging.slices(items, DIRECTORY):
        shown = Directory(
            paging.count(part, f"共 {len(items)} 个党组织发布过公示公告"),
            tuple(door(world, id, group) for id, group in part.items),
            paging.choices(first, part),
        )
        yield _page(first, title, part, "notices/directory.md.j2", shown, model.INDEX)


def _page(
    first: PurePosixPath,
    title: str,
    part: paging.Slice[T],
    template: str,
    shown: Listing | Directory,
    parent: PurePosixPath,
) -> Page:
    """A page of a list; those after the first hang below it."""
    return Page(
        paging.path(first, part),
        paging.titled(title, part),
        template,
        shown,
        parent=parent if part.leads else first,
        description=f"{title}，{shown.lead}",
        short=_SHORT.get(first, title) if part.leads else paging.short(part),
        in_nav=part.leads and first in _SHORT,
        hide=("toc",),
        about=About() if part.leads and first == model.OPEN else None,
    )


def _moved(world: World, id: str, title: str) -> Iterator[Page]:
    """The list of an organisation is also found under its former ids."""
    entry = world.entry(Organisation, id)
    if entry is None:
        return
    link = Link(title, model.of_organisation(id))
    for former in sorted(entry.value.former_ids):
        yield redirect(model.of_organisation(former), link, entry.location("former_ids"))
