"""All records → every text in them as staff typed it, with its place."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, TypeAlias, get_args

from msgspec import Struct

from generator.diagnostics import Location
from generator.md import Md
from generator.schema import Entry, Model, Ref
from generator.schema.fields import Shape, label, shapes
from generator.schema.files import Stored
from generator.sources import Path, Raw, Record
from generator.sources.files import split_lines
from generator.world import World

EXEMPT = ("guide", "rules", "privacy", "ledger", "search")
"""Kinds whose records explain how not to write, are written by the program, or are what readers type."""


class Piece(Struct, frozen=True):
    """One text of a record: its raw path, the name of its field, and whether it is Markdown."""

    entry: Entry[Any]
    path: Path
    field: str
    text: str
    markdown: bool

    def location(self, start: int) -> Location:
        """The place of a character, or of the whole field where it cannot be told."""
        record = self.entry.record
        where = record.location(self.path, label(type(self.entry.value), self.path))
        span = record.find(self.path)
        lines = split_lines(self.text[:start])
        if self.markdown:
            line, column = span.line + len(lines) - 1, len(lines[-1]) + 1
            return Location(where.file, line, column, where.row, where.field)
        quoted = span.style in ('"', "'") and span.end - span.start == len(self.text) + 2
        if len(lines) > 1 or not (quoted or span.end - span.start == len(self.text)):
            return where
        column = span.column + start + quoted
        return Location(where.file, where.line, column, where.row, where.field)


_Wanted: TypeAlias = Callable[[str, str], bool]
_Found: TypeAlias = tuple[tuple[Path, str, str], ...]

_LAST: dict[type[Model], dict[int, tuple[Record, _Wanted, _Found]]] = {}
"""What was wanted of each record the last time: a preview asks for all after each edit."""


def pieces(world: World, model: type[Model], wanted: _Wanted) -> Iterator[Piece]:
    """The texts of a model's records that are wanted, as told by their field and what stands there.

    Ids, references, paths and the texts of exempt kinds are none.
    """
    owners = {one.model: kind.name for kind in world.kinds for one in kind.collections}
    if owners.get(model) in EXEMPT:
        return
    last = _LAST.get(model, {})
    now = _LAST[model] = {}
    for entry in world.all(model):
        record, id_ = entry.record, id(entry.record)
        known = last.get(id_)
        if known is None or known[0] is not record or known[1] is not wanted:
            texts = _texts(model, record.data, ())
            known = record, wanted, tuple(one for one in texts if wanted(*one[1:]))
        now[id_] = known
        for path, field, text in known[2]:
            yield Piece(entry, path, field, text, isinstance(text, Md))


def _texts(
    model: type[Model], data: Mapping[str, Raw], path: Path
) -> Iterator[tuple[Path, str, str]]:
    known = _fields(model)
    for key, item in data.items():
        shape = known.get(key)
        if shape is None:
            continue
        if not isinstance(item, str):
            yield from _inside(shape, item, (*path, key))
        elif shape.nested is None:
            yield (*path, key), shape.name, item


def _inside(shape: Shape, item: Raw, path: Path) -> Iterator[tuple[Path, str, str]]:
    if isinstance(item, str):
        if shape.nested is None:
            yield path, shape.name, item
    elif isinstance(item, list):
        for index, part in enumerate(item):
            yield from _inside(shape, part, (*path, index))
    elif shape.nested is not None:
        yield from _texts(shape.nested, item, path)


@cache
def _fields(model: type[Model]) -> Mapping[str, Shape]:
    """The fields that hold text, by each key staff may use."""
    return {
        key: shape
        for name, shape in shapes(model).items()
        if shape.nested is not None or _is_text(model, name, shape)
        for key in (name, shape.label)
    }


def _is_text(model: type[Model], name: str, shape: Shape) -> bool:
    pointing = any(isinstance(mark, Ref | Stored) for mark in shape.marks)
    named = name in ("id", "former_ids")
    return not pointing and not named and _holds(model.model_fields[name].annotation, str)


def _holds(annotation: Any, kind: type) -> bool:
    """Whether what is annotated so may be, or hold, a value of a type."""
    if isinstance(annotation, type) and not get_args(annotation):
        return issubclass(annotation, kind)
    return any(_holds(one, kind) for one in get_args(annotation))


def day_of(world: World, entry: Entry[Any]) -> date:
    """The day a record speaks of: its latest date, or today where it has none."""
    model: type[Model] = type(entry.value)
    values = (getattr(entry.value, name) for name in _dated(model))
    return max((one for one in values if isinstance(one, date)), default=world.today)


@cache
def _dated(model: type[Model]) -> tuple[str, ...]:
    """The fields that may hold a day."""
    return tuple(name for name, one in model.model_fields.items() if _holds(one.annotation, date))
