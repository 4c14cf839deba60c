"""What functions of records have given, each with what it has read: kept from one state to the next.

A preview works out the same things after every edit. A value whose function would read the same
again is not worked out again; one that comes out equal counts as unchanged for all that read it.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import is_
from typing import Any, TypeAlias

from generator.schema import Entry, Model

Read: TypeAlias = tuple[Hashable, ...]
"""A function and what it is given beside the records: what it gives can be looked at again."""

Entries: TypeAlias = Mapping[type[Model], tuple[Entry[Any], ...]]
"""The entries of each model in their order."""

MOST = 500
"""How many single groups of records a function may read before it counts as reading all of them."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A value, and what was read to make it: groups of entries, and what other looks gave."""

    value: Any
    groups: frozenset[Read]
    looks: dict[Read, Any]


@dataclass(slots=True)
class _Reading:
    """What a function at work has read; one that reads `broadly` counts as reading whole models."""

    broadly: bool
    groups: set[Read] = field(default_factory=set)
    looks: dict[Read, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Traces:
    """The values of one state and of the one before it; `given` is what both share."""

    given: dict[str, Any] = field(default_factory=dict)
    entries: Entries = field(default_factory=dict)
    _changed: set[Read] = field(default_factory=set)
    _grouped: set[tuple[type[Model], str]] = field(default_factory=set)
    _last: dict[Read, _Made] = field(default_factory=dict)
    _now: dict[Read, _Made] = field(default_factory=dict)
    _reading: list[_Reading] = field(default_factory=list)

    def turn(self, given: dict[str, Any], entries: Entries) -> Entries:
        """Begin another state; nothing is kept where what all functions are given has changed.

        The entries are given back, those that are as they were in place of their equals.
        """
        lasting = given == self.given and entries.keys() == self.entries.keys()
        last = self.entries if lasting else {}
        self._last, self._now = self._now if lasting else {}, {}
        self.given = self.given if lasting else given
        self.entries = {
            model: _steady(last.get(model, ()), group) for model, group in entries.items()
        }
        self._changed = set()
        for model, group in last.items():
            if group is not self.entries[model]:
                self._changed.add((model,))
                self._changed |= self._regrouped(model, group, self.entries[model])
        return self.entries

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
            for part in parts(getattr(one.value, name))
        }

    def note(self, read: Read, value: Any) -> None:
        """Remember that the function at work has looked at something."""
        if self._reading:
            self._reading[-1].looks.setdefault(read, value)

    def read(self, model: type[Model], name: str = "", part: Any = None) -> None:
        """Remember that the function at work has read all of a model, or a group of it."""
        if not self._reading:
            return
        reading = self._reading[-1]
        if not name or reading.broadly:
            reading.groups.add((model,))
            return
        self._grouped.add((model, name))
        reading.groups.add((model, name, part))
        reading.broadly = len(reading.groups) > MOST

    @property
    def broadly(self) -> bool:
        """Whether it makes no difference which groups of a model the function at work reads."""
        return not self._reading or self._reading[-1].broadly

    def value(
        self,
        read: Read,
        look: Callable[[Read], Any],
        make: Callable[[], Any],
        *,
        broadly: bool = False,
    ) -> Any:
        """What a function gives: of the last state, where all `look`s give the same, or made anew."""
        made = self._now.get(read)
        if made is None:
            last = self._last.get(read)
            made = last if last and self._holds(last, look) else self._make(last, make, broadly)
            self._now[read] = made
        self.note(read, made.value)
        return made.value

    def _holds(self, made: _Made, look: Callable[[Read], Any]) -> bool:
        if not self._changed.isdisjoint(made.groups):
            return False
        self._reading.append(_Reading(broadly=True))  # It is not read by whoever asks.
        try:
            return all(_same(look(read), value) for read, value in made.looks.items())
        except Exception:  # noqa: BLE001 - what it has looked at may not be there any more
            return False
        finally:
            self._reading.pop()

    def _make(self, last: _Made | None, make: Callable[[], Any], broadly: bool) -> _Made:
        reading = _Reading(broadly)
        self._reading.append(reading)
        try:
            value = make()
        finally:
            self._reading.pop()
        kept = last.value if last and _same(value, last.value) else value
        return _Made(kept, frozenset(reading.groups), reading.looks)


def parts(value: Any) -> tuple[Any, ...]:
    """The values under which an entry is grouped by a field."""
    return value if isinstance(value, tuple) else (value,)


def _steady(
    before: tuple[Entry[Any], ...], entries: tuple[Entry[Any], ...]
) -> tuple[Entry[Any], ...]:
    if len(before) == len(entries) and all(map(is_, before, entries)):
        return before
    known = {id(entry.record): entry for entry in before}
    return tuple(
        last if (last := known.get(id(one.record))) and last.value == one.value else one
        for one in entries
    )


def _same(one: Any, other: Any) -> bool:
    return one is other or bool(one == other)
