"""A regional alliance → its page with the 1+N+1 chart."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.charts import alliance as drawing
from generator.charts.model import Node
from generator.contract import Link, Page, World
from generator.dates import chinese_date
from generator.kinds.organisations.model import (
    Alliance,
    Organisation,
    Person,
    ServiceCentre,
    alliance_path,
    centre_path,
)
from generator.schema import Entry

from .charting import BESIDE_CONTENTS, Chart, of_bands
from .committee import head
from .values import INDEX, Fact, Table, fact, table, to


@dataclass(frozen=True, slots=True)
class View:
    """What the page of an alliance prints."""

    intro: tuple[str, ...]
    facts: tuple[Fact, ...]
    chart: Chart | None
    units: Table | None


def pages(world: World) -> Iterator[Page]:
    """A page for each alliance."""
    for entry in sorted(world.all(Alliance), key=lambda entry: entry.value.id):
        yield _page(world, entry)


def _page(world: World, entry: Entry[Alliance]) -> Page:
    alliance = entry.value
    found = (world.get(Organisation, id) for id in alliance.unit_org_ids)
    units = tuple(unit for unit in found if unit)
    lead = world.get(Organisation, alliance.lead_org_id)
    view = View(
        tuple(line for line in (alliance.intro or "").splitlines() if line),
        tuple(_facts(world, alliance, lead, len(units))),
        _chart(world, alliance, lead, units) if lead else None,
        _units(world, units),
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
        hide=("navigation",),
    )


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


def _chart(
    world: World, alliance: Alliance, lead: Organisation, units: tuple[Organisation, ...]
) -> Chart:
    centre = world.get(ServiceCentre, alliance.service_centre_id)
    chair = world.get(Person, alliance.chair_id)
    note = f"牵头单位\n召集人：{chair.name}" if chair else "牵头单位"
    drawn = drawing.Alliance(
        _box(lead, note),
        tuple(_box(unit) for unit in units),
        Node(centre.id, centre.name, href=f"../centres/{centre.id}.html", kind="centre")
        if centre
        else None,
    )
    return of_bands(
        drawing.draw(drawn, BESIDE_CONTENTS.width), drawing.outline(drawn), f"{alliance.name}结构图"
    )


def _box(organisation: Organisation, note: str = "") -> Node:
    """The box of an organisation as seen from the folder of alliances."""
    address = f"../{organisation.id}.html"
    return Node(organisation.id, organisation.short, note, address, organisation.kind.value)


def _units(world: World, units: tuple[Organisation, ...]) -> Table | None:
    rows = tuple(
        (to(unit), unit.kind.label, unit.domain.label, head(world, unit.id), unit.phone or "")
        for unit in units
    )
    return table("成员单位", ("党组织", "类型", "领域", "书记", "办公电话"), rows)
