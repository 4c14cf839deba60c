"""Organisations → the way into the tree: the highest one, and those right under it."""

from msgspec import Struct

from generator.contract import Link
from generator.kinds.organisations.model import INDEX, Organisation, OrganisationStatus, page_path
from generator.world import World

MOST = 12
"""How many organisations the page names under the highest."""


class Branch(Struct, frozen=True):
    """An organisation, and what is under it."""

    link: Link
    meta: str


class Branches(Struct, frozen=True):
    """The highest organisations or, if it is one, those under it; `more` are not named."""

    top: Branch | None
    below: tuple[Branch, ...]
    more: int
    chart: Link


def branches(world: World) -> Branches | None:
    """The entry to the tree; None where there is no organisation."""
    active = [one.value for one in world.all(Organisation) if _active(one.value)]
    known = {one.id for one in active}
    under: dict[str, list[Organisation]] = {}
    for one in sorted(active, key=lambda one: (one.order, one.id)):
        superior = one.parent_id or ""
        under.setdefault(superior if superior in known else "", []).append(one)
    tops = under.get("", [])
    if not tops:
        return None
    alone = tops[0] if len(tops) == 1 else None
    below = under.get(alone.id, []) if alone else tops
    return Branches(
        _branch(alone, under) if alone else None,
        tuple(_branch(one, under) for one in below[:MOST]),
        max(0, len(below) - MOST),
        Link(f"全部 {len(active)} 个党组织和机构图", INDEX),
    )


def _branch(one: Organisation, under: dict[str, list[Organisation]]) -> Branch:
    count = len(under.get(one.id, ()))
    beneath = f"下辖 {count} 个党组织" if count else ""
    meta = " · ".join(filter(None, (one.kind.label, beneath)))
    return Branch(Link(one.short, page_path(one.id)), meta)


def _active(one: Organisation) -> bool:
    return one.status is OrganisationStatus.ACTIVE
