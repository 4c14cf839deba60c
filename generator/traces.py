"""What functions of records have given, each with what it has read: kept from one state to the next.

A preview works out the same things after every edit. A value whose function would read the same
again is not worked out again; one that comes out equal counts as unchanged for all that read it.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from operator import is_
from typing import Any, TypeAlias

from generator.schema import Entry, Model

Read: TypeAlias = tuple[Hashable, ...]
"""A function and what it is given beside the records: what it gives can be looked at again."""

MOST = 500
"""How many single groups of records a function may read before it counts as reading all of them."""


SAME = object()
"""What a look gives where it is known without looking that it would give the same."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A value, and what was read to make it: with what each look gave."""

    value: Any
    reads: dict[Read, Any]


@dataclass(slots=True)
class Traces:
    """The values of one state and of the one before it; `given` is what both share."""

    given: dict[str, Any] = field(default_factory=dict)
    entries: Mapping[type[Model], tuple[Entry[Any], ...]] = field(default_factory=dict)
    unchanged: frozenset[type[Model]] = frozenset()
    _last: dict[Read, _Made] = field(default_factory=dict)
    _now: dict[Read, _Made] = field(default_factory=dict)
    _reading: list[dict[Read, Any]] = field(default_factory=list)

    def turn(
        self, given: dict[str, Any], entries: Mapping[type[Model], tuple[Entry[Any], ...]]
    ) -> Mapping[type[Model], tuple[Entry[Any], ...]]:
        """Begin another state; nothing is kept where what all functions are given has changed.

        The entries are given back, those that are as they were in place of their equals.
        """
        lasting = given == self.given and entries.keys() == self.entries.keys()
        self._last, self._now = self._now if lasting else {}, {}
        self.given = self.given if lasting else given
        last = self.entries
        self.entries = {
            model: _steady(last.get(model, ()), group) for model, group in entries.items()
        }
        self.unchanged = frozenset(one for one in last if last[one] is self.entries.get(one))
        return self.entries

    def note(self, read: Read, value: Any) -> None:
        """Remember that the function at work has read something."""
        if self._reading:
            self._reading[-1].setdefault(read, value)

    @property
    def full(self) -> bool:
        """Whether the function at work has read so much that single groups count no more."""
        return bool(self._reading) and len(self._reading[-1]) > MOST

    def value(self, read: Read, look: Callable[[Read], Any], make: Callable[[], Any]) -> Any:
        """What a function gives: of the last state, where all `look`s give the same, or made anew."""
        made = self._now.get(read)
        if made is None:
            last = self._last.get(read)
            made = last if last and self._holds(last, look) else self._make(last, make)
            self._now[read] = made
        self.note(read, made.value)
        return made.value

    def _holds(self, made: _Made, look: Callable[[Read], Any]) -> bool:
        self._reading.append({})  # What is looked at here is not read by whoever asks.
        try:
            looks = ((look(read), value) for read, value in made.reads.items())
            return all(now is SAME or _same(now, value) for now, value in looks)
        except Exception:  # noqa: BLE001 - what it has looked at may not be there any more
            return False
        finally:
            self._reading.pop()

    def _make(self, last: _Made | None, make: Callable[[], Any]) -> _Made:
        self._reading.append({})
        try:
            value = make()
        finally:
            reads = self._reading.pop()
        return _Made(last.value if last and _same(value, last.value) else value, reads)


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
