"""One file of records → its sound entries, the ids that stand in it, and what is wrong."""

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec import Struct, field

from generator import sources
from generator.contract import Collection
from generator.diagnostics import Diagnostic, Location, Severity
from generator.schema import Entry, Model, canonical_id, parse
from generator.schema.fields import names, shapes
from generator.sources import Record, Source

from . import headers, listing


class Taken(Struct):
    """What stands in one file; it is `incomplete` where a record may stand there unread.

    `sound` are the rows of a table of which nothing had to be said.
    """

    model: type[Model]
    entries: list[Entry[Any]] = field(default_factory=list)
    ids: list[tuple[str, Location]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    incomplete: bool = False
    sound: dict[int, Entry[Any]] = field(default_factory=dict)


def table(collection: Collection, root: Path, file: PurePosixPath, before: Taken | None) -> Taken:
    """The records of a file of `data/`; rows that stand as they stood `before` are the same."""
    return _take(collection, sources.read(root, str(file)), before)


def page(collection: Collection, root: Path, file: PurePosixPath) -> Taken:
    """The record in a file of `content/`, whose name is its id."""
    if len(file.parts) != 3 or file.stem == "index":
        message = f"“{file}”应当直接放在 content/{file.parts[1]}/ 之下，且不叫 index.md"
        fault = listing.fault("source/misplaced-page", message, file)
        return Taken(collection.model, diagnostics=[fault], incomplete=True)
    source = sources.read(root, str(file))
    records = tuple(_named(collection, record, file.stem) for record in source.records)
    taken = _take(collection, Source(source.file, records, source.faults))
    for id, _ in taken.ids:
        if id != file.stem:
            message = f"编号是“{id}”，文件名是“{file.name}”，两者应当一致"
            taken.diagnostics.append(listing.fault("source/misplaced-page", message, file))
    return taken


def _named(collection: Collection, record: Record, stem: str) -> Record:
    """A page's record with its file name as id, unless it names one itself."""
    if "id" not in collection.model.model_fields or _raw_id(collection.model, record):
        return record
    return Record(record.file, {"id": stem, **record.data}, record.find, record.row)


def _take(collection: Collection, source: Source, before: Taken | None = None) -> Taken:
    model = collection.model
    columns, faults = headers.read(model, source.header)
    # The rows of a table without a header have too many cells, one and all.
    told = [one for one in source.faults if columns.readable or one.code != "source/csv-extra-cell"]
    broken = any(fault.severity is Severity.ERROR for fault in source.faults)
    taken = Taken(model, diagnostics=[*faults, *told], incomplete=broken or not columns.readable)
    for record in source.records if columns.readable else ():
        entry = _known(record, before)
        if entry is None:
            entry, diagnostics = parse(model, _without(record, columns.strange))
            # What stands under a misspelt header, or has no column at all, has been reported once.
            said = [
                one
                for one in diagnostics
                if one.code != "schema/missing" or one.location.field not in columns.absent
            ]
            taken.diagnostics.extend(said)
            if entry is not None and not diagnostics and record.row:
                taken.sound[record.row] = entry
        else:
            taken.sound[record.row] = entry
        if entry is not None:
            taken.entries.append(entry)
        if id := _raw_id(model, record):
            place = record.location((_id_key(model, record),), names_label(model))
            taken.ids.append((id, place))
        elif entry is None:
            # Nobody can say what the record would have been called.
            taken.incomplete = True
    return taken


def _known(record: Record, before: Taken | None) -> Entry[Any] | None:
    """The entry of a row that stood in the same place with the same text and the same header."""
    entry = before.sound.get(record.row) if before else None
    if entry is None:
        return None
    old = entry.record
    told = record.text, record.line, record.columns
    return entry if told == (old.text, old.line, old.columns) else None


def _without(record: Record, strange: frozenset[str]) -> Record:
    if not strange:
        return record
    kept = {key: value for key, value in record.data.items() if key not in strange}
    return replace(record, data=kept)


def names_label(model: type[Model]) -> str:
    """The Chinese term of a model's id."""
    return model.model_fields["id"].title or "id"


def _id_key(model: type[Model], record: Record) -> str:
    known = names(model)
    return next((key for key in record.data if known.get(key) == "id"), "id")


def _raw_id(model: type[Model], record: Record) -> str:
    """The id of a record in its canonical spelling; empty where there is none, or an unsound one."""
    raw = record.data.get(_id_key(model, record)) if "id" in shapes(model) else ""
    return canonical_id(raw) if isinstance(raw, str) else ""
