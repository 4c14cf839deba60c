"""Options as typed → raw values under the Chinese terms, as a file would hold them."""

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.diagnostics import Diagnostic, Severity
from generator.schema import Model, parse
from generator.schema.fields import names
from generator.sources import Raw, Record, Span

from .fields import Field, fields

NOWHERE = Span(1, 1)
"""The place of a value that stands in no file yet."""


def value(field: Field, texts: Sequence[str]) -> Raw:
    """The raw value of a field from one or more texts; `；` separates several values in one."""
    if field.nested is not None:
        groups: list[Raw] = [group(field.nested, text) for text in texts]
        return groups if field.many else groups[-1]
    if field.many:
        return [
            part.strip() for text in texts for part in re.split(r"[；;\n]", text) if part.strip()
        ]
    return texts[-1]


def group(model: type[Model], text: str) -> dict[str, Raw]:
    """The fields of a nested record from `字段=值；字段=值`.

    A field begins where its name stands before `=`; so values may hold `；`. What comes before the
    first name is kept under an empty key, which the model refuses.
    """
    known = sorted(names(model), key=len, reverse=True)
    pattern = r"(?:^|[；;，,\s])\s*(" + "|".join(map(re.escape, known)) + r")\s*[=＝]"
    found = list(re.finditer(pattern, text))
    before = text[: found[0].start()] if found else text
    result: dict[str, Raw] = {before.strip(): before} if before.strip() else {}
    by_name = {field.name: field for field in fields(model)}
    for index, start in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        field = by_name[names(model)[start[1]]]
        result[field.label] = value(field, [text[start.end() : end].strip(" ；;，,\n")])
    return result


def problems(model: type[Model], field: Field, raw: Raw) -> tuple[Diagnostic, ...]:
    """What the schema says about one value of a field; empty when it is sound."""
    _, found = parse(model, record({field.label: raw}))
    return tuple(one for one in found if one.severity is Severity.ERROR and _of(field, one))


def _of(field: Field, found: Diagnostic) -> bool:
    """Whether a finding is about a value of a field: `评价项目 2 · 编号` is about 评价项目."""
    first = found.location.field.split(" · ")[0]
    return re.fullmatch(re.escape(field.label) + r"(?: \d+)?", first) is not None


def record(data: Mapping[str, Raw]) -> Record:
    """A record that stands in no file yet."""
    return Record("", data, lambda path: NOWHERE)


def missing(model: type[Model], data: Mapping[str, Raw], *, body: bool) -> Iterator[Field]:
    """The required fields without a value; the text of a page only when `body` asks for it."""
    for field in fields(model):
        if field.required and not data.get(field.label) and (body or field.name != "body"):
            yield field
