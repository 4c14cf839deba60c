"""Leading groups → an index, and a page for each with its chart."""

from collections.abc import Iterator

from msgspec import Struct

from generator import paging
from generator.contract import HOME, About, Link, Page
from generator.dates import chinese_date
from generator.kinds.organisations.model import Organisation, sheets
from generator.kinds.organisations.model import page_path as organisation_path
from generator.redirects import redirects
from generator.schema import Entry
from generator.world import World

from . import chart
from .chart import Chart
from .model import INDEX, LeadingGroup, Office, Subgroup, page_path
from .people import Member, member, members, name

PER_PAGE = 100
"""Groups on a page of the index."""

RELATED = 6
"""How many other pages the page of a group leads to."""


class Card(Struct, frozen=True):
    """A group on the index."""

    link: Link
    meta: str
    text: str


class Listed(Struct, frozen=True):
    """A page of the index."""

    cards: tuple[Card, ...]
    choices: tuple[paging.Choice, ...]


class Rank(Struct, frozen=True):
    """The people of one rank."""

    title: str
    people: tuple[Member, ...]


class Desk(Struct, frozen=True):
    """The office of a group."""

    place: str
    director: Member | None
    deputies: tuple[Member, ...]
    duties: tuple[str, ...]


class Team(Struct, frozen=True):
    """A subgroup."""

    title: str
    anchor: str
    kind: str
    head: Member | None
    people: tuple[Member, ...]
    duties: tuple[str, ...]
    covers: tuple[Link, ...]


class View(Struct, frozen=True):
    """What the page of a group prints."""

    organisation: Link | None
    established: str
    basis: str
    chart: Chart | None
    ranks: tuple[Rank, ...]
    duties: tuple[str, ...]
    office: Desk | None
    teams: tuple[Team, ...]
    sheets: tuple[Link, ...]


def view(world: World) -> Iterator[Page]:
    """The index, and the pages of groups by organisation and id."""
    entries = sorted(world.all(LeadingGroup), key=lambda entry: _place(world, entry))
    if not entries:
        return
    for part in paging.slices(entries, PER_PAGE):
        yield _index(world, part, len(entries))
    for entry in entries:
        yield _page(world, entry)
    yield from redirects(world, LeadingGroup, page_path, lambda group: group.name)


def _place(world: World, entry: Entry[LeadingGroup]) -> tuple[int, str, str]:
    organisation = world.get(Organisation, entry.value.org_id)
    order = organisation.order if organisation else 0
    return order, entry.value.org_id, entry.value.id


def _index(world: World, part: paging.Slice[Entry[LeadingGroup]], count: int) -> Page:
    first = part.leads
    title = paging.titled("领导小组", part)
    return Page(
        paging.path(INDEX, part),
        title,
        "leading_groups/index.md.j2",
        Listed(
            tuple(_card(world, entry.value) for entry in part.items),
            paging.choices(INDEX, part),
        ),
        parent=HOME if first else INDEX,
        description=f"{count} 个领导小组的组成人员、办公室和工作组",
        in_nav=first,
        hide=("toc",),
    )


def _card(world: World, group: LeadingGroup) -> Card:
    organisation = world.get(Organisation, group.org_id)
    heads = "、".join(filter(None, (name(world, id) for id in group.head_ids)))
    parts = (organisation.short if organisation else "", f"组长：{heads}" if heads else "")
    return Card(
        Link(group.name, page_path(group.id)),
        " · ".join(filter(None, parts)),
        _sentence(group.duties),
    )


def _sentence(duties: tuple[str, ...]) -> str:
    return duties[0].rstrip("。；") + "。" if duties else ""


def _page(world: World, entry: Entry[LeadingGroup]) -> Page:
    group = entry.value
    return Page(
        page_path(group.id),
        group.name,
        "leading_groups/group.md.j2",
        _view(world, group),
        parent=INDEX,
        source=entry.location(),
        description=f"{group.name}的组成人员、办公室、工作组和职责",
        series="leading_groups",
        related=_related(world, group),
        hide=("navigation",),
        about=About(group.org_id),
    )


def _related(world: World, group: LeadingGroup) -> tuple[Link, ...]:
    """Its organisation, then the other leading groups of that one."""
    owner = _to(world, group.org_id)
    entries = world.by(LeadingGroup, "org_id").get(group.org_id, ())
    others = sorted((e.value for e in entries if e.value.id != group.id), key=lambda one: one.id)
    links = (Link(other.name, page_path(other.id)) for other in others)
    return (*((owner,) if owner else ()), *links)[:RELATED]


def _view(world: World, group: LeadingGroup) -> View:
    founded, made = group.established_on, chart.chart(world, group)
    return View(
        _to(world, group.org_id),
        chinese_date(founded) if founded else "",
        group.basis_doc_no or "",
        made,
        tuple(_ranks(world, group)),
        group.duties,
        _office(world, group, group.office) if group.office else None,
        tuple(
            _team(world, group, number, subgroup)
            for number, subgroup in enumerate(group.subgroups, 1)
        ),
        sheets(world, page_path(group.id), "组成图") if made else (),
    )


def _ranks(world: World, group: LeadingGroup) -> Iterator[Rank]:
    for title, ids in (
        ("组长", group.head_ids),
        ("副组长", group.deputy_ids),
        ("成员", group.member_ids),
    ):
        people = members(world, group, ids)
        if people:
            yield Rank(title, people)


def _office(world: World, group: LeadingGroup, office: Office) -> Desk:
    return Desk(
        office.located_at,
        member(world, group, office.director_id),
        members(world, group, office.deputy_director_ids),
        office.duties,
    )


def _team(world: World, group: LeadingGroup, number: int, subgroup: Subgroup) -> Team:
    return Team(
        subgroup.name,
        f"subgroup-{number}",
        "" if subgroup.kind.label == subgroup.name else subgroup.kind.label,
        member(world, group, subgroup.head_id),
        members(world, group, subgroup.member_ids),
        subgroup.duties,
        tuple(link for link in (_to(world, id) for id in subgroup.covers) if link),
    )


def _to(world: World, id: str) -> Link | None:
    organisation = world.get(Organisation, id)
    return Link(organisation.short, organisation_path(id)) if organisation else None
