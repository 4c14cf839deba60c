"""Entries → faults of what they name: records that do not exist, files that are not there."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from generator.contract import Kind
from generator.diagnostics import Diagnostic, Related, Severity
from generator.schema import Entry, Model
from generator.schema.codes import MEND as SCHEMA_MEND
from generator.schema.fields import bearing, shapes
from generator.schema.files import Stored
from generator.schema.parse import nearest
from generator.world import World

from .audience import ids_of
from .codes import MEND
from .gather import Gathered, models
from .shelf import Shelf


def unknown(gathered: Gathered, kinds: Sequence[Kind]) -> Iterator[Diagnostic]:
    """A reference names a record that stands in the data."""
    by_name = models(kinds)
    known = {name: gathered.known.get(model, {}) for name, model in by_name.items()}
    for entries in gathered.entries.values():
        for entry in entries:
            for path, ref, id in entry.refs:
                if id not in known[ref.collection]:
                    target = by_name[ref.collection]
                    if target not in gathered.incomplete:
                        yield _unknown(gathered, entry, path, target, id)


def _unknown(
    gathered: Gathered, entry: Entry[Any], path: tuple[str | int, ...], target: type[Model], id: str
) -> Diagnostic:
    known = gathered.known.get(target, {})
    near = nearest(id, list(known))
    related = (Related(known[near], f"“{near}”在这里"),) if near else ()
    return Diagnostic(
        "schema/unknown-reference",
        f"没有编号为“{id}”的记录",
        entry.location(*path),
        help=f"是不是“{near}”？" if near else SCHEMA_MEND["schema/unknown-reference"],
        related=related,
    )


def former(gathered: Gathered) -> Iterator[Diagnostic]:
    """A former id is not the id of another record."""
    for model, entries in gathered.entries.items():
        if "former_ids" not in model.model_fields:
            continue
        seen = dict(gathered.known.get(model, {}))
        for entry in entries:
            for index, id in enumerate(entry.value.former_ids):
                if id in seen:
                    yield Diagnostic(
                        "schema/duplicate-id",
                        f"曾用编号“{id}”已被占用",
                        entry.location("former_ids", index),
                        help="一个旧编号只能指向一条记录，且不能再用作新编号。",
                        related=(Related(seen[id], "占用它的记录在这里"),),
                    )
                seen.setdefault(id, entry.location("former_ids", index))


def stored(gathered: Gathered, shelf: Shelf) -> None:
    """Have the shelf look at every file and photograph that a record names in a field."""
    for model, entries in gathered.entries.items():
        for entry in entries if bearing(model, Stored) else ():
            for path, mark, file in entry.files:
                look = shelf.photo if mark.photo else shelf.file
                look(file, partial(entry.location, *path))


def world_known(gathered: Gathered) -> Mapping[type[Model], frozenset[str]]:
    """The ids that stand in the data, by model."""
    return {model: frozenset(known) for model, known in gathered.known.items()}


def hidden(world: World, kinds: Sequence[Kind], visible: World) -> Iterator[Diagnostic]:
    """What the public sees does not point to what it must not see."""
    with_ids = {name: model for name, model in models(kinds).items() if "id" in shapes(model)}
    gone = {
        name: unseen
        for name, model in with_ids.items()
        if (unseen := ids_of(world.all(model)) - ids_of(visible.all(model)))
    }
    for model in visible.entries:
        for entry in visible.all(model):
            for path, ref, id in entry.refs:
                if ref.collection in gone and id in gone[ref.collection]:
                    yield Diagnostic(
                        "pages/hidden-link",
                        f"所指的“{id}”不{visible.audience.label}",
                        entry.location(*path),
                        help=MEND["pages/hidden-link"],
                        severity=Severity.WARNING,
                    )
