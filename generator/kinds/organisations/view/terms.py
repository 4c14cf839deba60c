"""Organisations → the calendar of the days on which their terms end."""

from collections.abc import Iterator

from generator.contract import Feed, TextFile
from generator.dates import chinese_date
from generator.feeds import calendar
from generator.feeds.calendar import Event
from generator.kinds.organisations.model import (
    TERMS,
    Organisation,
    OrganisationStatus,
    page_path,
)
from generator.kinds.site.model import Site
from generator.world import World, once


def feeds(world: World) -> tuple[Feed, ...]:
    """The calendar; none where no end of a term is known."""
    return (Feed("任期日历", "任期届满", TERMS, calendar.TYPE),) if _events(world) else ()


def files(world: World) -> Iterator[TextFile]:
    """The calendar as a file."""
    for feed in feeds(world):
        site = world.all(Site)[0].value
        name = f"{feed.title}——{site.name}"
        yield TextFile(feed.target, calendar.render(name, "terms", site.host, _events(world)))


@once
def _events(world: World) -> tuple[Event, ...]:
    """The ends of all terms, in order."""
    site = world.all(Site)[0].value
    found = (_event(site, entry.value) for entry in world.all(Organisation))
    return tuple(sorted(filter(None, found), key=lambda one: (one.start, one.id)))


def _event(site: Site, one: Organisation) -> Event | None:
    due = one.renewal_due
    if due is None or one.status is not OrganisationStatus.ACTIVE:
        return None
    number = f"第{one.term_no}届" if one.term_no else "本届"
    extended = "（延期）" if due == one.extended_to else ""
    begun = f"，{chinese_date(one.term_start)}开始" if one.term_start else ""
    address = site.address_of(page_path(one.id))
    return Event(
        id=f"{one.first_id}.{one.term_start or due}.term",
        title=f"{one.short}：{number}任期届满{extended}",
        text="\n".join(filter(None, (f"{one.name}{number}任期{begun}", address))),
        start=due,
        end=due,
        stamp=one.term_start or due,
        category="换届",
        address=address,
    )
