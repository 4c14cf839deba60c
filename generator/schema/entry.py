"""A typed record, where it came from, and what it names."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePosixPath
from typing import Any, Generic, TypeVar

from generator.diagnostics import Location
from generator.sources import Path, Record

from . import fields
from .base import Model, Ref
from .files import Stored

M_co = TypeVar("M_co", bound=Model, covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[M_co]):
    """A typed record that still knows where it came from.

    `refs` are the records that it names, `files` those files: path, mark and value of each.
    """

    value: M_co
    record: Record
    refs: tuple[tuple[Path, Ref, str], ...] = field(init=False, repr=False, compare=False)
    files: tuple[tuple[Path, Stored, PurePosixPath], ...] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Look for what the record names, once for all who ask."""
        object.__setattr__(self, "refs", tuple(_marked(self.value, Ref)))
        object.__setattr__(self, "files", tuple(_marked(self.value, Stored)))

    def location(self, *path: str | int) -> Location:
        """The place of a field, named by its identifiers and indexes."""
        model = type(self.value)
        return self.record.location(raw_path(model, self.record, path), fields.label(model, path))


def _marked(value: Model, mark: type[object], path: Path = ()) -> Iterator[tuple[Path, Any, Any]]:
    """The path, mark and value of each field of a record that carries a mark of a type."""
    # mypy takes the hash of a mark for that of its type.
    for name, found in _carried(type(value), mark):  # type: ignore[arg-type]
        item = getattr(value, name)
        if item is not None:
            yield from _in_field(item, mark, (*path, name), found)


@cache
def _carried(model: type[Model], mark: type[object]) -> tuple[tuple[str, object], ...]:
    """The fields that carry a mark, with it; None where a model in the field has such a field."""
    return tuple(
        (name, next((one for one in shape.marks if isinstance(one, mark)), None))
        for name, shape in fields.bearing(model, mark).items()
    )


def _in_field(
    item: Any, mark: type[object], path: Path, found: object
) -> Iterator[tuple[Path, Any, Any]]:
    if isinstance(item, tuple):
        for index, part in enumerate(item):
            yield from _in_field(part, mark, (*path, index), found)
    elif found is not None:
        yield path, found, item
    elif isinstance(item, Model):
        yield from _marked(item, mark, path)


def raw_path(model: type[Model], record: Record, path: Path) -> Path:
    """The path of a field with the keys that the file itself uses."""
    at: Any = record.data
    current: type[Model] | None = model
    result: list[str | int] = []
    for step in path:
        key: str | int = step
        if isinstance(at, dict) and current is not None:
            known = fields.names(current)
            keys = (*at, *record.columns)
            key = next((raw for raw in keys if known.get(raw) == step), step)
            shape = fields.shapes(current).get(str(step))
            current = shape.nested if shape else None
        inside = (isinstance(at, dict) and key in at) or (
            isinstance(at, list) and isinstance(key, int) and key < len(at)
        )
        result.append(key)
        if not inside:
            break
        at = at[key]
    return tuple(result)
