"""All entries → those that an audience may see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import compress
from typing import Any

from generator.contract import Kind
from generator.schema import Entry, Model, Only, Published, Ref, Scope, holds
from generator.schema.fields import shapes

from .gather import models
from .memory import Memo

Entries = Mapping[type[Model], Sequence[Entry[Any]]]


def visible(
    entries: Entries, kinds: Sequence[Kind], audience: Scope, memo: Memo | None = None
) -> dict[type[Model], tuple[Entry[Any], ...]]:
    """The entries whose scope admits the audience and whose owners are visible too.

    Scopes widen from `specific` to `society`: a reader of the whole party also sees what society
    sees. `specific` is never shown. A model without a scope is shown as its owners are. Fields
    that are `Only` for a narrower audience are empty. Of a model that a `memo` knows nothing is
    looked at again.
    """
    known = memo or Memo()
    order = list(Scope)
    allowed = frozenset(order[: order.index(audience) + 1]) - {Scope.SPECIFIC}
    result = {
        model: known.get(
            (_admitted, model), group, partial(_admitted, model, group, allowed, known)
        )
        for model, group in entries.items()
        if model.AUDIENCE in allowed
    }
    by_name = models(kinds)
    owned = {
        model: known.get((_owned, model), group, partial(_owned, group, by_name))
        for model, group in result.items()
        if holds(model, Ref)
    }
    turn, before = 0, -1
    while before != (before := sum(map(len, result.values()))):
        turn += 1
        ids: dict[type[Model], frozenset[str]] = {}
        for of in {of for one in owned.values() for of in one.owners}:
            there = result.get(of, ())
            ids[of] = known.get((ids_of, of, turn), there, partial(ids_of, there))
        for model, one in owned.items():
            mine = tuple((of, ids[of]) for of in one.owners)
            owned[model] = known.get((_Owned, model, turn), (one, mine), partial(one.among, ids))
            result[model] = owned[model].entries
    return _mentioned(result, kinds, known)


@dataclass(frozen=True, slots=True, eq=False)
class _Owned:
    """Entries of a model, each with the model and id of every record that it belongs to."""

    entries: tuple[Entry[Any], ...]
    belong: tuple[tuple[tuple[type[Model], str], ...], ...]
    owners: tuple[type[Model], ...]

    def among(self, ids: Mapping[type[Model], frozenset[str]]) -> "_Owned":
        """Those whose owners are all among the ids of their models; itself where all are."""
        sound = [all(id in ids[of] for of, id in one) for one in self.belong]
        if all(sound):
            return self
        kept = tuple(compress(self.entries, sound)), tuple(compress(self.belong, sound))
        return _Owned(*kept, self.owners)


def _owned(group: tuple[Entry[Any], ...], by_name: Mapping[str, type[Model]]) -> _Owned:
    belong = tuple(
        tuple((by_name[ref.collection], id) for _, ref, id in entry.refs if ref.owner)
        for entry in group
    )
    return _Owned(group, belong, tuple(dict.fromkeys(of for one in belong for of, _ in one)))


def ids_of(group: Sequence[Entry[Any]]) -> frozenset[str]:
    """The ids of some entries of a model that has them."""
    return frozenset(entry.value.id for entry in group)


def _mentioned(
    entries: dict[type[Model], tuple[Entry[Any], ...]], kinds: Sequence[Kind], known: Memo
) -> dict[type[Model], tuple[Entry[Any], ...]]:
    """Without the records of collections that may be seen only where others name them."""
    lone = [one for kind in kinds for one in kind.collections if one.mentioned]
    names = frozenset(one.name for one in lone)
    named: set[tuple[str, str]] = set()
    for model, group in entries.items():
        named |= known.get((_naming, model), group, partial(_naming, group, names))
    for collection in lone:
        group = entries.get(collection.model, ())
        entries[collection.model] = tuple(
            entry for entry in group if (collection.name, entry.value.id) in named
        )
    return entries


def _naming(group: tuple[Entry[Any], ...], names: frozenset[str]) -> frozenset[tuple[str, str]]:
    """The records of some collections that entries name."""
    refs = (one for entry in group for one in entry.refs)
    return frozenset((ref.collection, id) for _, ref, id in refs if ref.collection in names)


def _admitted(
    model: type[Model], group: Sequence[Entry[Any]], allowed: frozenset[Scope], known: Memo
) -> tuple[Entry[Any], ...]:
    """The entries of a model whose scope is allowed, each as this audience may see it."""
    if issubclass(model, Published):
        group = [entry for entry in group if entry.value.scope in allowed]
    if holds(model, Only):
        group = [
            known.get((_narrowed, id(entry.record)), entry, partial(_narrowed, entry, allowed))
            for entry in group
        ]
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
