"""All entries → those that an audience may see."""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.contract import Kind
from generator.schema import Entry, Model, Only, Published, Ref, Scope, holds
from generator.schema.fields import shapes

from .gather import models

Entries = Mapping[type[Model], Sequence[Entry[Any]]]


def visible(
    entries: Entries, kinds: Sequence[Kind], audience: Scope
) -> dict[type[Model], tuple[Entry[Any], ...]]:
    """The entries whose scope admits the audience and whose owners are visible too.

    Scopes widen from `specific` to `society`: a reader of the whole party also sees what society
    sees. `specific` is never shown. A model without a scope is shown as its owners are. Fields
    that are `Only` for a narrower audience are empty.
    """
    order = list(Scope)
    allowed = frozenset(order[: order.index(audience) + 1]) - {Scope.SPECIFIC}
    result = {
        model: _admitted(model, group, allowed)
        for model, group in entries.items()
        if model.AUDIENCE in allowed
    }
    by_name = models(kinds)
    owned = {
        model: [(entry, _owners(entry, by_name)) for entry in group]
        for model, group in result.items()
        if holds(model, Ref)
    }
    named = {model for pairs in owned.values() for _, owners in pairs for model, _ in owners}
    before = -1
    while before != (before := sum(map(len, result.values()))):
        ids = {model: frozenset(one.value.id for one in result.get(model, ())) for model in named}
        for model, pairs in owned.items():
            owned[model] = [one for one in pairs if all(id in ids[of] for of, id in one[1])]
            result[model] = tuple(entry for entry, _ in owned[model])
    return _mentioned(result, kinds)


def _mentioned(
    entries: dict[type[Model], tuple[Entry[Any], ...]], kinds: Sequence[Kind]
) -> dict[type[Model], tuple[Entry[Any], ...]]:
    """Without the records of collections that may be seen only where others name them."""
    named: dict[str, set[str]] = {}
    for group in entries.values():
        for entry in group:
            for _, ref, id in entry.refs:
                named.setdefault(ref.collection, set()).add(id)
    for collection in (one for kind in kinds for one in kind.collections if one.mentioned):
        ids = named.get(collection.name, set())
        group = entries.get(collection.model, ())
        entries[collection.model] = tuple(entry for entry in group if entry.value.id in ids)
    return entries


def _admitted(
    model: type[Model], group: Sequence[Entry[Any]], allowed: frozenset[Scope]
) -> tuple[Entry[Any], ...]:
    """The entries of a model whose scope is allowed, each as this audience may see it."""
    if issubclass(model, Published):
        group = [entry for entry in group if entry.value.scope in allowed]
    if holds(model, Only):
        group = [_narrowed(entry, allowed) for entry in group]
    return tuple(group)


def _narrowed(entry: Entry[Any], allowed: frozenset[Scope]) -> Entry[Any]:
    """The entry without the fields that this audience may not see."""
    value = _without(entry.value, allowed)
    return entry if value is entry.value else Entry(value, entry.record)


def _without(value: Model, allowed: frozenset[Scope]) -> Model:
    """A record, and those nested in it, with every field emptied that is not for this audience."""
    model = type(value)
    if not holds(model, Only):
        return value
    changed: dict[str, Any] = {}
    for name, shape in shapes(model).items():
        only = next((mark for mark in shape.marks if isinstance(mark, Only)), None)
        if only is not None and only.scope not in allowed:
            changed[name] = model.model_fields[name].get_default(call_default_factory=True)
        elif shape.nested is not None:
            changed[name] = _nested(getattr(value, name), allowed)
    return value.model_copy(update=changed)


def _nested(item: Any, allowed: frozenset[Scope]) -> Any:
    if isinstance(item, Model):
        return _without(item, allowed)
    return tuple(_nested(part, allowed) for part in item) if isinstance(item, tuple) else item


def _owners(
    entry: Entry[Any], by_name: Mapping[str, type[Model]]
) -> tuple[tuple[type[Model], str], ...]:
    """The model and id of each record that an entry belongs to."""
    return tuple((by_name[ref.collection], id) for _, ref, id in entry.refs if ref.owner)
