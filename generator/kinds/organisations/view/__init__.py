"""Organisations, alliances and service centres → pages, and the calendar of terms."""

from collections.abc import Iterator

from generator.contract import Page
from generator.kinds.organisations.model import (
    Alliance,
    Organisation,
    ServiceCentre,
    alliance_path,
    centre_path,
    page_path,
)
from generator.redirects import redirects
from generator.world import World

from . import alliances, centres, index, lists, page, terms

files = terms.files


def view(world: World) -> Iterator[Page]:
    """The index, lists by kind, and a page for each organisation, alliance and centre."""
    if not world.all(Organisation):
        return
    yield index.page(world)
    yield from lists.pages(world)
    yield from page.pages(world)
    yield from alliances.pages(world)
    yield from centres.pages(world)
    yield from redirects(world, Organisation, page_path, lambda each: each.short)
    yield from redirects(world, Alliance, alliance_path, lambda each: each.name)
    yield from redirects(world, ServiceCentre, centre_path, lambda each: each.name)
