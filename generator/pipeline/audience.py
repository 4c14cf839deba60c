"""All entries → those that an audience may see."""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.contract import Kind
from generator.schema import Entry, Model, Published, Ref, Scope, holds

from .gather import models
from .references import marked

Entries = Mapping[type[Model], Sequence[Entry[Any]]]


def visible(
    entries: Entries, kinds: Sequence[Kind], audience: Scope
) -> dict[type[Model], tuple[Entry[Any], ...]]:
    """The entries whose scope admits the audience and whose owners are visible too.

    Scopes widen from `specific` to `society`: a reader of the whole party also sees what society
    sees. `specific` is never shown.
    """
    order = list(Scope)
    allowed = frozenset(order[: order.index(audience) + 1]) - {Scope.SPECIFIC}
    result = {
        model: tuple(entry for entry in group if _scope(entry) in allowed)
        for model, group in entries.items()
    }
    by_name = models(kinds)
    while True:
        ids = {
            model: frozenset(getattr(entry.value, "id", "") for entry in group)
            for model, group in result.items()
        }
        before = sum(map(len, result.values()))
        for model, group in result.items():
            if holds(model, Ref):
                result[model] = tuple(entry for entry in group if _owned(entry, by_name, ids))
        if sum(map(len, result.values())) == before:
            return result


def _scope(entry: Entry[Any]) -> Scope:
    return entry.value.scope if isinstance(entry.value, Published) else Scope.SOCIETY


def _owned(
    entry: Entry[Any],
    by_name: Mapping[str, type[Model]],
    ids: Mapping[type[Model], frozenset[str]],
) -> bool:
    return all(
        id in ids.get(by_name[ref.collection], frozenset())
        for _, ref, id in marked(entry.value, Ref)
        if ref.owner
    )
