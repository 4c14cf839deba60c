"""Notices → the pages that list them, one page each, redirects from former ids, and feeds."""

from collections.abc import Iterator

from generator.contract import Page, TextFile
from generator.redirects import redirects
from generator.world import World, for_each

from . import calendars, news, view_index, view_lists, view_notice
from .model import Notice, page_path
from .register import register


def view(world: World) -> Iterator[Page]:
    """Every page of the kind; none without a notice."""
    if not world.all(Notice):
        return
    notices = register(world)
    yield view_index.page(world, notices)
    yield from view_lists.pages(world, notices)
    yield from for_each(world, view_notice.page, (entry.value.id for entry in notices.all))
    yield from redirects(world, Notice, page_path, lambda notice: notice.title)


def files(world: World) -> Iterator[TextFile]:
    """Every feed and calendar; none without a notice."""
    if world.all(Notice):
        yield from news.files(world)
        yield from calendars.files(world)
