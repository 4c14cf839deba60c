"""A model → its fields as they are asked for and as they are offered as options."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any, get_args

from msgspec import Struct

from generator.schema import Model, Published, Ref, Vocabulary
from generator.schema.fields import Shape, shapes
from generator.sources.markdown_page import BODY

LAST = ("scope", "former_ids", "id")
"""Asked for after the fields of the kind itself: an id is best chosen when the rest is known."""

_SORTS: Mapping[type, str] = {
    date: "日期",
    bool: "是否",
    int: "数字",
    Decimal: "数字",
    PurePosixPath: "文件",
}


class Field(Struct, frozen=True):
    """One field: its names, what staff are told about it, and what it may hold.

    `sort` is the kind of value in two characters; `collection` is that of the records it names.
    """

    name: str
    label: str
    hint: str
    example: str
    required: bool
    many: bool
    sort: str
    choices: type[Vocabulary] | None
    collection: str
    nested: type[Model] | None

    @property
    def about(self) -> str:
        """Hint, example and words to choose from, in one sentence."""
        parts = [self.hint]
        if self.choices is not None and not self.example:
            parts.append("可选：" + "、".join(word.label for word in self.choices))
        if self.example:
            parts.append(f"例如 {self.example}")
        if self.nested is not None:
            labels = "、".join(field.label for field in fields(self.nested))
            parts.append(f"一组“字段=值”，用；分开：{labels}")
        return "；".join(part for part in parts if part)


def fields(model: type[Model]) -> tuple[Field, ...]:
    """The fields of a model in the order of asking."""
    own = [_field(model, shape) for shape in shapes(model).values()]
    return tuple(sorted(own, key=lambda field: _rank(field.name)))


def written(model: type[Model]) -> tuple[str, ...]:
    """The names of a model's fields as a file lists them: the id first, the scope last."""
    names = [name for name in shapes(model) if name not in LAST]
    common = [name for name in LAST[:2] if name in Published.model_fields and name in shapes(model)]
    return (*(["id"] if "id" in shapes(model) else []), *names, *common)


def _rank(name: str) -> int:
    return LAST.index(name) + 1 if name in LAST else 0


def _field(model: type[Model], shape: Shape) -> Field:
    info = model.model_fields[shape.name]
    types = [*_types(info.annotation)]
    choices = next((one for one in types if issubclass(one, Vocabulary)), None)
    ref = next((mark for mark in shape.marks if isinstance(mark, Ref)), None)
    return Field(
        shape.name,
        shape.label,
        info.description or "",
        str(info.examples[0]) if info.examples else "",
        info.is_required(),
        shape.many,
        _sort(types, choices, ref, shape),
        choices,
        ref.collection if ref else "",
        shape.nested,
    )


def _types(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for part in get_args(annotation):
        yield from _types(part)


def _sort(
    types: list[type], choices: type[Vocabulary] | None, ref: Ref | None, shape: Shape
) -> str:
    if shape.nested is not None:
        return "一组"
    if choices is not None:
        return "词语"
    if ref is not None or shape.name == "id":
        return "编号"
    return next((word for kind, word in _SORTS.items() if kind in types), "文字")


def is_body(field: Field) -> bool:
    """Whether a field is the text of a Markdown page."""
    return field.name == BODY
