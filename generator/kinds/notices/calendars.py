"""Notices → the calendars of their periods: of all, and of each organisation."""

from collections.abc import Iterator

from generator.contract import Feed, TextFile
from generator.feeds import calendar
from generator.feeds.calendar import Event
from generator.kinds.organisations.model import Organisation
from generator.kinds.site.model import Site
from generator.world import World, once

from . import period
from .model import Notice, calendar_of_all, calendar_of_organisation, page_path, withdrawn
from .register import Group, register
from .telling import changed, said, titled

MOST = 30
"""How many periods a calendar has that are over; it has all others."""


def files(world: World) -> Iterator[TextFile]:
    """Every calendar."""
    yield from _all(world)
    for id in register(world).organisations:
        yield from _of_organisation(world, id)


@once
def _all(world: World) -> tuple[TextFile, ...]:
    group = world.all(Notice)
    return _made(world, calendar_of_all(group), group)


@once
def _of_organisation(world: World, id: str) -> tuple[TextFile, ...]:
    return _made(world, calendar_of_organisation(world, id), world.by(Notice, "org_id")[id])


def _made(world: World, feeds: tuple[Feed, ...], group: Group) -> tuple[TextFile, ...]:
    site = world.all(Site)[0].value
    return tuple(
        TextFile(
            feed.target,
            calendar.render(
                f"{feed.title}——{site.name}", "notices", site.host, _events(world, group)
            ),
        )
        for feed in feeds
    )


def _events(world: World, group: Group) -> Iterator[Event]:
    """The periods of a group: those that end last first."""
    ending = sorted(
        ((one.value.end, one.value.id) for one in group if one.value.start and one.value.end),
        key=lambda one: (-one[0].toordinal(), one[1]),
    )
    waiting = sum(end >= world.today for end, _ in ending)
    for _, id in ending[: waiting + MOST]:
        if (event := _event(world, id)) is not None:
            yield event


@once
def _event(world: World, id: str) -> Event | None:
    site, notice = world.all(Site)[0].value, world.one(Notice, id).value
    if notice.start is None or notice.end is None:
        return None
    organisation = world.get(Organisation, notice.org_id)
    box = period.box(world, notice, organisation.name if organisation else "")
    facts = (f"{one.label}：{one.text}" for one in box.facts) if box else ()
    address = site.address_of(page_path(id))
    return Event(
        id=f"{notice.first_id}.notice",
        title=f"{organisation.short if organisation else ''}：{titled(world, id)}",
        text="\n".join(filter(None, (said(world, id), *facts, address))),
        start=notice.start,
        end=max(notice.start, notice.end),
        stamp=changed(world, id),
        category=notice.type.label,
        place=notice.place or "",
        address=address,
        cancelled=withdrawn(notice),
    )
