"""A service centre → its page."""

from collections.abc import Iterator

from msgspec import Struct

from generator.contract import About, Link, Page
from generator.kinds.organisations.model import (
    INDEX,
    Alliance,
    Organisation,
    ServiceCentre,
    alliance_path,
    centre_path,
)
from generator.schema import Entry
from generator.world import World

from .values import RELATED, Fact, call, fact, to


class View(Struct, frozen=True):
    """What the page of a service centre prints."""

    facts: tuple[Fact, ...]
    services: tuple[str, ...]


def pages(world: World) -> Iterator[Page]:
    """A page for each service centre."""
    for entry in sorted(world.all(ServiceCentre), key=lambda entry: entry.value.id):
        yield _page(world, entry)


def _page(world: World, entry: Entry[ServiceCentre]) -> Page:
    centre = entry.value
    return Page(
        centre_path(centre.id),
        centre.name,
        "organisations/view/centre.md.j2",
        View(tuple(_facts(world, centre)), centre.services),
        parent=INDEX,
        source=entry.location(),
        description=f"{centre.name}的地址、开放时间和服务项目",
        series="centres",
        related=_related(world, centre),
        hide=("toc",),
        about=About(centre.org_id),
    )


def _related(world: World, centre: ServiceCentre) -> tuple[Link, ...]:
    """Its organisation, the alliances around it, then the other centres of its organisation."""
    owner = world.get(Organisation, centre.org_id)
    same = sorted(
        (entry.value for entry in world.by(ServiceCentre, "org_id").get(centre.org_id, ())),
        key=lambda each: each.id,
    )
    links = (
        *((to(owner),) if owner else ()),
        *(Link(each.name, alliance_path(each.id)) for each in _alliances(world, centre)),
        *(Link(each.name, centre_path(each.id)) for each in same if each.id != centre.id),
    )
    return links[:RELATED]


def _alliances(world: World, centre: ServiceCentre) -> list[Alliance]:
    entries = world.by(Alliance, "service_centre_id").get(centre.id, ())
    return sorted((entry.value for entry in entries), key=lambda each: each.id)


def _facts(world: World, centre: ServiceCentre) -> Iterator[Fact]:
    owner = world.get(Organisation, centre.org_id)
    alliances = _alliances(world, centre)
    yield from fact("级别", centre.level.label)
    yield from fact("所属党组织", to(owner) if owner else None)
    yield from fact("区域党建联盟", *(Link(a.name, alliance_path(a.id)) for a in alliances))
    yield from fact("地址", centre.address)
    yield from fact("开放时间", centre.hours)
    yield from fact("电话", call(centre.phone))
