"""Files of a site → parsed entries of every collection."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from generator import sources
from generator.contract import Collection, Kind
from generator.diagnostics import Diagnostic, Location, Related, Severity
from generator.schema import Entry, Model, canonical_id, parse
from generator.schema.fields import names, shapes
from generator.schema.parse import nearest
from generator.sources import Record

from . import headers, listing
from .codes import MEND


@dataclass(slots=True)
class Gathered:
    """What stands in the files: sound entries, all ids, pages by hand, and what is wrong.

    A model is `incomplete` when a record of it may stand there under a name nobody can read.
    """

    entries: dict[type[Model], list[Entry[Any]]] = field(default_factory=dict)
    known: dict[type[Model], dict[str, Location]] = field(default_factory=dict)
    incomplete: set[type[Model]] = field(default_factory=set)
    by_hand: list[PurePosixPath] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def gather(root: Path, kinds: Sequence[Kind]) -> Gathered:
    """Everything in `data/` and in the kinds' folders of `content/`; nothing raises."""
    result = Gathered()
    folders = [kind.name for kind in kinds]
    for path in listing.files(root / "data"):
        _data_file(result, root, kinds, PurePosixPath(path.relative_to(root).as_posix()))
    for path in listing.files(root / "content"):
        file = PurePosixPath(path.relative_to(root).as_posix())
        if len(file.parts) > 2 and file.parts[1] in folders:
            _content_file(result, root, kinds, file)
        elif file.suffix.lower() == ".md":
            _page_by_hand(result, root, folders, file)
    _singles(result, kinds)
    return result


def _data_file(result: Gathered, root: Path, kinds: Sequence[Kind], file: PurePosixPath) -> None:
    suffix = file.suffix.lower()
    if any(kind.keeps and file.parts[1:3] == (kind.name, kind.keeps) for kind in kinds):
        return
    collection = listing.find(kinds, file) if suffix in (".csv", ".yml", ".yaml") else None
    if collection is not None:
        _take(result, collection, sources.read(root, str(file)))
    elif suffix in listing.SPREADSHEETS:
        message = f"“{file.name}”是电子表格，系统不读它"
        _unread(result, kinds, file, listing.fault("source/spreadsheet", message, file))
    elif file.name != "README.md":
        _unread(result, kinds, file, listing.unknown(kinds, file))


def _unread(
    result: Gathered, kinds: Sequence[Kind], file: PurePosixPath, fault: Diagnostic
) -> None:
    """A file nobody reads may hold any record of its kind."""
    result.diagnostics.append(fault)
    for kind in kinds:
        if kind.name == file.parts[1]:
            result.incomplete.update(collection.model for collection in kind.collections)


def _content_file(result: Gathered, root: Path, kinds: Sequence[Kind], file: PurePosixPath) -> None:
    """A file in a kind's folder: a record in Markdown, or something that records name."""
    collection = listing.find(kinds, file)
    if file.suffix == ".md" and collection is not None:
        _page_file(result, root, collection, file)
    elif file.suffix.lower() == ".md" or file.name.lower().endswith(".md.txt"):
        message = f"“{file}”不会被读取：文件名要以小写的 .md 结尾"
        help_text = "把扩展名改成 .md；Windows 上要先显示扩展名。"
        if collection is None:
            help_text = f"记录请放到 data/{file.parts[1]}/ 里。"
            message = f"“{file}”不会被读取：content/{file.parts[1]}/ 里不放这种文件"
        result.diagnostics.append(listing.fault("source/misplaced-page", message, file, help_text))
    elif len(file.parts) == 3 and file.suffix.lower() in (".csv", ".yml", ".yaml"):
        message = f"“{file}”不会被读取：content/{file.parts[1]}/ 里不放这种文件"
        help_text = f"记录请放到 data/{file.parts[1]}/ 里。"
        result.diagnostics.append(listing.fault("source/misplaced-page", message, file, help_text))


