"""The catalogue and what is disclosed of it → pages."""

from collections.abc import Iterator

from generator.contract import Page
from generator.world import World

from . import items, view_index, view_missing, view_organisation, view_quarters


def view(world: World) -> Iterator[Page]:
    """Every page of the kind; none without a matter that these readers may see."""
    if not items.open_here(world):
        return
    yield view_index.page(world)
    yield from view_missing.pages(world)
    yield from view_quarters.pages(world)
    for organisation in items.organisations(world):
        yield view_organisation.page(world, organisation.id)
