"""The register → calendars of all meetings and of those of each organisation."""

from collections.abc import Iterator

from generator.contract import Feed, TextFile
from generator.feeds import calendar
from generator.feeds.calendar import Event
from generator.kinds.meetings import model
from generator.kinds.meetings.model import Meeting
from generator.kinds.meetings.register import Group, register
from generator.kinds.site.model import Site
from generator.world import World, once

from .rows import name

MOST = 30
"""How many meetings a calendar has that have been held; it has all that are planned."""


def files(world: World) -> Iterator[TextFile]:
    """Every calendar; none without a meeting."""
    meetings = register(world)
    if meetings.all:
        yield from _made(world, model.calendar_of_all(), meetings.all)
    for id in meetings.organisations:
        yield from _of_organisation(world, id)


@once
def _of_organisation(world: World, id: str) -> tuple[TextFile, ...]:
    feeds = model.calendar_of_organisation(world, id)
    return _made(world, feeds, world.by(Meeting, "org_id")[id])


def _made(world: World, feeds: tuple[Feed, ...], group: Group) -> tuple[TextFile, ...]:
    site = world.all(Site)[0].value
    ordered = sorted((one.value for one in group), key=lambda one: (-one.date.toordinal(), one.id))
    planned = sum(not one.held_by(world.today) for one in ordered)
    events = [_event(world, one.id) for one in ordered[: planned + MOST]]
    return tuple(
        TextFile(
            feed.target,
            calendar.render(f"{feed.title}——{site.name}", "meetings", site.host, events),
        )
        for feed in feeds
    )


@once
def _event(world: World, id: str) -> Event:
    site, meeting = world.all(Site)[0].value, world.one(Meeting, id).value
    address = site.address_of(model.page_path(id))
    held = "" if meeting.attended is None else f"实到 {meeting.attended} 人"
    return Event(
        id=f"{meeting.first_id}.meeting",
        title=f"{name(world, meeting.org_id)}：{meeting.topic}",
        text="\n".join(filter(None, (meeting.kind.label, held, address))),
        start=meeting.date,
        end=meeting.date,
        stamp=meeting.date,
        category=meeting.kind.label,
        address=address,
    )
