"""Meetings → links to the calendars of them."""

from generator.contract import Feed
from generator.feeds import calendar
from generator.kinds.organisations.model import Organisation
from generator.world import World

from .paths import CALENDAR, of_organisation
from .records import Meeting

_NAME = "组织生活日历"


def calendar_of_all() -> tuple[Feed, ...]:
    """The calendar of all meetings."""
    return (Feed(_NAME, "组织生活", CALENDAR, calendar.TYPE),)


def calendar_of_organisation(world: World, id: str) -> tuple[Feed, ...]:
    """The calendar of the meetings of an organisation, if it has any."""
    organisation = world.get(Organisation, id)
    if organisation is None or not world.by(Meeting, "org_id").get(id):
        return ()
    place = of_organisation(id).with_suffix(".ics")
    return (Feed(_NAME, f"{organisation.short}的组织生活", place, calendar.TYPE),)
