"""Which files there are under a site, and what each of them holds by its name."""

from collections.abc import Iterator, Sequence
from operator import itemgetter
from pathlib import Path, PurePosixPath
from stat import S_ISLNK, S_ISREG

from msgspec import Struct

from generator import sources, walk
from generator.contract import Collection, Kind
from generator.diagnostics import Diagnostic, Location
from generator.schema.parse import nearest
from generator.walk import Told

from .codes import CODES
from .memory import State, state, state_of

SPREADSHEETS = frozenset({".xlsx", ".xls", ".et", ".ods", ".xlsm"})
"""Spreadsheet formats that have to be saved as CSV first."""


def files(folder: Path) -> Iterator[Path]:
    """The files under a folder by name, without hidden files and those office programs leave."""
    return (path for path, _, _ in _files(folder))


def _files(folder: Path) -> Iterator[tuple[Path, list[str], Told]]:
    """The same, each with its names under the folder and what the system tells of it."""
    found = walk.files(str(folder.resolve())) if folder.is_dir() else ()
    there = (
        (name.split("/"), told)
        for name, told in found
        if S_ISREG(told.st_mode) or S_ISLNK(told.st_mode)
    )
    for parts, told in sorted(there, key=itemgetter(0)):
        if not any(part.startswith((".", "~$")) for part in parts):
            yield folder.joinpath(*parts), parts, told


class Listed(Struct, frozen=True):
    """A file of a site: where it is, its path under the root, and the state in which it was found."""

    path: Path
    file: PurePosixPath
    state: State | None


def listed(root: Path, top: str) -> Iterator[Listed]:
    """The files in a folder of a site."""
    above = PurePosixPath(top)
    for path, parts, told in _files(root / top):
        known = state(path) if S_ISLNK(told.st_mode) else state_of(told)
        yield Listed(path, above.joinpath(*parts), known)


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


def fault(code: str, message: str, file: PurePosixPath, help: str = "") -> Diagnostic:
    """A fault of a whole file."""
    known = next(one for one in CODES if one.id == code)
    return Diagnostic(code, message, Location(str(file)), known.severity, help or known.mend)


def unknown(kinds: Sequence[Kind], file: PurePosixPath) -> Diagnostic:
    """The fault of a file of `data/` that nobody reads, with the name most like it."""
    paths = [f"data/{kind.name}/{entry.name}" for kind in kinds for entry in kind.collections]
    near = nearest(str(file.with_suffix("")), paths) if file.suffix in sources.FORMATS else ""
    help_text = f"是不是“{near}{file.suffix}”？" if near else ""
    message = f"没有叫“{file}”的数据文件"
    return fault("source/unknown-file", message, file, help_text)
