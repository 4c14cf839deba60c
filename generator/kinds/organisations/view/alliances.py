"""A regional alliance → its page with the 1+N+1 chart."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from generator.charts import alliance as drawing
from generator.charts.model import Node
from generator.contract import About, Link, Page
from generator.dates import chinese_date
from generator.kinds.organisations.model import (
    INDEX,
    Alliance,
    Organisation,
    Person,
    ServiceCentre,
    alliance_path,
    centre_path,
    page_path,
    sheets,
)
from generator.md import href
from generator.schema import Entry
from generator.world import World

from .around import showcases
from .charting import BESIDE_CONTENTS, Chart, of_bands
from .committee import head
from .values import RELATED, Fact, Table, call, fact, table, to


class View(Struct, frozen=True):
    """What the page of an alliance prints; `drawn` is what its chart is drawn from."""

    intro: tuple[str, ...]
    facts: tuple[Fact, ...]
    chart: Chart | None
    units: Table | None
    drawn: drawing.Alliance | None
    sheets: tuple[Link, ...]


def pages(world: World) -> Iterator[Page]:
    """A page for each alliance."""
    for entry in sorted(world.all(Alliance), key=lambda entry: entry.value.id):
        yield _page(world, entry)


def _page(world: World, entry: Entry[Alliance]) -> Page:
    alliance = entry.value
    found = (world.get(Organisation, id) for id in alliance.unit_org_ids)
    units = tuple(unit for unit in found if unit)
    lead = world.get(Organisation, alliance.lead_org_id)
    drawn = _drawn(world, alliance, lead, units) if lead else None
    view = View(
        tuple(line for line in (alliance.intro or "").splitlines() if line),
        tuple(_facts(world, alliance, lead, len(units))),
        _chart(alliance, drawn) if drawn else None,
        _units(world, units),
        drawn,
        sheets(world, alliance_path(alliance.id), "结构图") if drawn else (),
    )
    return Page(
        alliance_path(alliance.id),
        alliance.name,
        "organisations/view/alliance.md.j2",
        view,
        parent=INDEX,
        source=entry.location(),
        description=f"{alliance.name}的牵头单位、成员单位和活动安排",
        series="alliances",
        related=_related(world, alliance, lead, units),
        hide=("navigation",),
        about=About(alliance.lead_org_id),
    )


def _related(
    world: World, alliance: Alliance, lead: Organisation | None, units: tuple[Organisation, ...]
) -> tuple[Link, ...]:
    """Its lead and centre, then the newest showcases of its members."""
    centre = world.get(ServiceCentre, alliance.service_centre_id)
    links = (
        *((to(lead),) if lead else ()),
        *((Link(centre.name, centre_path(centre.id)),) if centre else ()),
        *(item.link for item in showcases(world, *(one.id for one in (lead, *units) if one))),
    )
    return links[:RELATED]


def _facts(
    world: World, alliance: Alliance, lead: Organisation | None, units: int
) -> Iterator[Fact]:
    centre = world.get(ServiceCentre, alliance.service_centre_id)
    chair = world.get(Person, alliance.chair_id)
    founded = alliance.established_on
    yield from fact("组织形式", "1+N+1：一个牵头党组织、若干成员单位、一个党群服务中心")
    yield from fact("牵头党组织", to(lead) if lead else None)
    yield from fact("成员单位", f"{units} 个" if units else None)
    yield from fact("党群服务中心", Link(centre.name, centre_path(centre.id)) if centre else None)
    yield from fact("召集人", chair.name if chair else None)
    yield from fact("轮值办法", alliance.rotation)
    yield from fact("联席会议", alliance.cadence)
    yield from fact("成立日期", chinese_date(founded) if founded else None)


def _chart(alliance: Alliance, drawn: drawing.Alliance) -> Chart:
    return of_bands(
        drawing.draw(drawn, BESIDE_CONTENTS.width), drawing.outline(drawn), f"{alliance.name}结构图"
    )


def _drawn(
    world: World, alliance: Alliance, lead: Organisation, units: tuple[Organisation, ...]
) -> drawing.Alliance:
    centre = world.get(ServiceCentre, alliance.service_centre_id)
    chair = world.get(Person, alliance.chair_id)
    here = alliance_path(alliance.id)
    return drawing.Alliance(
        _box(here, lead, "牵头单位"),
        tuple(_box(here, unit) for unit in units),
        _centre(here, centre) if centre else None,
        chair.name if chair else "",
    )


def _box(here: PurePosixPath, organisation: Organisation, note: str = "") -> Node:
    """The box of an organisation as seen from a page."""
    address = href(here, page_path(organisation.id))
    return Node(organisation.id, organisation.short, note, address, organisation.kind.value)


def _centre(here: PurePosixPath, centre: ServiceCentre) -> Node:
    """The box of a service centre as seen from a page."""
    return Node(centre.id, centre.name, href=href(here, centre_path(centre.id)), kind="centre")


def _units(world: World, units: tuple[Organisation, ...]) -> Table | None:
    rows = tuple(
        (to(unit), unit.kind.label, unit.domain.label, head(world, unit.id), call(unit.phone))
        for unit in units
    )
    return table("成员单位", ("党组织", "类型", "领域", "书记", "办公电话"), rows)
