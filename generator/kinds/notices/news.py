"""Notices → the feeds that tell of the newest of all, of a type and of an organisation."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec.structs import replace

from generator.contract import Feed, TextFile
from generator.feeds import entries
from generator.kinds.organisations.model import Organisation
from generator.kinds.site.model import Site
from generator.world import World, once

from .model import (
    ALL,
    FORMATS,
    NEWS,
    NEWS_TITLE,
    Notice,
    NoticeType,
    feeds_of_organisation,
    feeds_of_type,
    news,
    of_organisation,
    of_type,
    page_path,
)
from .register import Group, register
from .telling import changed, said, titled

MOST = 30
"""How many entries a feed has."""


def files(world: World) -> Iterator[TextFile]:
    """Every feed; none where the site does not know its own address."""
    notices = register(world)
    yield from _all(world)
    for one in notices.types:
        yield from _of_type(world, one)
    for id in notices.organisations:
        yield from _of_organisation(world, id)


@once
def _all(world: World) -> tuple[TextFile, ...]:
    return _made(world, news(world, NEWS, NEWS_TITLE), ALL, world.all(Notice))


@once
def _of_type(world: World, one: NoticeType) -> tuple[TextFile, ...]:
    return _made(world, feeds_of_type(world, one), of_type(one), world.by(Notice, "type")[one])


@once
def _of_organisation(world: World, id: str) -> tuple[TextFile, ...]:
    group = world.by(Notice, "org_id")[id]
    return _made(world, feeds_of_organisation(world, id), of_organisation(id), group)


def _made(
    world: World, feeds: tuple[Feed, ...], page: PurePosixPath, group: Group
) -> tuple[TextFile, ...]:
    """The feeds of a group in every format; other feeds are not made here."""
    writers = {written.TYPE: written for _, _, written in FORMATS}
    mine = [feed for feed in feeds if feed.type in writers]
    if not mine:
        return ()
    site = world.all(Site)[0].value
    entry = tuple(_entry(world, id) for id in _newest(world, group))
    title = f"{mine[0].title}——{site.name}"
    feed = entries.Feed("", site.address_of(page), title, site.host_org, entry)
    return tuple(
        TextFile(
            one.target,
            writers[one.type].render(replace(feed, address=site.address_of(one.target))),
        )
        for one in mine
    )


def _newest(world: World, group: Group) -> list[str]:
    """The ids of the notices of which something was said last."""
    days = [
        (-changed(world, one.value.id).toordinal(), -one.value.issued_on.toordinal(), one.value.id)
        for one in group
    ]
    return [id for _, _, id in sorted(days)[:MOST]]


@once
def _entry(world: World, id: str) -> entries.Entry:
    site, notice = world.all(Site)[0].value, world.one(Notice, id).value
    organisation = world.get(Organisation, notice.org_id)
    return entries.Entry(
        id=site.address_of(page_path(notice.first_id)),
        address=site.address_of(page_path(id)),
        title=titled(world, id),
        text=said(world, id),
        author=organisation.name if organisation else site.host_org,
        category=notice.type.label,
        published=notice.issued_on,
        updated=changed(world, id),
    )
