"""A notice or institution → the part of it that must stay as it was published."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import Enum
from functools import cache
from itertools import takewhile
from typing import Any

from generator.contract import World
from generator.kinds.institutions.model import Institution
from generator.kinds.notices.model import Notice, NoticeFigure, NoticePerson
from generator.kinds.organisations.model import Organisation
from generator.schema import Entry, Later, Model, Published, Ref, Scope
from generator.schema.fields import shapes

from .records import Matter, kept

IDENTITY = frozenset({"id", "former_ids", "scope"})
"""Fields that say which record it is and who may see it; other rules watch them."""

SHORT = 5
"""Digits of the fingerprint of persons: so few that no list can be guessed back from it."""

_NAMED: Mapping[str, type[Published]] = {
    "institutions": Institution,
    "notices": Notice,
    "organisations": Organisation,
}
_FILE = "attachment "
_CONTEXT = 8
_SHOWN = 4
_LONGEST = 60
_MOST = 500_000


@dataclass(frozen=True, slots=True)
class Covered:
    """A record that the ledger covers, its content by field, and the fingerprints of it."""

    matter: Matter
    id: str
    entry: Entry[Any]
    fields: Mapping[str, str]
    people: str

    @property
    def content(self) -> str:
        """The fingerprint of the content."""
        return fingerprint(serialised(self.fields))

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids that the record had before, and its own."""
        return (*self.entry.value.former_ids, self.id)


def covered(world: World) -> Iterator[Covered]:
    """Every public notice and institution."""
    models: tuple[tuple[Matter, type[Notice | Institution]], ...] = (
        (Matter.NOTICE, Notice),
        (Matter.INSTITUTION, Institution),
    )
    for matter, model in models:
        for entry in world.all(model):
            if public(world, entry.value):
                yield _covered(world, matter, entry)


def public(world: World, record: Notice | Institution) -> bool:
    """Whether society sees a record: it and its organisation are open, as far as that is known."""
    organisation = world.get(Organisation, record.org_id)
    hidden = organisation is not None and organisation.scope is not Scope.SOCIETY
    return record.scope is Scope.SOCIETY and not hidden


def _covered(world: World, matter: Matter, entry: Entry[Any]) -> Covered:
    fields = dict(_fields(entry.value))
    if (body := entry.record.data.get("body")) is not None:
        # As it stands in the file: pictures in it are replaced by derived ones later.
        fields["body"] = "\n".join(line.rstrip() for line in str(body).strip().splitlines())
    linked = sorted(world.linked.get(entry.record.file, ()))
    for file in (*getattr(entry.value, "attachments", ()), *linked):
        fields[f"{_FILE}{file}"] = world.disk.digest(file)
    fields |= _as_named(world, matter, entry, fields)
    id, people = entry.value.id, ""
    if matter is Matter.NOTICE:
        rows = [_row(one.value) for one in world.by(NoticeFigure, "notice_id").get(id, ())]
        fields |= {"figures": "\n".join(rows)} if rows else {}
        names = [_row(one.value) for one in world.by(NoticePerson, "notice_id").get(id, ())]
        people = fingerprint("\n".join(names))[:SHORT] if names else ""
    return Covered(matter, id, entry, fields, people)


def _fields(record: Model) -> Iterator[tuple[str, str]]:
    for name in _lasting(type(record)):
        value = getattr(record, name)
        if value not in (None, "", ()):
            yield name, _text(value)


@cache
def _lasting(model: type[Model]) -> tuple[str, ...]:
    """The fields of a model that must stay as they were published."""
    return tuple(
        name
        for name, shape in shapes(model).items()
        if name not in IDENTITY and not any(isinstance(mark, Later) for mark in shape.marks)
    )


def _as_named(
    world: World, matter: Matter, entry: Entry[Any], fields: Mapping[str, str]
) -> dict[str, str]:
    """The ids that a record names, as they were when it was published, where they were renamed."""
    named: dict[str, tuple[str, ...]] = {}
    record: Model = entry.value
    for name, model in _references(type(record)):
        other = world.get(model, fields.get(name))
        if other and other.former_ids:
            named[name] = other.former_ids
    ids = (*entry.value.former_ids, entry.value.id) if named else ()
    texts = (world.disk.text(kept(matter, id)) for id in ids)
    before = _read(next(filter(None, texts), "")) or {}
    return {name: before[name] for name, ids in named.items() if before.get(name) in ids}


