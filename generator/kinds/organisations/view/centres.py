"""A service centre → its page."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.contract import Link, Page, World
from generator.kinds.organisations.model import (
    Alliance,
    Organisation,
    ServiceCentre,
    alliance_path,
    centre_path,
)
from generator.schema import Entry

from .values import INDEX, Fact, fact, to


@dataclass(frozen=True, slots=True)
class View:
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
        hide=("toc",),
    )


def _facts(world: World, centre: ServiceCentre) -> Iterator[Fact]:
    owner = world.get(Organisation, centre.org_id)
    alliances = sorted(
        (entry.value for entry in world.by(Alliance, "service_centre_id").get(centre.id, ())),
        key=lambda each: each.id,
    )
    yield from fact("级别", centre.level.label)
    yield from fact("所属党组织", to(owner) if owner else None)
    yield from fact("区域党建联盟", *(Link(a.name, alliance_path(a.id)) for a in alliances))
    yield from fact("地址", centre.address)
    yield from fact("开放时间", centre.hours)
    yield from fact("电话", centre.phone)
