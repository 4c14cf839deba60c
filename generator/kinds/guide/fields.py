"""The models of all collections → tables of their fields, as staff fill them in."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from msgspec import Struct

from generator.contract import Collection, Kind
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
    Ref,
    Slug,
    Text,
    Url,
    Vocabulary,
    Year,
)
from generator.schema.fields import Shape, shapes
from generator.schema.files import FileRef, PhotoRef
from generator.world import World, once

SPELLINGS: tuple[tuple[Any, str], ...] = (
    (Day, "日期，如 2026-05-18"),
    (Month, "年月，如 2026-05"),
    (Year, "年份，如 2026"),
    (Count, "整数"),
    (Number, "数字"),
    (Amount, "金额，元"),
    (Flag, "是或否"),
    (Slug, "小写字母、数字、连字符"),
    (Phone, "办公电话"),
    (Email, "电子邮箱"),
    (Url, "完整网址"),
    (FileRef, "content/ 之下的文件"),
    (PhotoRef, "content/ 之下的照片"),
    (Body, "正文"),
    (Prose, "文字，可以分段"),
    (Text, "一行文字"),
)
"""How the values of a type are written."""

LAST = ("scope", "former_ids")
"""Fields that every public record has, listed after those of its own."""


class Row(Struct, frozen=True):
    """One field; `words` are all that it may hold, empty where it is free."""

    label: str
    name: str
    required: str
    spelling: str
    words: str
    hint: str
    example: str


class Table(Struct, frozen=True):
    """The fields of one collection, or of a group of fields within it."""

    title: str
    anchor: str
    files: tuple[str, ...]
    rows: tuple[Row, ...]


class Section(Struct, frozen=True):
    """The collections of one kind."""

    title: str
    anchor: str
    tables: tuple[Table, ...]


@once
def sections(world: World) -> tuple[Section, ...]:
    """The tables of all collections in the order of the site."""
    titles = {one.name: one.title for kind in world.kinds for one in kind.collections}
    return tuple(
        Section(
            kind.title or kind.collections[0].title,
            f"kind-{_anchor(kind.name)}",
            tuple(_tables(kind, titles)),
        )
        for kind in world.kinds
        if kind.collections
    )


def _anchor(name: str) -> str:
    return name.replace("_", "-")


def _tables(kind: Kind, titles: Mapping[str, str]) -> Iterator[Table]:
    for collection in kind.collections:
        anchor = _anchor(collection.name)
        files = tuple(_files(kind, collection))
        yield from _table(collection.title, anchor, collection.model, files, titles)


def _files(kind: Kind, collection: Collection) -> Iterator[str]:
    """The files that hold the collection; a table cannot hold groups of fields."""
    grouped = any(shape.nested for shape in shapes(collection.model).values())
    name = f"data/{kind.name}/{collection.name}"
    if not grouped and not collection.single:
        yield f"{name}.csv"
    yield f"{name}.yml"
    if collection.markdown:
        yield f"content/{kind.name}/编号.md"


def _table(
    title: str,
    anchor: str,
    model: type[Model],
    files: tuple[str, ...],
    titles: Mapping[str, str],
) -> Iterator[Table]:
    """The table of a model, then those of the groups of fields within it."""
    own = sorted(shapes(model).values(), key=lambda shape: shape.name in LAST)
    yield Table(title, anchor, files, tuple(_row(model, shape, titles) for shape in own))
    for shape in own:
        if shape.nested is not None:
            name = f"{title} · {shape.label}"
            yield from _table(name, f"{anchor}-{_anchor(shape.name)}", shape.nested, (), titles)


def _row(model: type[Model], shape: Shape, titles: Mapping[str, str]) -> Row:
    info = model.model_fields[shape.name]
    words = _vocabulary(info.annotation)
    return Row(
        shape.label,
        shape.name,
        "必填" if info.is_required() else "选填",
        _spelling(shape, words, titles) + ("，几个之间用；分开" if _listed(shape) else ""),
        "、".join(word.label for word in words) if words else "",
        info.description or "",
        str(info.examples[0]) if info.examples else "",
    )


def _listed(shape: Shape) -> bool:
    return shape.many and shape.nested is None


def _spelling(shape: Shape, words: type[Vocabulary] | None, titles: Mapping[str, str]) -> str:
    if shape.nested is not None:
        return "若干组字段，见下面的表" if shape.many else "一组字段，见下面的表"
    if words is not None:
        return "从固定的词里选"
    ref = next((mark for mark in shape.marks if isinstance(mark, Ref)), None)
    if ref is not None:
        return f"“{titles[ref.collection]}”里的编号"
    # An alias of a type is known by its marks, which a field of that type carries too.
    known = (text for kind, text in SPELLINGS if all(m in shape.marks for m in get_args(kind)[1:]))
    return next(known, "文字")


def _vocabulary(annotation: Any) -> type[Vocabulary] | None:
    """The list of words inside an annotation."""
    if isinstance(annotation, type) and not get_args(annotation):
        return annotation if issubclass(annotation, Vocabulary) else None
    found = (_vocabulary(part) for part in get_args(annotation))
    return next((words for words in found if words), None)
