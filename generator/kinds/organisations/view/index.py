"""The whole of a site's organisations → their overview."""

from pathlib import PurePosixPath

from msgspec import Struct

from generator.charts.fit import SCREEN
from generator.charts.model import Cross
from generator.contract import HOME, Page
from generator.dates import chinese_date
from generator.kinds.organisations.model import INDEX, Alliance, OrganisationKind
from generator.world import World, once

from . import terms
from .charting import Chart, of_tree
from .lists import Listing, listings
from .tree import Members, Tree, total, tree
from .values import Table

_CROSSES = 6
"""Relations across the tree that a chart can show without hiding it."""

_GROUPS = (
    (
        "党委、党工委",
        frozenset(
            {
                OrganisationKind.COMMITTEE,
                OrganisationKind.REGIONAL_COMMITTEE,
                OrganisationKind.PARTY_WORK_COMMITTEE,
            }
        ),
    ),
    ("基层纪委", frozenset({OrganisationKind.DISCIPLINE_COMMITTEE})),
    ("党总支", frozenset({OrganisationKind.GENERAL_BRANCH})),
)


class Figure(Struct, frozen=True):
    """A number and what it counts."""

    term: str
    value: str


class Section(Struct, frozen=True):
    """A list on the index: its table, or how many there are and where they are listed."""

    title: str
    anchor: str
    count: int
    table: Table | None
    more: PurePosixPath | None


class Overview(Struct, frozen=True):
    """What the index prints."""

    figures: tuple[Figure, ...]
    remark: str
    chart: Chart | None
    sections: tuple[Section, ...]


def page(world: World) -> Page:
    """The overview."""
    whole = tree(world)
    members = total(tuple(whole.members[top.id] for top in whole.tops))
    overview = Overview(
        _figures(whole, members),
        _remark(members),
        _chart(world) if whole.order else None,
        tuple(_section(listing) for listing in listings(world)),
    )
    return Page(
        INDEX,
        "组织机构",
        "organisations/view/index.md.j2",
        overview,
        parent=HOME,
        description=f"{len(whole.order)} 个党组织的设置、隶属关系和联系方式",
        in_nav=True,
        feeds=terms.feeds(world),
        hide=("navigation", "toc"),
    )


@once
def _chart(world: World) -> Chart:
    """The chart of all organisations, drawn again only where they or an alliance change."""
    whole = tree(world)
    label = f"{whole.root.title}组织结构图" if len(whole.tops) == 1 else "党组织结构图"
    return of_tree(whole.root, label, SCREEN, _alliances(world))


def _alliances(world: World) -> tuple[Cross, ...]:
    """The relations of alliances across the tree, none where they would hide it."""
    found = [
        Cross(alliance.lead_org_id, unit, "共建")
        for alliance in sorted((e.value for e in world.all(Alliance)), key=lambda each: each.id)
        for unit in alliance.unit_org_ids
    ]
    return tuple(found) if len(found) <= _CROSSES else ()


def _figures(whole: Tree, members: Members) -> tuple[Figure, ...]:
    kinds = [entry.value.kind for entry in whole.order]
    counts = [("党组织", len(kinds))]
    counts += [(name, sum(kind in group for kind in kinds)) for name, group in _GROUPS]
    counts.append(("党支部", sum(kind.is_branch for kind in kinds)))
    figures = [Figure(name, f"{count} 个") for name, count in counts if count]
    if members.first:
        figures.append(Figure("党员", f"{members.total} 名"))
    return tuple(figures)


def _remark(members: Members) -> str:
    if members.first is None or members.last is None:
        return ""
    days = chinese_date(members.first)
    if members.last != members.first:
        days += f"至{chinese_date(members.last)}"
    split = f"党员含正式党员 {members.full} 名、预备党员 {members.probationary} 名"
    missing = f"，有 {members.missing} 个党组织没有填报" if members.missing else ""
    return f"{split}，统计日期 {days}{missing}；党组织数按本站登记的计算，其中党支部含联合、流动和临时党支部。"


def _section(listing: Listing) -> Section:
    inline = listing.table(listing.rows) if listing.inline else None
    more = None if listing.inline else listing.path
    return Section(listing.title, listing.anchor, len(listing.rows), inline, more)
