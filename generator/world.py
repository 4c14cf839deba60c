"""All sound records of a site, as rules and views read them."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import partial, wraps
from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar, TypeVarTuple, cast
from zlib import crc32

from generator.diagnostics import Code
from generator.disk import Disk, NoDisk
from generator.packs import Calendar, Law, law, national
from generator.photos import Photo
from generator.schema import Entry, Model, Scope
from generator.traces import Read, Traces, group
from generator.traces.watched import Watched

if TYPE_CHECKING:
    from generator.contract import Kind

M = TypeVar("M", bound=Model)
T = TypeVar("T")
Given = TypeVarTuple("Given")

Groups = Mapping[Any, tuple[Entry[M], ...]]

BATCH = 64
"""Of about how many ids is known at once that nothing has changed for them."""

_GIVEN = {
    "today", "photos", "codes", "kinds", "law", "calendar", "audience",
}  # fmt: skip
"""What every function may read without telling."""


@dataclass(frozen=True)
class World:
    """All sound records by model, in the order of their files; rules and views read only this.

    `known` are the ids that stand in the data, be their records sound or not; `unread` are the
    models of which more may stand there than can be read. `photos` are the derived pictures by path under
    `content/`; `codes` and `kinds` are what the pages that explain the tool itself are made from.
    `law` and `calendar` say what holds on a day; `audience` is for whom pages are made; `files`
    knows the files beside the records, `linked` those that a text shows or links to. With
    `traces`, what `once` has worked out stays for the next world.
    """

    today: date
    entries: Mapping[type[Model], tuple[Entry[Model], ...]]
    known: Mapping[type[Model], frozenset[str]] = field(default_factory=dict)
    unread: frozenset[type[Model]] = frozenset()
    photos: Mapping[PurePosixPath, Photo] = field(default_factory=dict)
    codes: tuple[Code, ...] = ()
    kinds: "tuple[Kind, ...]" = ()
    law: Law = field(default_factory=lambda: law(national()))
    calendar: Calendar = field(default_factory=Calendar)
    audience: Scope = Scope.SOCIETY
    files: Disk = field(default_factory=NoDisk)
    linked: Mapping[str, frozenset[PurePosixPath]] = field(default_factory=dict)
    traces: Traces | None = field(default=None, repr=False, compare=False)
    _cache: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def tracing(self, traces: Traces) -> "World":
        """The same with what has been worked out for the last world, where that still holds."""
        given = {one.name: getattr(self, one.name) for one in fields(self) if one.name in _GIVEN}
        entries = traces.turn(given, self.entries)
        world = replace(self, **traces.given, entries=entries, traces=traces)
        traces.settle(world.look)
        return world

    def all(self, model: type[M]) -> tuple[Entry[M], ...]:
        """Every sound entry of a model."""
        found = cast("tuple[Entry[M], ...]", self.entries.get(model, ()))
        if self.traces is not None:
            self.traces.read(model)
        return found

    def get(self, model: type[M], id: str | None) -> M | None:
        """The record with an id, or None."""
        entry = self.entry(model, id)
        return entry.value if entry else None

    def entry(self, model: type[M], id: str | None) -> Entry[M] | None:
        """The entry with an id, or None."""
        if not id:
            return None
        if self.traces is not None:
            self.traces.read(model, "id", id)
        found = self.groups(model, "id").get(id)
        return found[0] if found else None

    def one(self, model: type[M], id: str) -> Entry[M]:
        """The entry with an id; raises KeyError without one."""
        return self.by(model, "id")[id][0]

    def by(self, model: type[M], name: str) -> Groups[M]:
        """The entries of a model by the value of a field; under each value where it is a list."""
        groups = self.groups(model, name)
        if self.traces is None:
            return groups
        if self.traces.broadly:
            self.traces.read(model)
            return groups
        return Watched(self.traces, groups, model, name)

    def ids(self, model: type[Model]) -> frozenset[str]:
        """The ids of a model that stand in the data, be their records sound or not."""
        found = self.known.get(model, frozenset())
        if self.traces is not None:
            self.traces.note((World.ids, model), found)
        return found

    def links(self, file: str) -> frozenset[PurePosixPath]:
        """The files under `content/` that the text of a record's file shows or links to."""
        found = self.linked.get(file, frozenset())
        if self.traces is not None:
            self.traces.note((World.links, file), found)
        return found

    def digest(self, file: PurePosixPath) -> str:
        """The SHA-256 of a file under `content/` in hexadecimal, empty without it."""
        found = self.files.digest(file)
        if self.traces is not None:
            self.traces.note((World.digest, file), found)
        return found

    @property
    def incomplete(self) -> frozenset[type[Model]]:
        """The models of which more may stand in the data than can be read."""
        if self.traces is not None:
            self.traces.note((_unread,), self.unread)
        return self.unread

    @property
    def disk(self) -> Disk:
        """The files beside the records: what has read them is worked out for every world."""
        if self.traces is not None:
            self.traces.note((_another,), None)
        return self.files

    def groups(self, model: type[M], name: str) -> Groups[M]:
        """The same without telling who reads it."""
        key = (model, name)
        if key not in self._cache:
            entries = self.entries.get(model, ())
            traces = self.traces
            self._cache[key] = (
                group(name, entries) if traces is None else traces.grouped(model, name, entries)
            )
        return cast("Groups[M]", self._cache[key])

    def recall(
        self, read: Read, function: Callable[..., Any], *given: Any, broadly: bool = False
    ) -> Any:
        """What a function of this world gives, worked out once."""
        if self.traces is not None:
            make = partial(function, self, *given)
            return self.traces.value(read, self.look, make, broadly=broadly)
        known = self._cache
        if read not in known:
            known[read] = function(self, *given)
        return known[read]

    def look(self, read: Read) -> Any:
        """What a function gives, or what a fact beside the records is."""
        function, *given = read
        return cast("Callable[..., Any]", function)(self, *given)


def _unread(world: World) -> frozenset[type[Model]]:
    return world.unread


def _another(world: World) -> object:
    """Never the same."""
    return object()


def once(
    function: Callable[[World, *Given], T], *, broadly: bool = False
) -> Callable[[World, *Given], T]:
    """Have a function of a world, and of what can be a key, worked out once for each.

    It must read nothing but the world and what it is given, and give what nobody changes. One that
    reads `broadly` is worked out again after any change of a model of which it has read something.
    """

    @wraps(function)
    def known(world: World, *given: *Given) -> T:
        made: T = world.recall((known, *given), function, *given, broadly=broadly)
        return made

    return known


def for_each(
    world: World, function: Callable[..., T], ids: Iterable[str], *first: Hashable
) -> Iterator[T]:
    """What a function that is worked out `once` gives for each id, after what comes `first`.

    Where a preview asks again, most of them are known in batches.
    """
    if world.traces is None:
        return (function(world, *first, id) for id in ids)
    batches = (_batch(world, function, first, batch) for batch in _batches(ids))
    return chain.from_iterable(batches)


@once
def _batch(
    world: World, function: Callable[..., T], first: tuple[Hashable, ...], ids: tuple[str, ...]
) -> tuple[T, ...]:
    return tuple(function(world, *first, id) for id in ids)


def _batches(ids: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """They end where an id itself tells, so that one more or less makes another batch of few."""
    batch: list[str] = []
    for id in ids:
        batch.append(id)
        if crc32(id.encode()) % BATCH == 0:
            yield tuple(batch)
            batch = []
    yield tuple(batch)
