"""What can be known of a model without a record: terms, spellings, references."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_origin

from msgspec import Struct

from .base import Model
from .types import Canonical

Path = tuple[str | int, ...]


class Shape(Struct, frozen=True):
    """One field of a model: its marks, the model nested in it, and how it is written back.

    `many` says that it holds a list.
    """

    name: str
    label: str
    marks: tuple[object, ...]
    nested: type[Model] | None
    many: bool
    canonical: Canonical | None


def _unwrap(annotation: Any) -> Iterator[Any]:
    """Every annotation and mark inside an annotation, outermost first."""
    yield annotation
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return
    for part in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
        yield from _unwrap(part) if not isinstance(part, str) else ()


@cache
def shapes(model: type[Model]) -> Mapping[str, Shape]:
    """The fields of a model by name."""
    result = {}
    for name, info in model.model_fields.items():
        parts = [*_unwrap(info.annotation), *info.metadata]
        nested = next((p for p in parts if isinstance(p, type) and issubclass_model(p)), None)
        marks = tuple(part for part in parts if not isinstance(part, type))
        many = any(get_origin(part) is tuple for part in parts)
        canonical = next((mark for mark in marks if isinstance(mark, Canonical)), None)
        result[name] = Shape(name, info.title or name, marks, nested, many, canonical)
    return result


def issubclass_model(part: type) -> bool:
    """Whether an annotation is one of our models."""
    return get_origin(part) is None and issubclass(part, Model)


@cache
def names(model: type[Model]) -> Mapping[str, str]:
    """The name of a field by each key staff may use: the Chinese term and the identifier."""
    return {
        key: shape.name for shape in shapes(model).values() for key in (shape.name, shape.label)
    }


@cache
def spelled(model: type[Model]) -> Mapping[str, Shape]:
    """The fields in which something may be written otherwise than it is written back, by each key."""
    found = {key: shapes(model)[name] for key, name in names(model).items()}
    return {key: shape for key, shape in found.items() if shape.canonical or shape.nested}


def bearing(model: type[Model], mark: type[object]) -> Mapping[str, Shape]:
    """The fields of a model that carry a mark of a type, or hold a model with such a field."""
    return _bearing(model).get(mark, {})


@cache
def _bearing(model: type[Model]) -> Mapping[type[object], Mapping[str, Shape]]:
    found: dict[type[object], dict[str, Shape]] = {}
    for name, shape in shapes(model).items():
        own = {kind for one in shape.marks for kind in type(one).__mro__}
        for kind in own | set(_bearing(shape.nested) if shape.nested else ()):
            found.setdefault(kind, {})[name] = shape
    return found


def holds(model: type[Model], mark: type[object]) -> bool:
    """Whether a field of a model, or of a model nested in it, carries a mark of a type."""
    return bool(bearing(model, mark))


def label(model: type[Model], path: Path) -> str:
    """The Chinese way of a path, such as `公示对象 2 · 姓名`."""
    words: list[str] = []
    current: type[Model] | None = model
    for step in path:
        if isinstance(step, int):
            words[-1:] = [f"{words[-1]} {step + 1}"] if words else [str(step + 1)]
        elif current and step in names(current):
            shape = shapes(current)[names(current)[step]]
            words.append(shape.label)
            current = shape.nested
        else:
            words.append(step)
    return " · ".join(words)
