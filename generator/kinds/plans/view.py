"""Plans → an index, a list for each year, and a page for each plan with its progress."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator import md, paging
from generator.contract import HOME, About, Link, Page
from generator.kinds.organisations.model import Organisation, in_order
from generator.kinds.organisations.model import page_path as organisation_path
from generator.md import Md
from generator.redirects import redirects
from generator.schema import Entry
from generator.world import World

from . import model
from .model import ItemStatus, WorkPlan, WorkPlanItem

PER_PAGE = 50
"""Plans on one page of a list."""

_LOOKS = {
    ItemStatus.PLANNED: "upcoming",
    ItemStatus.DOING: "corrected",
    ItemStatus.DONE: "open",
    ItemStatus.DROPPED: "withdrawn",
}
"""How the badge of a status looks."""

Plans = tuple[Entry[WorkPlan], ...]


class Line(Struct, frozen=True):
    """A plan in a list, with how much of it is done."""

    organisation: str
    link: Link
    total: str
    done: str
    doing: str
    left: str
    dropped: str


class Listing(Struct, frozen=True):
    """One page of the plans of a year."""

    lead: str
    lines: tuple[Line, ...]
    choices: tuple[paging.Choice, ...]


class Index(Struct, frozen=True):
    """The plans of the latest year, as many as find room, and the ways to all years."""

    year: str
    lines: tuple[Line, ...]
    years: tuple[tuple[Link, int], ...]


class Item(Struct, frozen=True):
    """One thing to do; `look` is that of its badge."""

    seq: int
    title: str
    owner: str
    status: str
    look: str
    note: str


class Month(Struct, frozen=True):
    """The items of a month."""

    title: str
    anchor: str
    items: tuple[Item, ...]


class PlanPage(Struct, frozen=True):
    """A plan with its progress in numbers and its items by month."""

    organisation: Link
    intro: Md
    progress: tuple[tuple[str, str], ...]
    months: tuple[Month, ...]


def view(world: World) -> Iterator[Page]:
    """Every page of the kind; none without a plan."""
    years = _years(world)
    if not years:
        return
    yield _index(world, years)
    for year, plans in years.items():
        yield from _year(world, year, plans)
    for plans in years.values():
        for entry in plans:
            yield _plan(world, entry)
    yield from redirects(world, WorkPlan, model.page_path, lambda plan: plan.title)


def _years(world: World) -> dict[int, Plans]:
    """The plans by year from the latest, organisations in the order of their tree."""
    places = {seat.organisation.id: place for place, seat in enumerate(in_order(world))}
    ordered = sorted(
        world.all(WorkPlan),
        key=lambda one: (-one.value.year, places.get(one.value.org_id, 0), one.value.id),
    )
    years: dict[int, list[Entry[WorkPlan]]] = {}
    for entry in ordered:
        years.setdefault(entry.value.year, []).append(entry)
    return {year: tuple(group) for year, group in years.items()}


def _index(world: World, years: dict[int, Plans]) -> Page:
    latest, total = max(years), sum(map(len, years.values()))
    return Page(
        model.INDEX,
        "工作计划",
        "plans/index.md.j2",
        Index(
            f"{latest}年",
            tuple(_line(world, entry.value) for entry in years[latest][:PER_PAGE]),
            tuple(
                (Link(f"{year}年", model.of_year(year)), len(plans))
                for year, plans in years.items()
            ),
        ),
        parent=HOME,
        description=f"各党组织按月安排的工作和完成情况，共 {total} 份计划",
        in_nav=True,
    )


def _year(world: World, year: int, plans: Plans) -> Iterator[Page]:
    first, title = model.of_year(year), f"{year}年工作计划"
    for part in paging.slices(plans, PER_PAGE):
        lead = paging.count(part, f"共 {len(plans)} 份")
        lines = tuple(_line(world, entry.value) for entry in part.items)
        yield Page(
            paging.path(first, part),
            paging.titled(title, part),
            "plans/list.md.j2",
            Listing(lead, lines, paging.choices(first, part)),
            parent=model.INDEX if part.leads else first,
            description=f"{title}，{lead}",
            short=f"{year}年" if part.leads else paging.short(part),
            hide=("toc",),
        )


def _plan(world: World, entry: Entry[WorkPlan]) -> Page:
    plan = entry.value
    items = _items(world, plan)
    progress = tuple((status.label, f"{_count(items, status)} 项") for status in ItemStatus)
    owner = Link(_name(world, plan.org_id), organisation_path(plan.org_id))
    return Page(
        model.page_path(plan.id),
        plan.title,
        "plans/plan.md.j2",
        PlanPage(
            owner,
            md.paragraphs(plan.intro or ""),
            (("事项", f"{len(items)} 项"), *progress),
            tuple(_months(items)),
        ),
        parent=model.of_year(plan.year),
        source=entry.location(),
        description=f"{owner.text}{plan.year}年共 {len(items)} 项，"
        f"已完成 {_count(items, ItemStatus.DONE)} 项",
        related=(owner, Link(f"{plan.year}年工作计划", model.of_year(plan.year))),
        about=About(plan.org_id),
    )


def _items(world: World, plan: WorkPlan) -> list[WorkPlanItem]:
    found = [one.value for one in world.by(WorkPlanItem, "plan_id").get(plan.id, ())]
    order = list(ItemStatus)
    return sorted(
        found,
        key=lambda one: (
            one.month,
            one.seq,
            one.title,
            one.owner_post or "",
            order.index(one.status),
            one.note or "",
        ),
    )


def _months(items: Sequence[WorkPlanItem]) -> Iterator[Month]:
    for month in sorted({item.month for item in items}):
        group = (item for item in items if item.month == month)
        yield Month(f"{month}月", f"month-{month}", tuple(_item(item) for item in group))


def _item(item: WorkPlanItem) -> Item:
    return Item(
        item.seq,
        item.title,
        item.owner_post or "",
        item.status.label,
        _LOOKS[item.status],
        item.note or "",
    )


def _line(world: World, plan: WorkPlan) -> Line:
    items = _items(world, plan)
    counts = {status: _count(items, status) for status in ItemStatus}
    return Line(
        _name(world, plan.org_id),
        Link(plan.title, model.page_path(plan.id)),
        f"{len(items)} 项",
        f"{counts[ItemStatus.DONE]} 项",
        f"{counts[ItemStatus.DOING]} 项",
        f"{counts[ItemStatus.PLANNED]} 项",
        f"{counts[ItemStatus.DROPPED]} 项",
    )


def _count(items: Sequence[WorkPlanItem], status: ItemStatus) -> int:
    return sum(item.status is status for item in items)


def _name(world: World, id: str) -> str:
    organisation = world.get(Organisation, id)
    return organisation.short if organisation else ""
