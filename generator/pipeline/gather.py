"""Files of a site → parsed entries of every collection."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from generator import sources
from generator.contract import Collection, Kind
from generator.diagnostics import Diagnostic, Location, Related, Severity
from generator.schema import Entry, Model, parse
from generator.schema.fields import names
from generator.schema.parse import nearest
from generator.sources import Record

from .codes import MEND

SPREADSHEETS = frozenset({".xlsx", ".xls", ".et", ".ods", ".xlsm"})
"""Spreadsheet formats that have to be saved as CSV first."""


@dataclass(slots=True)
class Gathered:
    """What stands in the files: sound entries, raw ids, and what is wrong."""

    entries: dict[type[Model], list[Entry[Any]]] = field(default_factory=dict)
    known: dict[type[Model], dict[str, Location]] = field(default_factory=dict)
    incomplete: set[type[Model]] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def files(folder: Path) -> Iterator[Path]:
    """The files under a folder by name, without hidden files and those office programs leave."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        parts = path.relative_to(folder).parts
        if (path.is_file() or path.is_symlink()) and not any(part.startswith((".", "~$")) for part in parts):
            yield path


def find(kinds: Sequence[Kind], file: PurePosixPath) -> Collection | None:
    """The collection a file of `data/` or `content/` belongs to, or None."""
    top, folder, *rest = file.parts
    kind = next((kind for kind in kinds if kind.name == folder), None)
    if kind is None or not rest:
        return None
    if top == "content":
        return next((entry for entry in kind.collections if entry.markdown), None)
    word = rest[0].removesuffix(file.suffix) if len(rest) == 1 else rest[0]
    found = (entry for entry in kind.collections if word == entry.name)
    longer = (entry for entry in kind.collections if word.startswith(entry.name + "-"))
    return next(found, None) or next(longer, None)


def gather(root: Path, kinds: Sequence[Kind]) -> Gathered:
    """Everything in `data/` and in the kinds' folders of `content/`; nothing raises."""
    result = Gathered()
    for path in files(root / "data"):
        _data_file(result, root, kinds, PurePosixPath(path.relative_to(root).as_posix()))
    for kind in kinds:
        for path in files(root / "content" / kind.name):
            file = PurePosixPath(path.relative_to(root).as_posix())
            collection = find(kinds, file)
            if path.suffix.lower() == ".md" and collection is not None:
                _page_file(result, root, collection, file)
    _singles(result, kinds)
    return result


def _data_file(result: Gathered, root: Path, kinds: Sequence[Kind], file: PurePosixPath) -> None:
    suffix = file.suffix.lower()
    if suffix in SPREADSHEETS:
        message = f"“{file.name}”是电子表格，系统不读它"
        result.diagnostics.append(_at_file("source/spreadsheet", message, file))
    elif suffix in (".csv", ".yml", ".yaml"):
        collection = find(kinds, file)
        if collection is None:
            result.diagnostics.append(_unknown_file(kinds, file))
        else:
            source = sources.read(root, str(file))
            _take(result, collection, source)
    elif suffix != ".md":
        result.diagnostics.append(_unknown_file(kinds, file))


def _page_file(result: Gathered, root: Path, collection: Collection, file: PurePosixPath) -> None:
    if len(file.parts) != 3 or file.stem == "index":
        message = f"“{file}”应当直接放在 content/{file.parts[1]}/ 之下，且不叫 index.md"
        result.diagnostics.append(_at_file("source/misplaced-page", message, file))
        return
    source = sources.read(root, str(file))
    if not source.records and not source.faults:
        source = sources.Source(
            source.file, (), (_at_file("source/misplaced-page", "文件是空的", file),)
        )
    records = tuple(_named(collection, record, file.stem) for record in source.records)
    _take(result, collection, sources.Source(source.file, records, source.faults))
    for record in records:
        if (given := _raw_id(collection.model, record)) != file.stem:
            message = f"编号是“{given}”，文件名是“{file.name}”，两者应当一致"
            result.diagnostics.append(_at_file("source/misplaced-page", message, file))


def _named(collection: Collection, record: Record, stem: str) -> Record:
    """A page's record with its file name as id, unless it names one itself."""
    if "id" not in collection.model.model_fields or _raw_id(collection.model, record):
        return record
    return Record(record.file, {"id": stem, **record.data}, record.find, record.row)


def _take(result: Gathered, collection: Collection, source: sources.Source) -> None:
    model = collection.model
    result.diagnostics.extend(source.faults)
    if any(fault.severity is Severity.ERROR for fault in source.faults):
        result.incomplete.add(model)
    for record in source.records:
        if id := _raw_id(model, record):
            _register(result, model, id, record)
        entry, diagnostics = parse(model, record)
        result.diagnostics.extend(diagnostics)
        if entry is not None:
            result.entries.setdefault(model, []).append(entry)
        elif "id" not in model.model_fields:
            result.incomplete.add(model)


def _register(result: Gathered, model: type[Model], id: str, record: Record) -> None:
    """An id stands only once among the records of a model."""
    known = result.known.setdefault(model, {})
    place = record.location((_id_key(model, record),), names_label(model))
    if id in known:
        result.diagnostics.append(
            Diagnostic(
                "schema/duplicate-id",
                f"编号“{id}”已经用过",
                place,
                help="给其中一条换一个编号。",
                related=(Related(known[id], "先出现在这里"),),
            )
        )
    known.setdefault(id, place)


def names_label(model: type[Model]) -> str:
    """The Chinese term of a model's id."""
    return model.model_fields["id"].title or "id"


def _id_key(model: type[Model], record: Record) -> str:
    known = names(model)
    return next((key for key in record.data if known.get(key) == "id"), "id")


def _raw_id(model: type[Model], record: Record) -> str:
    raw = record.data.get(_id_key(model, record)) if "id" in model.model_fields else ""
    return raw.strip() if isinstance(raw, str) else ""


def _singles(result: Gathered, kinds: Sequence[Kind]) -> None:
    for collection in (entry for kind in kinds for entry in kind.collections if entry.single):
        entries = result.entries.get(collection.model, [])
        for extra in entries[1:]:
            place = extra.record.location()
            result.diagnostics.append(
                Diagnostic(
                    "source/single",
                    f"“{collection.title}”多了一条",
                    place,
                    help=MEND["source/single"],
                )
            )


def _at_file(code: str, message: str, file: PurePosixPath) -> Diagnostic:
    return Diagnostic(code, message, Location(str(file)), help=MEND[code])


def _unknown_file(kinds: Sequence[Kind], file: PurePosixPath) -> Diagnostic:
    paths = [f"data/{kind.name}/{entry.name}" for kind in kinds for entry in kind.collections]
    near = nearest(str(file.with_suffix("")), paths) if file.suffix in sources.FORMATS else ""
    help_text = f"是不是“{near}{file.suffix}”？" if near else MEND["source/unknown-file"]
    message = f"没有叫“{file}”的数据文件"
    return Diagnostic("source/unknown-file", message, Location(str(file)), help=help_text)


def models(kinds: Sequence[Kind]) -> Mapping[str, type[Model]]:
    """The model of each collection by its name."""
    return {entry.name: entry.model for kind in kinds for entry in kind.collections}
