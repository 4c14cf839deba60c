"""One photograph's folder in the cache: its files, and a list that says they are complete."""

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from msgspec import MsgspecError, Struct, json

from generator import lately

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.photos.encode import Encoded

_LIST = "photo.json"


class Stored(Struct, frozen=True):
    """A file in the folder; `length` in bytes tells a whole file from a cut one."""

    name: str
    width: int
    height: int
    length: int


class Entry(Struct, frozen=True):
    """The size of the upright original and the files made from it."""

    width: int
    height: int
    files: tuple[Stored, ...]


def find(folder: Path) -> Entry | None:
    """What is stored in the folder, or None if anything of it is missing or damaged."""
    try:
        entry = json.decode((folder / _LIST).read_bytes(), type=Entry)
        # Told before looking: what is used is not removed.
        lately.used(folder / _LIST, *(folder / file.name for file in entry.files))
        whole = all((folder / file.name).stat().st_size == file.length for file in entry.files)
    except (OSError, ValueError, MsgspecError):
        return None
    return entry if whole else None


def put(folder: Path, original: tuple[int, int], encoded: "Iterable[Encoded]") -> Entry:
    """Store the files, then the list of them; returns what `find` will.

    Each file appears whole or not at all. Two processes that store the same photograph write the
    same bytes, so it does not matter which of them is last. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for file in encoded:
        name = f"{file.width}.{file.suffix}"
        _write(folder / name, file.content)
        files.append(Stored(name, file.width, file.height, len(file.content)))
    entry = Entry(*original, tuple(files))
    _write(folder / _LIST, json.encode(entry))
    return entry


def _write(path: Path, content: bytes) -> None:
    part = path.with_name(f".{path.name}.{uuid4().hex}.part")
    try:
        part.write_bytes(content)
        _replace(part, path, content)
    finally:
        part.unlink(missing_ok=True)


def _replace(part: Path, path: Path, content: bytes) -> None:
    try:
        part.replace(path)
    except PermissionError:
        # Windows refuses while another process reads the same file that it has just written.
        if path.read_bytes() != content:
            raise
