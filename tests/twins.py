"""Marked twins of sound records, and raw records with other texts: what must never be seen."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, get_args

from generator.kinds.organisations.model import PartyGroup, Person
from generator.schema import (
    Amount,
    Body,
    Count,
    Day,
    Email,
    Flag,
    Model,
    Month,
    Number,
    Phone,
    Prose,
    Published,
    Ref,
    Text,
    Url,
    Vocabulary,
    Year,
)
from generator.schema.fields import Shape, shapes
from generator.schema.files import Stored
from tests import small

COLLECTIONS = small.collections()


def is_text(shape: Shape) -> bool:
    """Whether a field takes any line of text."""
    free = {Text.__metadata__[0], Prose.__metadata__[0], Body.__metadata__[0]}
    return shape.name not in {"source_url", "domain", "related_sites"} and any(
        mark in free for mark in shape.marks if getattr(mark, "__hash__", None)
    )


def replaced(model: type[Model], raw: Any, text: str) -> Any:
    """A raw record (by identifiers) with every text it has made this one."""
    result = dict(raw)
    for name, shape in shapes(model).items():
        if name not in result:
            continue
        item = result[name]
        if shape.nested is not None and isinstance(item, list):
            result[name] = [replaced(shape.nested, part, text) for part in item]
        elif shape.nested is not None:
            result[name] = replaced(shape.nested, item, text)
        elif is_text(shape):
            many = isinstance(item, list) or shape.many
            result[name] = [text] * (len(item) if isinstance(item, list) else 1) if many else text
    return result


MARK = "mibiao"
HIDDEN = {
    name.rsplit("/", 1)[-1]
    for name, each in COLLECTIONS.items()
    if issubclass(each.model, Published) or each.model in (Person, PartyGroup)
}
"""Collections whose records get a marked twin that others may name."""


def _several(shape: Shape, item: Any) -> list[Any]:
    """The values in one cell."""
    if shape.many and isinstance(item, str):
        return [part.strip() for part in item.split("；")]
    return [item]


def twin(model: type[Model], raw: Any) -> Any:
    """A raw record (by identifiers) with a mark in each text, id, reference and file."""
    result = replaced(model, raw, MARK)
    for name, shape in shapes(model).items():
        if name not in result:
            continue
        item = result[name]
        target = next((mark.collection for mark in shape.marks if isinstance(mark, Ref)), "")
        several = item if isinstance(item, list) else _several(shape, item)
        if name in ("id", "former_ids") or target in HIDDEN:
            marked = [f"{MARK}-{id}" for id in several]
            result[name] = marked if shape.many else marked[0]
        elif any(isinstance(mark, Stored) for mark in shape.marks):
            files = [PurePosixPath(file) for file in several]
            marked = [str(file.with_name(f"{MARK}{file.suffix}")) for file in files]
            result[name] = marked if shape.many else marked[0]
        elif shape.nested is not None:
            parts = [twin(shape.nested, part) for part in several]
            result[name] = parts if isinstance(item, list) else parts[0]
    return result


NUMBER = "987654321"
FILLINGS: Mapping[object, str] = {
    kind.__metadata__[0]: value
    for kind, value in (
        (Day, "1907-03-04"),
        (Month, "1907-03"),
        (Year, "1907"),
        (Number, NUMBER),
        (Count, NUMBER),
        (Amount, NUMBER),
        (Flag, "是"),
        (Phone, f"0000-{NUMBER}"),
        (Email, f"{MARK}@example.invalid"),
        (Url, f"https://{MARK}.invalid/"),
    )
}
"""A value for each type of field that no sound record of the small site has."""

MARKS = (MARK, NUMBER, "987,654", "98,765", "1907年", "1907-03", "/1907")
"""What marked records leave where they are seen."""


def filled(model: type[Model], raw: Any) -> Any:
    """A raw record (by identifiers) with a value in every field that can have one."""
    result = dict(raw)
    for name, shape in shapes(model).items():
        if shape.nested is not None and name in result:
            item = result[name]
            several = item if isinstance(item, list) else [item]
            parts = [filled(shape.nested, part) for part in several]
            result[name] = parts if isinstance(item, list) else parts[0]
        elif name not in result and (value := _filling(model, shape)):
            result[name] = value
    return result


def _filling(model: type[Model], shape: Shape) -> str:
    if is_text(shape):
        return MARK
    known = (FILLINGS.get(mark) for mark in shape.marks if getattr(mark, "__hash__", None))
    if value := next(filter(None, known), ""):
        return value
    words = get_args(model.model_fields[shape.name].annotation)
    each = next(
        (one for one in words if isinstance(one, type) and issubclass(one, Vocabulary)), None
    )
    return next(iter(each)).label if each else ""


ONCE = {"doc_no", "supersedes"}
"""What only one record may have."""


def owners(model: type[Model]) -> list[str]:
    """The fields that name the owner of a record."""
    return [
        name
        for name, shape in shapes(model).items()
        if any(isinstance(mark, Ref) and mark.owner for mark in shape.marks)
    ]


def twins(name: str, rows: Sequence[Any], scope: str, *, full: bool = False) -> Iterator[Any]:
    """What is added to a collection and must not show: by its own scope, or by its owner's.

    With `full` every field has a value; such records obey no rules.
    """
    model = COLLECTIONS[name].model
    for index, row in enumerate(small.english(model, row) for row in rows):
        marked = twin(model, filled(model, row) if full else row)
        marked |= {name: f"{MARK}{index}" for name in ("title", "doc_no") if name in marked}
        owned = any(field in marked for field in owners(model))
        if name.endswith("/organisations") and "parent_id" not in marked:
            marked["parent_id"] = row["id"]
        if issubclass(model, Published):
            yield {**marked, "scope": scope}
            if owned:
                other = {**marked, "id": f"{marked['id']}-2", "former_ids": []}
                yield {key: value for key, value in other.items() if key not in ONCE}
        elif owned or model is Person:
            yield marked
