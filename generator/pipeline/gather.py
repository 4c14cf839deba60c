"""Files of a site → parsed entries of every collection."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec import Struct, field

from generator import sources
from generator.contract import Kind
from generator.diagnostics import Diagnostic, Location, Related
from generator.schema import Entry, Model
from generator.schema.parse import nearest

from . import listing, taking
from .codes import MEND
from .listing import Listed
from .memory import Memo
from .taking import Taken


class Gathered(Struct):
    """What stands in the `files`: sound entries, all ids, pages by hand, and what is wrong.

    A model is `incomplete` when a record of it may stand there under a name nobody can read.
    """

    entries: dict[type[Model], list[Entry[Any]]] = field(default_factory=dict)
    known: dict[type[Model], dict[str, Location]] = field(default_factory=dict)
    incomplete: set[type[Model]] = field(default_factory=set)
    by_hand: list[PurePosixPath] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    memo: Memo = field(default_factory=Memo)
    files: tuple[Listed, ...] = ()


def gather(
    root: Path,
    kinds: Sequence[Kind],
    memo: Memo | None = None,
    folders: Sequence[str] = ("data", "content"),
) -> Gathered:
    """Everything in `data/` and in the kinds' folders of `content/`, or in some of these; nothing raises.

    What a `memo` knows is not read again.
    """
    result = Gathered(memo=memo or Memo())
    names = [kind.name for kind in kinds]
    result.files = tuple(one for folder in folders for one in listing.listed(root, folder))
    for one in result.files:
        file = one.file
        if file.parts[0] == "data":
            _data_file(result, root, kinds, one)
        elif len(file.parts) > 2 and file.parts[1] in names:
            _content_file(result, root, kinds, one)
        elif file.suffix.lower() == ".md":
            _page_by_hand(result, root, names, file)
    _singles(result, kinds)
    return result


def _data_file(result: Gathered, root: Path, kinds: Sequence[Kind], one: Listed) -> None:
    file = one.file
    suffix = file.suffix.lower()
    if any(kind.keeps and file.parts[1:3] == (kind.name, kind.keeps) for kind in kinds):
        return
    collection = listing.find(kinds, file) if suffix in (".csv", ".yml", ".yaml") else None
    if collection is not None:
        _read(result, one, partial(taking.table, collection, root, file))
    elif suffix in listing.SPREADSHEETS:
        message = f"“{file.name}”是电子表格，系统不读它"
        _unread(result, kinds, file, listing.fault("source/spreadsheet", message, file))
    elif file.name != "README.md":
        _unread(result, kinds, file, listing.unknown(kinds, file))


def _read(result: Gathered, one: Listed, read: Callable[[Taken | None], Taken]) -> None:
    """Take what stands in a file; `read` is given what stood there before."""
    before = result.memo.before(one.file)
    _take(result, result.memo.get(one.file, one.state, lambda: read(before)))


def _unread(
    result: Gathered, kinds: Sequence[Kind], file: PurePosixPath, fault: Diagnostic
) -> None:
    """A file nobody reads may hold any record of its kind."""
    result.diagnostics.append(fault)
    for kind in kinds:
        if kind.name == file.parts[1]:
            result.incomplete.update(collection.model for collection in kind.collections)


def _content_file(result: Gathered, root: Path, kinds: Sequence[Kind], one: Listed) -> None:
    """A file in a kind's folder: a record in Markdown, or something that records name."""
    file = one.file
    collection = listing.find(kinds, file)
    if file.suffix == ".md" and collection is not None:
        _read(result, one, lambda before: taking.page(collection, root, file))
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


def _take(result: Gathered, taken: Taken) -> None:
    """Add what stands in a file to what stands in those before it."""
    model = taken.model
    result.diagnostics.extend(taken.diagnostics)
    if taken.entries:
        result.entries.setdefault(model, []).extend(taken.entries)
    if taken.incomplete:
        result.incomplete.add(model)
    known = result.known.setdefault(model, {}) if taken.ids else {}
    for id, place in taken.ids:
        if id in known and model.UNIQUE:
            related = (Related(known[id], "先出现在这里"),)
            message, mend = f"编号“{id}”已经用过", "给其中一条换一个编号。"
            code = "schema/duplicate-id"
            result.diagnostics.append(Diagnostic(code, message, place, help=mend, related=related))
        known.setdefault(id, place)


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
