"""Lists of notices → the feeds that tell what is new on them, and the calendars of their periods."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from generator.contract import Feed
from generator.feeds import atom, calendar, jsonfeed
from generator.kinds.organisations.model import Organisation
from generator.kinds.site.model import Site
from generator.schema import Entry
from generator.world import World

from .paths import NEWS, PERIODS, of_organisation, of_type
from .records import Notice, NoticeType

FORMATS = (("Atom", ".xml", atom), ("JSON Feed", ".json", jsonfeed))
"""What the formats are called, how their files end, and who writes them."""

NEWS_TITLE = "公示公告"
"""What the feeds of all notices are called."""


def news(world: World, place: PurePosixPath, title: str) -> tuple[Feed, ...]:
    """The feeds at a place without a suffix; none where the site does not know its own address."""
    if not world.all(Site)[0].value.site_url:
        return ()
    return tuple(
        Feed(name, title, place.with_suffix(suffix), written.TYPE)
        for name, suffix, written in FORMATS
    )


def calendar_of_all(group: Iterable[Entry[Notice]]) -> tuple[Feed, ...]:
    """The calendar of the periods of all notices, if there are any."""
    return _calendar(PERIODS, "公示时间", group)


def calendar_of_organisation(world: World, id: str) -> tuple[Feed, ...]:
    """The calendar of the periods of an organisation, if there are any."""
    group = world.by(Notice, "org_id").get(id, ())
    return _calendar(of_organisation(id), f"{_name(world, id)}的公示时间", group)


def feeds(world: World) -> tuple[Feed, ...]:
    """What tells of all notices."""
    return (*news(world, NEWS, NEWS_TITLE), *calendar_of_all(world.all(Notice)))


def feeds_of_type(world: World, one: NoticeType) -> tuple[Feed, ...]:
    """What tells of the notices of a type."""
    return news(world, of_type(one), one.label)


def feeds_of_organisation(world: World, id: str) -> tuple[Feed, ...]:
    """What tells of the notices of an organisation; nothing where it has none."""
    if not world.by(Notice, "org_id").get(id):
        return ()
    title = f"{_name(world, id)}的公示公告"
    return (*news(world, of_organisation(id), title), *calendar_of_organisation(world, id))


def _calendar(place: PurePosixPath, title: str, group: Iterable[Entry[Notice]]) -> tuple[Feed, ...]:
    if not any(entry.value.start and entry.value.end for entry in group):
        return ()
    return (Feed("公示日历", title, place.with_suffix(".ics"), calendar.TYPE),)


def _name(world: World, id: str) -> str:
    organisation = world.get(Organisation, id)
    return organisation.short if organisation else ""
