"""All sound records of a site, as rules and views read them."""

from collections.abc import Callable, Iterator, KeysView, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import wraps
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar, TypeVarTuple, cast

from generator.diagnostics import Code
from generator.disk import Disk, NoDisk
from generator.packs import Calendar, Law, law, national
from generator.photos import Photo
from generator.schema import Entry, Model, Scope
from generator.traces import Read, Traces, group

if TYPE_CHECKING:
    from generator.contract import Kind

M = TypeVar("M", bound=Model)
T = TypeVar("T")
Given = TypeVarTuple("Given")

Groups = Mapping[Any, tuple[Entry[M], ...]]


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
        return _Watched(self.traces, groups, model, name)

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

    def recall(self, read: Read, make: Callable[[], Any], *, broadly: bool) -> Any:
        """What a function gives, worked out once."""
        if self.traces is not None:
            return self.traces.value(read, self.look, make, broadly=broadly)
        if read not in self._cache:
            self._cache[read] = make()
        return self._cache[read]

    def look(self, read: Read) -> Any:
        """What a function gives, or what a fact beside the records is."""
        function, *given = read
        return cast("Callable[..., Any]", function)(self, *given)


def _unread(world: World) -> frozenset[type[Model]]:
    return world.unread


def _another(world: World) -> object:
    """Never the same."""
    return object()


class _Watched(Mapping[Any, tuple[Entry[M], ...]]):
    """The groups of a model, which tell what is read of them."""

    def __init__(self, traces: Traces, groups: Groups[M], model: type[M], name: str) -> None:
        """Tell traces what is read of the groups of a model by a field."""
        self._traces, self._groups, self._of = traces, groups, (model, name)

    def _whole(self) -> Groups[M]:
        self._traces.read(self._of[0])
        return self._groups

    def __getitem__(self, value: Any) -> tuple[Entry[M], ...]:
        self._traces.read(*self._of, value)
        return self._groups[value]

    def get(self, value: Any, default: Any = None) -> Any:
        """The group of a value."""
        self._traces.read(*self._of, value)
        return self._groups.get(value, default)

    def __contains__(self, value: object) -> bool:
        self._traces.read(*self._of, value)
        return value in self._groups

    def __iter__(self) -> Iterator[Any]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def keys(self) -> KeysView[Any]:
        """All values of the field."""
        return self._whole().keys()

    def values(self) -> Any:
        """All groups."""
        return self._whole().values()

    def items(self) -> Any:
        """All values of the field, each with its group."""
        return self._whole().items()


def once(
    function: Callable[[World, *Given], T], *, broadly: bool = False
) -> Callable[[World, *Given], T]:
    """Have a function of a world, and of what can be a key, worked out once for each.

    It must read nothing but the world and what it is given, and give what nobody changes. One that
    reads `broadly` is worked out again after any change of a model of which it has read something.
    """

    @wraps(function)
    def known(world: World, *given: *Given) -> T:
        made = world.recall((known, *given), lambda: function(world, *given), broadly=broadly)
        return cast("T", made)

    return known
