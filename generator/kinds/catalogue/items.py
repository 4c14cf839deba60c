"""Matters of the catalogue → the ones to look at, and whom they bind."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from generator.kinds.organisations.model import Organisation, OrganisationStatus, in_order
from generator.schema import Entry, Model, Scope
from generator.world import World

from . import periods
from .model import CatalogueItem
from .periods import Period

LONGEST = 3660
"""No matter has more days than these ten years."""

QUARTERS = 8
"""How many quarters are looked back upon, this one included."""


def wider(scope: Scope, than: Scope) -> bool:
    """Whether a scope admits more readers than another."""
    order = list(Scope)
    return order.index(scope) < order.index(than)


def whole(world: World, model: type[Model]) -> bool:
    """Whether every record of a model could be read."""
    known = world.ids(model)
    return model not in world.incomplete and known <= world.by(model, "id").keys()


def in_use(world: World) -> tuple[Entry[CatalogueItem], ...]:
    """The matters that count and may be tracked at all, by aspect and id."""
    return _sorted(entry for entry in world.all(CatalogueItem) if entry.value.tracked)


def open_here(world: World) -> tuple[Entry[CatalogueItem], ...]:
    """The matters that count and are open to the readers of these pages."""
    return tuple(entry for entry in in_use(world) if entry.value.listed_for(world.audience))


def _sorted(found: Iterable[Entry[CatalogueItem]]) -> tuple[Entry[CatalogueItem], ...]:
    return tuple(sorted(found, key=lambda entry: (entry.value.aspect, entry.value.id)))


def organisations(world: World) -> tuple[Organisation, ...]:
    """The organisations that work, in the order of the tree."""
    return tuple(
        seat.organisation
        for seat in in_order(world)
        if seat.organisation.status is OrganisationStatus.ACTIVE
    )


def binds(item: CatalogueItem, organisation: Organisation) -> bool:
    """Whether a matter is one for organisations of this kind."""
    return not item.applies_to or organisation.kind in item.applies_to


def due_on(world: World, item: CatalogueItem, period: Period) -> date | None:
    """The last day on which a period is disclosed in time, None where nothing says so."""
    basis = world.law.on("pub-16", period.last)
    if basis is None:
        return None
    days = basis["days"] if item.due_days is None else item.due_days
    return period.last + timedelta(days=min(days, LONGEST))


def tracked(world: World, item: CatalogueItem, organisation: Organisation) -> tuple[Period, ...]:
    """The periods of the last quarters that an organisation has to disclose, oldest first.

    The one in which it was founded is not among them, nor any before the matter's first one.
    """
    if item.cadence is None or not binds(item, organisation):
        return ()
    oldest = periods.recent(world.today, QUARTERS)[0].first
    now = periods.of(item.cadence, world.today)
    start = periods.read(item.first_period) or now
    founded = organisation.established_on
    return tuple(
        period
        for period in periods.between(periods.of(item.cadence, oldest), now)
        if period.first >= start.first and (founded is None or period.first >= founded)
    )


def names(items: Sequence[Entry[CatalogueItem]]) -> dict[str, CatalogueItem]:
    """The matters by id."""
    return {entry.value.id: entry.value for entry in items}