def _page_by_hand(
    result: Gathered, root: Path, folders: Sequence[str], file: PurePosixPath
) -> None:
    """A page outside the kinds' folders is published as it is, so it must not be a record."""
    result.by_hand.append(file)
    for record in sources.read(root, str(file)).records:
        if {"编号", "公开范围", "id", "scope"} & record.data.keys():
            near = nearest(file.parts[1], list(folders))
            message = f"“{file}”像是一条记录，但不在任何栏目的文件夹里，会被原样公开"
            help_text = f"是不是应当放在 content/{near}/？" if near else ""
            result.diagnostics.append(
                listing.fault("source/misplaced-page", message, file, help_text)
            )
            return
    message = f"“{file}”不属于任何栏目，会原样公开"
    result.diagnostics.append(listing.fault("source/page-by-hand", message, file))


def _page_file(result: Gathered, root: Path, collection: Collection, file: PurePosixPath) -> None:
    if len(file.parts) != 3 or file.stem == "index":
        message = f"“{file}”应当直接放在 content/{file.parts[1]}/ 之下，且不叫 index.md"
        result.diagnostics.append(listing.fault("source/misplaced-page", message, file))
        result.incomplete.add(collection.model)
        return
    source = sources.read(root, str(file))
    records = tuple(_named(collection, record, file.stem) for record in source.records)
    _take(result, collection, sources.Source(source.file, records, source.faults))
    for record in records:
        given = _raw_id(collection.model, record)
        if given and given != file.stem:
            message = f"编号是“{given}”，文件名是“{file.name}”，两者应当一致"
            result.diagnostics.append(listing.fault("source/misplaced-page", message, file))


def _named(collection: Collection, record: Record, stem: str) -> Record:
    """A page's record with its file name as id, unless it names one itself."""
    if "id" not in collection.model.model_fields or _raw_id(collection.model, record):
        return record
    return Record(record.file, {"id": stem, **record.data}, record.find, record.row)


def _take(result: Gathered, collection: Collection, source: sources.Source) -> None:
    model = collection.model
    columns, faults = headers.read(model, source.header)
    result.diagnostics.extend(faults)
    # The rows of a table without a header have too many cells, one and all.
    result.diagnostics.extend(
        one for one in source.faults if columns.readable or one.code != "source/csv-extra-cell"
    )
    if any(fault.severity is Severity.ERROR for fault in source.faults):
        result.incomplete.add(model)
    if not columns.readable:
        result.incomplete.add(model)
    for record in source.records if columns.readable else ():
        entry, diagnostics = parse(model, _without(record, columns.strange))
        # What stands under a misspelt header, or has no column at all, has been reported once.
        for one in diagnostics:
            if one.code != "schema/missing" or one.location.field not in columns.absent:
                result.diagnostics.append(one)
        if entry is not None:
            result.entries.setdefault(model, []).append(entry)
        if id := _raw_id(model, record):
            _register(result, model, id, record)
        elif entry is None:
            # Nobody can say what the record would have been called.
            result.incomplete.add(model)


def _without(record: Record, strange: frozenset[str]) -> Record:
    if not strange:
        return record
    kept = {key: value for key, value in record.data.items() if key not in strange}
    return replace(record, data=kept)


def _register(result: Gathered, model: type[Model], id: str, record: Record) -> None:
    """An id stands only once among the records of a model."""
    known = result.known.setdefault(model, {})
    place = record.location((_id_key(model, record),), names_label(model))
    if id in known and model.UNIQUE:
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
    """The id of a record in its canonical spelling; empty where there is none, or an unsound one."""
    raw = record.data.get(_id_key(model, record)) if "id" in shapes(model) else ""
    return canonical_id(raw) if isinstance(raw, str) else ""


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


def models(kinds: Sequence[Kind]) -> Mapping[str, type[Model]]:
    """The model of each collection by its name."""
    return {entry.name: entry.model for kind in kinds for entry in kind.collections}
