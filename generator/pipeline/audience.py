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
    sees. `specific` is never shown. A model without a scope is shown as its owners are.
    """
    order = list(Scope)
    allowed = frozenset(order[: order.index(audience) + 1]) - {Scope.SPECIFIC}
    result = {
        model: tuple(entry for entry in group if _scope(entry) in allowed)
        for model, group in entries.items()
    }
    by_name = models(kinds)
    before = -1
    while before != (before := sum(map(len, result.values()))):
        ids = {
            model: frozenset(getattr(entry.value, "id", "") for entry in group)
            for model, group in result.items()
        }
        for model, group in result.items():
            if holds(model, Ref):
                result[model] = tuple(entry for entry in group if _owned(entry, by_name, ids))
    return _mentioned(result, kinds)


def _mentioned(
    entries: dict[type[Model], tuple[Entry[Any], ...]], kinds: Sequence[Kind]
) -> dict[type[Model], tuple[Entry[Any], ...]]:
    """Without the records of collections that may be seen only where others name them."""
    named: dict[str, set[str]] = {}
    for model, group in entries.items():
        for entry in group if holds(model, Ref) else ():
            for _, ref, id in marked(entry.value, Ref):
                named.setdefault(ref.collection, set()).add(id)
    for collection in (one for kind in kinds for one in kind.collections if one.mentioned):
        ids = named.get(collection.name, set())
        group = entries.get(collection.model, ())
        entries[collection.model] = tuple(entry for entry in group if entry.value.id in ids)
    return entries


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
