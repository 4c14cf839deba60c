"""What functions have given, with what they have read: who has to look again when something changes."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeAlias

from msgspec import Struct, field

Read: TypeAlias = tuple[Hashable, ...]
"""A function and what it is given beside the records, a group of records, or a fact beside them."""

Look: TypeAlias = Callable[[Read], Any]
"""What a function or a fact is now."""

MOST = 500
"""How many single groups of records a function may read before it counts as reading all of them."""

HUB = 200
"""Of how many readers on a value is looked at before they are doubted."""

GROWTH = 1.5
"""How many times as many values as were in use may be kept before those out of use are forgotten."""


class _Made(Struct, frozen=True):
    """A value, what was read to make it, and what other functions gave then."""

    value: Any
    read: frozenset[Read]
    looks: dict[Read, Any]


class Reading(Struct):
    """What a function at work has read; one that reads `broadly` counts as reading whole models."""

    broadly: bool
    read: set[Read] = field(default_factory=set)
    looks: dict[Read, Any] = field(default_factory=dict)


class Graph(Struct):
    """Values and their readers; a value is worked out again only where what it has read is another.

    It is `outdated` when something that it has read itself has changed, and doubtful when it has
    asked another that is outdated or doubtful, which may come out the same.
    """

    reading: list[Reading] = field(default_factory=list)
    _facts: dict[Read, Any] = field(default_factory=dict)
    _made: dict[Read, _Made] = field(default_factory=dict)
    _readers: dict[Read, set[Read]] = field(default_factory=dict)
    _outdated: set[Read] = field(default_factory=set)
    _doubtful: set[Read] = field(default_factory=set)
    _asked: set[Read] = field(default_factory=set)
    _used: int = 0

    def begin(self, changed: Iterable[Read], look: Look) -> None:
        """Begin another state: what has changed is known, but for the facts beside the records."""
        if len(self._made) > GROWTH * self._used:
            self._forget()
        facts = {fact: look(fact) for fact in self._facts}
        others = [fact for fact, value in facts.items() if not _same(value, self._facts[fact])]
        self._facts = facts
        for one in (*changed, *others):
            self._outdated |= self._readers.get(one, set())
        began, before = set(self._outdated), self._doubtful
        self._doubtful = before | self._beyond(began | before, frozenset())
        doubted = [*began, *self._doubtful]
        # One hub may be made again with another, so that what all have given is kept first.
        hubs = {
            one: self._made[one].value for one in doubted if len(self._readers.get(one, ())) >= HUB
        }
        same = frozenset(one for one, value in hubs.items() if _is_same(one, value, look))
        self._doubtful = before | self._beyond(began | before, same)
        self._asked = set()

    def _beyond(self, these: Iterable[Read], same: frozenset[Read]) -> set[Read]:
        """All that has read these or one another, but for those that it reaches only by the same."""
        found: set[Read] = set()
        waiting = [one for one in these if one not in same]
        while waiting:
            new = self._readers.get(waiting.pop(), set()) - found - same
            found |= new
            waiting += new
        return found

    def fact(self, fact: Read, value: Any) -> None:
        """Remember that the function at work has read a fact beside the records."""
        if self.reading:
            self.reading[-1].read.add(fact)
            self._facts.setdefault(fact, value)

    def value(self, read: Read, look: Look, make: Callable[[], Any], *, broadly: bool) -> Any:
        """What a function gives: what it has given, where all it has read is the same, or anew."""
        made = self._made.get(read)
        if (
            made is None
            or read in self._outdated
            or (read in self._doubtful and not self._holds(made, look))
        ):
            made = self._make(read, made, make, broadly)
        self._outdated.discard(read)
        self._doubtful.discard(read)
        if self.reading:
            self.reading[-1].looks.setdefault(read, made.value)
        else:
            self._asked.add(read)
        return made.value

    def _holds(self, made: _Made, look: Look) -> bool:
        self.reading.append(Reading(broadly=True))  # It is not read by whoever asks.
        try:
            return all(_same(look(read), value) for read, value in made.looks.items())
        except Exception:  # noqa: BLE001 - what it has looked at may not be there any more
            return False
        finally:
            self.reading.pop()

    def _make(
        self, read: Read, last: _Made | None, make: Callable[[], Any], broadly: bool
    ) -> _Made:
        reading = Reading(broadly)
        self.reading.append(reading)
        try:
            value = make()
        finally:
            self.reading.pop()
        kept = last.value if last and _same(value, last.value) else value
        made = _Made(kept, frozenset(reading.read | reading.looks.keys()), reading.looks)
        known = last.read if last else frozenset()
        self._cut(read, known - made.read)
        for one in made.read - known:
            self._readers.setdefault(one, set()).add(read)
        self._made[read] = made
        return made

    def _forget(self) -> None:
        """Let go of values that in the last state were asked for neither by anybody nor by others."""
        live, waiting = set(self._asked), list(self._asked)
        while waiting:
            new = self._made[waiting.pop()].looks.keys() - live
            live |= new
            waiting += new
        for read in self._made.keys() - live:
            self._cut(read, self._made.pop(read).read)
        self._facts = {one: value for one, value in self._facts.items() if one in self._readers}
        self._outdated &= live
        self._doubtful &= live
        self._used = len(self._made)

    def _cut(self, reader: Read, read: Iterable[Read]) -> None:
        for one in read:
            readers = self._readers[one]
            readers.discard(reader)
            if not readers:
                del self._readers[one]


def _is_same(read: Read, before: Any, look: Look) -> bool:
    """Whether a value is what it was; False where it cannot be worked out any more."""
    try:
        return _same(look(read), before)
    except Exception:  # noqa: BLE001 - nobody may ask for it any more
        return False


def _same(one: Any, other: Any) -> bool:
    """Whether two values are equal, and tell of the same things in the same order."""
    if isinstance(one, dict) and isinstance(other, dict) and one is not other:
        return list(one.items()) == list(other.items())
    return one is other or bool(one == other)
