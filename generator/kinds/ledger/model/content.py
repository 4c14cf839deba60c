"""A notice or institution → the part of it that must stay as it was published."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from msgspec import Struct

from generator.kinds.institutions.model import Institution
from generator.kinds.notices.model import Notice, NoticeFigure, NoticePerson
from generator.kinds.organisations.model import Organisation
from generator.schema import Entry, Later, Model, Published, Ref, Scope
from generator.schema.fields import shapes
from generator.world import World, once

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
FILE = "attachment "
"""What the name of an attachment begins with among the fields."""


class Covered(Struct, frozen=True):
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
        for id, group in world.by(model, "id").items():
            for place, entry in enumerate(group):
                if public(world, entry.value):
                    yield _covered(world, matter, model, id, place)


def public(world: World, record: Notice | Institution) -> bool:
    """Whether society sees a record: it and its organisation are open, as far as that is known."""
    organisation = world.get(Organisation, record.org_id)
    hidden = organisation is not None and organisation.scope is not Scope.SOCIETY
    return record.scope is Scope.SOCIETY and not hidden


@once
def _covered(
    world: World, matter: Matter, model: type[Notice | Institution], id: str, place: int
) -> Covered:
    entry: Entry[Any] = world.by(model, "id")[id][place]
    fields = dict(_fields(entry.value))
    if (body := entry.record.data.get("body")) is not None:
        # As it stands in the file: pictures in it are replaced by derived ones later.
        fields["body"] = "\n".join(line.rstrip() for line in str(body).strip().splitlines())
    linked = sorted(world.links(entry.record.file))
    for file in (*getattr(entry.value, "attachments", ()), *linked):
        fields[f"{FILE}{file}"] = world.digest(file)
    fields |= _as_named(world, matter, entry, fields)
    people = ""
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
    before = read(next(filter(None, texts), "")) or {}
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


def read(text: str) -> dict[str, str] | None:
    """Kept content by field, None where the text is none."""
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return fields if isinstance(fields, dict) else None
