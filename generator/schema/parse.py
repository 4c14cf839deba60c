"""One raw record → an entry, or the diagnostics of all its bad fields."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from generator import later, sources
from generator.diagnostics import Diagnostic, Location, Severity
from generator.md import Md
from generator.sources import Path, Record

from . import fields
from .base import Model
from .codes import MEND
from .entry import Entry, M_co, raw_path
from .fields import Shape

if TYPE_CHECKING:
    from rapidfuzz import fuzz, process
else:
    fuzz = later.module("rapidfuzz.fuzz")
    process = later.module("rapidfuzz.process")


def _renamed(model: type[Model] | None, raw: Any) -> Any:
    """The raw values under the identifiers of the model's fields."""
    if isinstance(raw, list):
        return [_renamed(model, item) for item in raw]
    if not isinstance(raw, dict) or model is None:
        return raw
    known = fields.names(model)
    shapes = fields.shapes(model)
    result = {}
    for key, item in raw.items():
        name = known.get(key, key)
        if isinstance(item, str):
            if item.strip() or isinstance(item, Md):
                result[name] = item
        else:
            shape = shapes.get(name)
            result[name] = _renamed(shape.nested, item) if shape and shape.nested else item
    return result


def parse(model: type[M_co], record: Record) -> tuple[Entry[M_co] | None, tuple[Diagnostic, ...]]:
    """The entry of a record (None when it has faults) and what is to be said about its fields."""
    doubled = tuple(_doubled(model, record))
    try:
        value = model.model_validate(_renamed(model, dict(record.data)))
    except ValidationError as error:
        details = _apart(model, error.errors(include_url=False))
        return None, (*doubled, *(_diagnostic(model, record, detail) for detail in details))
    if doubled:
        return None, doubled
    entry = Entry(value, record)
    return entry, tuple(_normalisations(entry))


def _apart(model: type[Model], details: Sequence[Any]) -> Iterator[Any]:
    """The errors of a record without those that follow from others.

    A field is not missing where a misspelt key stands for it.
    """
    unknown = (tuple(one["loc"]) for one in details if one["type"] == "extra_forbidden")
    stood_for = {(*path[:-1], meant(model, path)) for path in unknown}
    for one in details:
        path = tuple(one["loc"])
        term = (*path[:-1], fields.label(_holder(model, path), path[-1:]))
        if one["type"] != "missing" or not stood_for & {path, term}:
            yield one


def _doubled(model: type[Model], record: Record) -> Iterator[Diagnostic]:
    """A field stands only once, under its Chinese term or its identifier."""
    for first, key in _same_field(model, tuple(record.data)):
        message = f"“{first}”和“{key}”是同一个字段，只能写一个"
        place = record.location((key,), key)
        yield Diagnostic("schema/unknown-field", message, place, help="删掉其中一个。")


@lru_cache(maxsize=1 << 12)
def _same_field(model: type[Model], keys: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The keys for a field that has a key already, with that one; most records have the same keys."""
    seen: dict[str, str] = {}
    found = []
    known = fields.names(model)
    for key in keys:
        name = known.get(key, key)
        if name in seen:
            found.append((seen[name], key))
        seen[name] = key
    return tuple(found)


def _diagnostic(model: type[Model], record: Record, detail: Any) -> Diagnostic:
    path = tuple(step for step in detail["loc"])
    context = detail.get("ctx", {})
    label = fields.label(model, path)
    place = record.location(raw_path(model, record, path), label)
    kind = detail["type"]
    if kind == "missing":
        return Diagnostic("schema/missing", f"缺少“{label}”", place, help=MEND["schema/missing"])
    if kind == "extra_forbidden":
        return unknown_field(model, path, place)
    if kind in MEND:
        message = f"“{label}”：{detail['msg']}"
        return Diagnostic(kind, message, place, help=context.get("help", MEND[kind]))
    message = f"“{label}”的写法不对，这里应当是{_expected(kind)}"
    return Diagnostic("schema/wrong-shape", message, place, help=MEND["schema/wrong-shape"])


def _expected(kind: str) -> str:
    return (
        "一组“字段: 值”"
        if kind.startswith(("model", "dict"))
        else "一列值"
        if "tuple" in kind
        else "一个值"
    )


def unknown_field(model: type[Model], path: Path, place: Location) -> Diagnostic:
    """The fault of a key that a model does not have, with the term most like it."""
    terms = [shape.label for shape in fields.shapes(_holder(model, path)).values()]
    near = meant(model, path)
    help_text = f"是不是“{near}”？" if near else f"可用的字段：{'、'.join(terms)}。"
    return Diagnostic("schema/unknown-field", f"没有“{path[-1]}”这个字段", place, help=help_text)


def meant(model: type[Model], path: Path) -> str:
    """The term or identifier that an unknown key is most like, or "" when none is near."""
    shapes = fields.shapes(_holder(model, path))
    return nearest(str(path[-1]), [*(shape.label for shape in shapes.values()), *shapes])


def _holder(model: type[Model], path: Path) -> type[Model]:
    """The model in which the last step of a path is looked for."""
    for step in path[:-1]:
        if isinstance(step, str):
            model = fields.shapes(model)[step].nested or model
    return model


def nearest(word: str, choices: list[str]) -> str:
    """The choice most like a word, or "" when none is near.

    Near is a similarity of 70 of 100, of words up to three characters 50: one of two differs. A
    word with other numbers is another thing, be it ever so like: p0001 and p0002 are two people.
    """
    numbers = _numbers(word)
    same = [choice for choice in choices if _numbers(choice) == numbers]
    cutoff = 50 if len(word) <= 3 else 70
    found = process.extractOne(word, same, scorer=fuzz.ratio, score_cutoff=cutoff)
    return str(found[0]) if found else ""


def _numbers(word: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"[0-9]+", word)]


def _normalisations(entry: Entry[Model]) -> Iterator[Diagnostic]:
    """A value is written in its canonical spelling."""
    for path, raw, wanted in _odd(entry.record.data, entry.value, ()):
        yield _normalisation(entry, path, raw, wanted)


def _odd(data: Mapping[str, Any], value: Model, path: Path) -> Iterator[tuple[Path, str, str]]:
    """The path, spelling and canonical spelling of each value that is not written canonically."""
    spelled = fields.spelled(type(value))
    for key, raw in data.items():
        if (shape := spelled.get(key)) is None:
            continue  # An unknown field is no fault where it is empty.
        item = getattr(value, shape.name)
        if raw != item:
            yield from _spelling(shape, raw, item, (*path, shape.name))


def _spelling(shape: Shape, raw: Any, value: Any, path: Path) -> Iterator[tuple[Path, str, str]]:
    if isinstance(raw, dict):
        yield from _odd(raw, value, path)
    elif isinstance(raw, list):
        for index, (part, item) in enumerate(zip(raw, value, strict=False)):
            yield from _spelling(shape, part, item, (*path, index))
    elif shape.canonical and value is not None and not isinstance(value, tuple):
        wanted = shape.canonical.write(value)
        if raw != wanted and raw.rstrip("\n") != wanted:
            yield path, raw, wanted


def _normalisation(entry: Entry[Model], path: Path, raw: str, wanted: str) -> Diagnostic:
    place = entry.location(*path)
    message = f"“{place.field}”写成“{raw}”，统一写法是“{wanted}”"
    return Diagnostic(
        "schema/normalise",
        message,
        place,
        Severity.INFO,
        MEND["schema/normalise"],
        edit=sources.edit(entry.record, raw_path(type(entry.value), entry.record, path), wanted),
    )
