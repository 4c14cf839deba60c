"""An organisation → its page."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from generator import structured
from generator.charts.model import Node, own
from generator.contract import About, Link, Page
from generator.dates import chinese_date
from generator.kinds.organisations.model import (
    INDEX,
    Organisation,
    OrganisationStatus,
    PartyGroup,
    page_path,
    sheets,
)
from generator.world import World, for_each, once

from . import around
from .around import Duties, Item
from .charting import BESIDE_CONTENTS, Chart, of_tree
from .committee import Committee, committee, roles
from .supervision import supervision
from .tree import tree
from .values import RELATED, Fact, call, documented, fact, to


class View(Struct, frozen=True):
    """What the page of an organisation prints; `ended` says that it works no more."""

    intro: tuple[str, ...]
    ended: str
    facts: tuple[Fact, ...]
    chart: Chart | None
    committee: Committee
    duties: tuple[Duties, ...]
    alliances: tuple[tuple[str, Link], ...]
    centres: tuple[Link, ...]
    leading_groups: tuple[Link, ...]
    supervision: tuple[Fact, ...]
    elections: tuple[Item, ...]
    all_elections: Link | None
    notices: tuple[Item, ...]
    all_notices: Link | None
    showcases: tuple[Item, ...]
    contact: tuple[Fact, ...]
    sheets: tuple[Link, ...]


def pages(world: World) -> Iterator[Page]:
    """A page for each organisation: those that work in the order of the tree, then the others."""
    working = tree(world).order
    ended = [
        entry
        for entry in world.all(Organisation)
        if entry.value.status is not OrganisationStatus.ACTIVE
    ]
    entries = (*working, *sorted(ended, key=lambda entry: entry.value.id))
    yield from for_each(world, _page, (entry.value.id for entry in entries))


@once
def _page(world: World, id: str) -> Page:
    entry = world.one(Organisation, id)
    organisation = entry.value
    superior = world.get(Organisation, organisation.parent_id)
    return Page(
        page_path(organisation.id),
        organisation.name,
        "organisations/view/organisation.md.j2",
        _view(world, organisation),
        parent=page_path(superior.id) if superior else INDEX,
        source=entry.location(),
        description=f"{organisation.name}的基本情况、班子成员、分工和公示公告",
        short=organisation.short,
        series="organisations" if organisation.id in tree(world).nodes else "organisations/ended",
        related=(*around.records(world, organisation), *_related(world, organisation)),
        hide=("navigation",),
        about=About(organisation.id),
        data=structured.organisation(
            organisation.name,
            short=organisation.short,
            above=superior.name if superior else "",
            founded=organisation.established_on,
            phone=organisation.phone or "",
            email=organisation.email or "",
            address=organisation.address or "",
            members=roles(world, id),
        ),
        feeds=around.feeds(world, organisation.id),
    )


def _related(world: World, organisation: Organisation) -> tuple[Link, ...]:
    """Those next to it under the same superior; without any, those under it, or its superior."""
    above = world.get(Organisation, organisation.parent_id)
    below = tree(world).children.get(organisation.id, ())[:RELATED]
    near = _siblings(world, organisation) or below or ((above,) if above else ())
    return tuple(to(each) for each in near)


def _siblings(world: World, organisation: Organisation) -> tuple[Organisation, ...]:
    """As many neighbours on both sides as there are, `RELATED` at most."""
    whole = tree(world)
    place = _places(world).get(organisation.id)
    if place is None:
        return ()
    superior = whole.superiors.get(organisation.id)
    group = whole.children[superior.id if superior else ""]
    start = max(0, min(place - RELATED // 2, len(group) - RELATED - 1))
    return tuple(each for each in group[start : start + RELATED + 1] if each.id != organisation.id)


@once
def _places(world: World) -> Mapping[str, int]:
    """Where each organisation that works stands among those under the same superior, from 0."""
    groups = tree(world).children.values()
    return {each.id: place for group in groups for place, each in enumerate(group)}


def _view(world: World, organisation: Organisation) -> View:
    id = organisation.id
    return View(
        tuple(line for line in (organisation.intro or "").splitlines() if line),
        _ended(organisation),
        tuple(_facts(world, organisation)),
        _chart(world, organisation),
        committee(world, id),
        around.duties(world, organisation),
        around.alliances(world, id),
        around.centres(world, id),
        around.leading_groups(world, id),
        supervision(world, id),
        around.elections(world, id),
        around.all_elections(world, id),
        around.notices(world, id),
        around.all_notices(world, id),
        around.showcases(world, id),
        _contact(organisation),
        _sheets(world, organisation.id),
    )


def _sheets(world: World, id: str) -> tuple[Link, ...]:
    """The chart of an organisation and all under it on paper, where the site is to have that."""
    below = tree(world).children.get(id)
    return sheets(world, page_path(id), "机构图") if below else ()


def _ended(organisation: Organisation) -> str:
    if organisation.status is OrganisationStatus.ACTIVE:
        return ""
    return f"本党组织{organisation.status.label}"


def _facts(world: World, organisation: Organisation) -> Iterator[Fact]:
    superior = world.get(Organisation, organisation.parent_id)
    founded, dissolved = organisation.established_on, organisation.dissolves_on
    yield from fact("简称", organisation.short)
    yield from fact("类型", organisation.kind.label)
    yield from fact("领域", organisation.domain.label)
    yield from fact("上级党组织", to(superior) if superior else None)
    yield from fact("下级党组织", _below(world, organisation.id))
    yield from fact("成立日期", chinese_date(founded) if founded else None)
    yield from fact("批准机关", documented(organisation.approved_by, organisation.approval_doc_no))
    yield from _term(organisation)
    yield from _members(organisation)
    yield from fact("覆盖单位", "、".join(organisation.units))
    yield from fact("流入地", organisation.host_place)
    yield from fact("预计撤销日期", chinese_date(dissolved) if dissolved else None)


def _below(world: World, id: str) -> str:
    kinds: dict[str, int] = {}
    for child in tree(world).children.get(id, ()):
        kinds[child.kind.label] = kinds.get(child.kind.label, 0) + 1
    return "、".join(f"{kind} {count} 个" for kind, count in kinds.items())


def _term(organisation: Organisation) -> Iterator[Fact]:
    start, end = organisation.term_start, organisation.term_end
    extended = organisation.extended_to
    number = f"第{organisation.term_no}届" if organisation.term_no else ""
    years = f"（任期 {organisation.term_years} 年）" if end else ""
    period = ""
    if start:
        until = f"至{chinese_date(end)}{years}" if end else "起"
        period = f"{chinese_date(start)}{until}"
    yield from fact("本届任期", "，".join(filter(None, (number, period))))
    if extended:
        approved = organisation.extension_doc_no
        yield from fact("延期至", chinese_date(extended) + (f"（{approved}）" if approved else ""))


def _members(organisation: Organisation) -> Iterator[Fact]:
    full, probationary = organisation.members_full, organisation.members_probationary
    counts = [f"正式党员 {full} 名"] if full is not None else []
    counts += [f"预备党员 {probationary} 名"] if probationary is not None else []
    day = organisation.counted_on
    dated = f"（统计日期 {chinese_date(day)}）" if day else ""
    if counts:
        yield from fact("党员", "、".join(counts) + dated)


def _chart(world: World, organisation: Organisation) -> Chart | None:
    """The chart of the line of superiors, the organisation, and what is under it."""
    node = tree(world).nodes.get(organisation.id)
    if node is None:
        return None
    top = own(
        replace(node, children=node.children or _groups(world, organisation.id)), _parents(world)
    )
    if not top.children:
        return None
    return of_tree(top, f"{organisation.short}组织结构图", BESIDE_CONTENTS)


@once
def _parents(world: World) -> dict[str, Node]:
    """The superior's box of each one; the box that only joins several tops is no superior."""
    return {id: node for id, node in tree(world).parents.items() if node.id}


def _groups(world: World, id: str) -> tuple[Node, ...]:
    """The party groups of an organisation as boxes."""
    groups = [entry.value for entry in world.by(PartyGroup, "org_id").get(id, ())]
    groups.sort(key=lambda group: (group.order, group.id))
    return tuple(Node(f"{id}/{group.id}", group.name, kind="party-group") for group in groups)


def _contact(organisation: Organisation) -> tuple[Fact, ...]:
    email = organisation.email
    return (
        *fact("地址", organisation.address),
        *fact("电话", call(organisation.phone)),
        *fact("邮箱", Link(email, f"mailto:{email}") if email else None),
        *fact("办公时间", organisation.hours),
    )