@cache
def _references(model: type[Model]) -> tuple[tuple[str, type[Published]], ...]:
    """The fields of a model that name records whose ids may change, and what they name."""
    marks = ((name, mark) for name, one in shapes(model).items() for mark in one.marks)
    refs = ((name, mark.collection) for name, mark in marks if isinstance(mark, Ref))
    return tuple((name, _NAMED[collection]) for name, collection in refs if collection in _NAMED)


def _row(record: Model) -> str:
    return "\t".join(text for name, text in _fields(record) if name != "notice_id")


def _text(value: Any) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return "\n".join(map(_text, value))
    return value.isoformat() if isinstance(value, date) else str(value)


def serialised(fields: Mapping[str, str]) -> str:
    """Content as the text that is kept and fingerprinted."""
    return json.dumps(fields, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def fingerprint(text: str) -> str:
    """The SHA-256 of a text in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def difference(
    model: type[Model], before: str, after: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """The fields that have changed since and how, word by word; none where `before` is unreadable."""
    old, said = _read(before), []
    if old is None:
        return ()
    for name in sorted({*old, *after}):
        if old.get(name, "") != after.get(name, ""):
            changes = _of_file if name.startswith(_FILE) else _of_text
            told = "，".join(changes(old.get(name, ""), after.get(name, "")))
            said.append((name, f"{_label(model, name)}：{told}"))
    return tuple(said)


def _read(text: str) -> dict[str, str] | None:
    """Kept content by field, None where the text is none."""
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return fields if isinstance(fields, dict) else None


def _label(model: type[Model], name: str) -> str:
    if name.startswith(_FILE):
        return f"附件“{name.removeprefix(_FILE)}”"
    return (
        shapes(model)[name].label
        if name in shapes(model)
        else {"figures": "数据表"}.get(name, name)
    )


def _of_file(old: str, new: str) -> Iterator[str]:
    yield "文件内容变了" if old and new else "现在没有了" if old else "原来没有"


def _of_text(old: str, new: str) -> Iterator[str]:
    if not old or not new:
        yield f"原来{_quoted(old) or '没有'}，现在{_quoted(new) or '没有了'}"
        return
    places = list(_places(old, new))
    for around, gone, come in places[:_SHOWN]:
        what = (
            f"“{_cut(gone)}”改成“{_cut(come)}”"
            if gone and come
            else f"删去“{_cut(gone)}”"
            if gone
            else f"加上“{_cut(come)}”"
        )
        yield f"“{around}”之后{what}" if around else f"开头{what}"
    if len(places) > _SHOWN:
        yield f"另有 {len(places) - _SHOWN} 处"


def _places(old: str, new: str) -> Iterator[tuple[str, str, str]]:
    """What stands before each difference, what has gone and what has come: first by sentences."""
    before, after = _sentences(old), _sentences(new)
    for from_, to, start, end in _different(before, after):
        ahead = _words("".join(before[max(from_ - _CONTEXT, 0) : from_]))[-_CONTEXT:]
        gone, come = _words("".join(before[from_:to])), _words("".join(after[start:end]))
        for first, last, begin, stop in _different(gone, come):
            around = "".join([*ahead, *gone[:first]][-_CONTEXT:])
            yield " ".join(around.split()), "".join(gone[first:last]), "".join(come[begin:stop])


def _different(before: list[str], after: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where two lists differ; in one stretch where comparing them would take too long."""
    counts = Counter(after)
    if sum(counts[one] for one in before) > _MOST:
        head = _same(before, after)
        tail = _same(before[head:][::-1], after[head:][::-1])
        yield head, len(before) - tail, head, len(after) - tail
        return
    for what, *ends in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal":
            yield ends[0], ends[1], ends[2], ends[3]


def _same(before: list[str], after: list[str]) -> int:
    """How many parts two lists begin with in common."""
    pairs = zip(before, after, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _sentences(text: str) -> list[str]:
    return re.findall(r"[^。！？；\n]*[。！？；\n]|[^。！？；\n]+", text)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"


def _quoted(text: str) -> str:
    flat = " ".join(text.split())
    return f"是“{flat[:40]}{'……' if len(flat) > 40 else ''}”" if flat else ""


def _words(text: str) -> list[str]:
    """Chinese by the character, other words whole."""
    return re.findall(r"[A-Za-z0-9.%-]+|\s+|.", text)
