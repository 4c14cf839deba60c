"""What functions of records have given, each with what it has read: kept from one state to the next.

A preview works out the same things after every edit. A value whose function would read the same
again is not worked out again; one that comes out equal counts as unchanged for all that read it.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import is_
from typing import Any, TypeAlias

from msgspec import Struct, field

from generator.schema import Entry, Model

from .graph import MOST, Graph, Look, Read

__all__ = ["Entries", "Read", "Traces", "group"]

Group: TypeAlias = tuple[Entry[Any], ...]
"""Entries of one model in their order."""

Groups: TypeAlias = Mapping[Any, Group]
"""Entries by the value of a field."""

_FEW = 20
"""Entries that are replaced in their groups; of more, the groups are made anew."""

Entries: TypeAlias = Mapping[type[Model], Group]
"""The entries of each model in their order."""


class Traces(Struct):
    """The values of one state, to be used in the next; `given` is what both share."""

    given: dict[str, Any] = field(default_factory=dict)
    entries: Entries = field(default_factory=dict)
    _grouped: set[tuple[type[Model], str]] = field(default_factory=set)
    _groups: dict[tuple[type[Model], str], tuple[Group, Groups]] = field(default_factory=dict)
    _changed: set[Read] = field(default_factory=set)
    _graph: Graph = field(default_factory=Graph)

    def turn(self, given: dict[str, Any], entries: Entries) -> Entries:
        """Begin another state; nothing is kept where what all functions are given has changed.

        The entries are given back, those that are as they were in place of their equals.
        """
        self._changed = set()
        if given != self.given or entries.keys() != self.entries.keys():
            self.given, self.entries, self._graph, self._grouped = given, entries, Graph(), set()
            return entries
        last = self.entries
        self.entries = {model: _steady(last[model], group) for model, group in entries.items()}
        for model, group in last.items():
            if group is not self.entries[model]:
                self._changed.add((model,))
                self._changed |= self._regrouped(model, group, self.entries[model])
        return self.entries

    def settle(self, look: Look) -> None:
        """Find out whose values have to be looked at again, before any of them is asked for."""
        self._graph.begin(self._changed, look)

    def _regrouped(
        self, model: type[Model], last: Sequence[Entry[Any]], now: Sequence[Entry[Any]]
    ) -> set[Read]:
        """The groups of a model, by each field by which some have been read, that are others now."""
        names = [name for other, name in self._grouped if other is model]
        fresh, old = set(map(id, now)), set(map(id, last))
        # A group keeps its order, so that only what has gone, come or moved can change it.
        moved = [one for one in last if id(one) not in fresh]
        moved += [one for one in now if id(one) not in old]
        stayed = [one for one in last if id(one) in fresh], [one for one in now if id(one) in old]
        if any(one is not other for one, other in zip(*stayed, strict=True)):
            moved = [*last, *now]
        return {
            (model, name, part)
            for name in names
            for one in moved
            for part in _parts(getattr(one.value, name))
        }

    def grouped(self, model: type[Model], name: str, entries: Group) -> Groups:
        """The entries of a model by the value of a field, those of the last state where they stayed."""
        known = self._groups.get((model, name))
        if known is None or known[0] is not entries:
            found = _replaced(name, *known, entries) if known else None
            known = self._groups[model, name] = entries, found or group(name, entries)
        return known[1]

    def note(self, fact: Read, value: Any) -> None:
        """Remember that the function at work has read a fact beside the records."""
        self._graph.fact(fact, value)

    def read(self, model: type[Model], name: str = "", part: Any = None) -> None:
        """Remember that the function at work has read all of a model, or a group of it."""
        if not self._graph.reading:
            return
        reading = self._graph.reading[-1]
        if not name or reading.broadly:
            reading.read.add((model,))
            return
        self._grouped.add((model, name))
        reading.read.add((model, name, part))
        reading.broadly = len(reading.read) > MOST

    @property
    def broadly(self) -> bool:
        """Whether it makes no difference which groups of a model the function at work reads."""
        return not self._graph.reading or self._graph.reading[-1].broadly

    def value(
        self, read: Read, look: Look, make: Callable[[], Any], *, broadly: bool = False
    ) -> Any:
        """What a function gives: of the last state, where all it has read is the same, or anew."""
        return self._graph.value(read, look, make, broadly=broadly)


def group(name: str, entries: Group) -> Groups:
    """The entries of a model by the value of a field; under each value where it is a list."""
    found: dict[Any, list[Entry[Any]]] = {}
    for entry in entries:
        for part in _parts(getattr(entry.value, name)):
            found.setdefault(part, []).append(entry)
    return {part: tuple(those) for part, those in found.items()}


def _replaced(name: str, last: Group, groups: Groups, entries: Group) -> Groups | None:
    """The groups of the last entries with a few of them replaced; None where that is not all."""
    if len(last) != len(entries):
        return None
    changed = [pair for pair in zip(last, entries, strict=True) if pair[0] is not pair[1]]
    if len(changed) > _FEW:
        return None
    found = dict(groups)
    for old, new in changed:
        parts = _parts(getattr(old.value, name))
        if parts != _parts(getattr(new.value, name)):
            return None
        for part in set(parts):
            found[part] = tuple(new if one is old else one for one in found[part])
    return found


def _parts(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def _steady(
    before: tuple[Entry[Any], ...], entries: tuple[Entry[Any], ...]
) -> tuple[Entry[Any], ...]:
    if len(before) == len(entries) and all(map(is_, before, entries)):
        return before
    known = {id(entry.record): entry for entry in before}
    return tuple(
        last if (last := known.get(id(one.record))) and _equal(last, one) else one
        for one in entries
    )


def _equal(last: Entry[Any], one: Entry[Any]) -> bool:
    return last is one or bool(last.value == one.value)
