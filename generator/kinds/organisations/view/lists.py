"""Organisations by kind, alliances, centres → tables on the index, or paged lists of their own."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from generator import paging
from generator.contract import Link, Page
from generator.kinds.organisations.model import (
    INDEX,
    Alliance,
    CentreLevel,
    Organisation,
    OrganisationKind,
    OrganisationStatus,
    ServiceCentre,
    alliance_path,
    centre_path,
    list_path,
)
from generator.world import World, once

from .committee import head
from .tree import tree
from .values import Row, Table, call, table, to

INLINE = 60
"""Rows of one list that the index shows itself."""

PER_PAGE = 100
"""Rows on a page of a list."""


class Listing(Struct, frozen=True):
    """A list with its rows; `path` is its first page where the index has no room for it."""

    title: str
    anchor: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    path: PurePosixPath

    @property
    def inline(self) -> bool:
        """Whether the index shows the rows."""
        return len(self.rows) <= INLINE

    def table(self, rows: tuple[Row, ...]) -> Table | None:
        """Some of the rows as a table."""
        return table(self.title, self.head, rows)


class Part(Struct, frozen=True):
    """One page of a list."""

    title: str
    count: int
    table: Table | None
    choices: tuple[paging.Choice, ...]


@once
def listings(world: World) -> tuple[Listing, ...]:
    """All lists in the order of the index, those without rows left out."""
    return tuple(_listings(world))


def pages(world: World) -> Iterator[Page]:
    """The pages of the lists that the index only points to."""
    for listing in listings(world):
        if listing.inline:
            continue
        for part in paging.slices(listing.rows, PER_PAGE):
            title = paging.titled(listing.title, part)
            yield Page(
                paging.path(listing.path, part),
                title,
                "organisations/view/list.md.j2",
                Part(
                    listing.title,
                    len(listing.rows),
                    listing.table(part.items),
                    paging.choices(listing.path, part),
                ),
                parent=INDEX,
                description=f"{listing.title}共 {len(listing.rows)} 个",
                short=title,
                hide=("toc",),
            )


def _listings(world: World) -> Iterator[Listing]:
    by_kind: dict[OrganisationKind, list[Organisation]] = {}
    for entry in tree(world).order:
        by_kind.setdefault(entry.value.kind, []).append(entry.value)
    for kind in OrganisationKind:
        if kind in by_kind:
            rows = tuple(_row(world, each) for each in by_kind[kind])
            yield _listing(kind.label, kind.value.replace("_", "-"), _COLUMNS, rows)
    others = (
        _listing("区域党建联盟", "alliances", _ALLIANCE, _alliances(world)),
        _listing("党群服务中心", "centres", _CENTRE, _centres(world)),
        _listing("已合并或撤销的党组织", "ended", _ENDED, _ended(world)),
    )
    yield from (listing for listing in others if listing.rows)


_COLUMNS = ("党组织", "上级党组织", "领域", "书记", "党员", "办公电话")
_ALLIANCE = ("名称", "牵头党组织", "成员单位", "联席会议")
_CENTRE = ("名称", "级别", "所属党组织", "地址", "电话")
_ENDED = ("党组织", "类型", "状态")


def _listing(title: str, anchor: str, head: tuple[str, ...], rows: tuple[Row, ...]) -> Listing:
    return Listing(title, anchor, head, rows, list_path(anchor))


def _row(world: World, organisation: Organisation) -> Row:
    superior = tree(world).superiors.get(organisation.id)
    members = tree(world).members[organisation.id]
    return (
        to(organisation),
        to(superior) if superior else "",
        organisation.domain.label,
        head(world, organisation.id),
        f"{members.total} 名" if members.first and not members.missing else "",
        call(organisation.phone),
    )


def _alliances(world: World) -> tuple[Row, ...]:
    found = sorted((entry.value for entry in world.all(Alliance)), key=lambda each: each.id)
    rows = []
    for each in found:
        lead = world.get(Organisation, each.lead_org_id)
        units = sum(world.get(Organisation, id) is not None for id in each.unit_org_ids)
        name = Link(each.name, alliance_path(each.id))
        rows.append((name, to(lead) if lead else "", f"{units} 个", each.cadence or ""))
    return tuple(rows)


def _centres(world: World) -> tuple[Row, ...]:
    levels = list(CentreLevel)
    found = sorted(
        (entry.value for entry in world.all(ServiceCentre)),
        key=lambda each: (levels.index(each.level), each.id),
    )
    rows = []
    for each in found:
        owner = world.get(Organisation, each.org_id)
        name = Link(each.name, centre_path(each.id))
        level = each.level.label
        rows.append((name, level, to(owner) if owner else "", each.address, call(each.phone)))
    return tuple(rows)


def _ended(world: World) -> tuple[Row, ...]:
    ended = (
        entry.value
        for entry in world.all(Organisation)
        if entry.value.status is not OrganisationStatus.ACTIVE
    )
    found = sorted(ended, key=lambda each: (each.order, each.id))
    return tuple((to(each), each.kind.label, each.status.label) for each in found)
