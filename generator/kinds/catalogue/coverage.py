"""An organisation, a matter and a period → whether it is disclosed, and where to read of it."""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from pathlib import PurePosixPath
from typing import Self

from msgspec import Struct

from generator.dates import chinese_date
from generator.kinds.institutions.model import INDEX as INSTITUTIONS
from generator.kinds.institutions.model import Institution
from generator.kinds.organisations.model import Appointment, Organisation, page_path
from generator.world import World, once

from . import evidence, items, periods
from .evidence import Evidence
from .model import INDEX, CatalogueItem, ShownBy, Timing, of_organisation, row_anchor
from .periods import Period


class State(Enum):
    """Where a matter stands, the most pressing first."""

    sign: str
    label: str

    LATE = "late", "!", "逾期未公开"
    DUE = "due", "○", "待公开"
    PUBLISHED = "published", "✓", "已公开"
    EXEMPT = "exempt", "免", "免予公开"
    NONE = "none", "无", "这段时间没有"
    INAPPLICABLE = "inapplicable", "—", "不适用"

    def __new__(cls, name: str, sign: str, label: str) -> Self:
        """A state with the word for it, and a sign that needs no colour."""
        state = object.__new__(cls)
        state._value_ = name
        state.sign = sign
        state.label = label
        return state


class Cell(Struct, frozen=True):
    """One matter of one organisation in one period, or at all times; `note` says more.

    `target` is where it can be read, or where it is said what is missing, with `anchor` on it.
    """

    state: State
    note: str
    target: PurePosixPath | str
    anchor: str = ""
    period: Period | None = None
    due: date | None = None


def absent(item: CatalogueItem, organisation: Organisation) -> Cell:
    """Nothing of a matter at a time: there was none, none was asked for, or it does not bind."""
    if not items.binds(item, organisation):
        return Cell(State.INAPPLICABLE, "", INDEX, row_anchor(item.id))
    state = State.NONE if item.cadence is None else State.INAPPLICABLE
    return Cell(state, "", of_organisation(organisation.id), row_anchor(item.id))


def in_period(world: World, item: CatalogueItem, organisation: Organisation) -> dict[Period, Cell]:
    """The periods that an organisation has to disclose, oldest first."""
    return _tracked(world, item.id, organisation.id)


@once
def _tracked(world: World, item_id: str, org_id: str) -> dict[Period, Cell]:
    item = world.one(CatalogueItem, item_id).value
    organisation = world.one(Organisation, org_id).value
    found = evidence.by_period(world, item, evidence.of(world, item, organisation.id))
    return {
        period: _dated(world, item, organisation.id, period, found.get(period))
        for period in items.tracked(world, item, organisation)
    }


def _dated(
    world: World, item: CatalogueItem, org_id: str, period: Period, found: Evidence | None
) -> Cell:
    due = items.due_on(world, item, period)
    if found is not None:
        late = (found.on - due).days if due else 0
        when = f"{chinese_date(found.on)}公开" + (f"，晚 {late} 天" if late > 0 else "")
        target, anchor = _place(item, org_id, found)
        note = f"{when}，{found.text}"
        return Cell(State.PUBLISHED, note, target, anchor, period, due)
    exempt = evidence.exemption(world, item, org_id, period)
    here, anchor = of_organisation(org_id), row_anchor(item.id)
    if exempt is not None:
        return Cell(State.EXEMPT, exempt.reason, here, anchor, period, due)
    state = State.LATE if due is not None and world.today > due else State.DUE
    note = f"最迟{chinese_date(due)}公开" if due else ""
    return Cell(state, note, here, anchor, period, due)


def standing(world: World, item: CatalogueItem, organisation: Organisation) -> Cell:
    """A long-term matter of an organisation; whatever has shown it once still does."""
    if item.timing is not Timing.LONG_TERM or not items.binds(item, organisation):
        return absent(item, organisation)
    if (target := _page(world, item, organisation)) is not None:
        return Cell(State.PUBLISHED, "见常设页面", target)
    if found := evidence.of(world, item, organisation.id):
        return _shown(item, organisation.id, found[-1])
    here, anchor = of_organisation(organisation.id), row_anchor(item.id)
    exempt = evidence.exemption(world, item, organisation.id, None)
    if exempt is not None:
        return Cell(State.EXEMPT, exempt.reason, here, anchor)
    return Cell(State.DUE, "还没有公开", here, anchor)


def in_quarter(
    world: World, item: CatalogueItem, organisation: Organisation, quarter: Period
) -> Cell:
    """A matter without a cadence in a quarter; the last time where it was disclosed several times."""
    if item.timing is Timing.LONG_TERM:
        return standing(world, item, organisation)
    found = _within(world, item, organisation, quarter.first, quarter.last)
    return found[0] if found else absent(item, organisation)


def lately(world: World, item: CatalogueItem, organisation: Organisation) -> tuple[Cell, ...]:
    """A matter without a cadence over the last quarters, the newest first."""
    if item.timing is Timing.LONG_TERM:
        return (standing(world, item, organisation),)
    oldest = periods.recent(world.today, items.QUARTERS)[0]
    return _within(world, item, organisation, oldest.first, world.today)


def _within(
    world: World, item: CatalogueItem, organisation: Organisation, first: date, last: date
) -> tuple[Cell, ...]:
    if not items.binds(item, organisation):
        return ()
    found = evidence.of(world, item, organisation.id)
    return tuple(
        _shown(item, organisation.id, one) for one in reversed(found) if first <= one.on <= last
    )


def _shown(item: CatalogueItem, org_id: str, found: Evidence) -> Cell:
    target, anchor = _place(item, org_id, found)
    return Cell(State.PUBLISHED, f"{chinese_date(found.on)}公开，{found.text}", target, anchor)


def _place(item: CatalogueItem, org_id: str, found: Evidence) -> tuple[PurePosixPath | str, str]:
    """Where a disclosure can be read; one on paper is told of on the organisation's page."""
    if found.target is not None:
        return found.target, ""
    return of_organisation(org_id), row_anchor(item.id)


def _page(world: World, item: CatalogueItem, organisation: Organisation) -> PurePosixPath | None:
    """The page that shows a long-term matter of an organisation by itself."""
    if item.shown_by is ShownBy.ORGANISATION:
        return page_path(organisation.id)
    if item.shown_by is ShownBy.DUTIES:
        serving = (
            entry.value.holds_on(world.today)
            for entry in world.by(Appointment, "org_id").get(organisation.id, ())
        )
        return page_path(organisation.id) if any(serving) else None
    own = world.by(Institution, "org_id").get(organisation.id, ())
    return INSTITUTIONS if item.shown_by is ShownBy.INSTITUTIONS and own else None


def worst(cells: Iterable[Cell]) -> Cell | None:
    """The most pressing of several, None where there is none."""
    return min(cells, key=lambda cell: _ORDER[cell.state.value], default=None)


_ORDER = {state.value: place for place, state in enumerate(State)}
