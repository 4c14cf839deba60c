"""Meetings → calendars, the pages that list them, calendars, one page each, and redirects from former ids."""

from collections.abc import Iterator

from generator.contract import Page
from generator.kinds.meetings.model import Meeting, page_path
from generator.kinds.meetings.register import register
from generator.redirects import redirects
from generator.world import World

from . import calendar, feeds, index, lists, meeting, organisations

files = feeds.files


def view(world: World) -> Iterator[Page]:
    """Every page of the kind; none without a meeting."""
    if not world.all(Meeting):
        return
    meetings = register(world)
    yield index.page(world, meetings)
    yield from lists.pages(world, meetings)
    yield from calendar.pages(world, meetings)
    yield from organisations.pages(world, meetings)
    for entry in meetings.all:
        yield meeting.page(world, entry.value.id)
    yield from redirects(world, Meeting, page_path, lambda one: one.topic)
