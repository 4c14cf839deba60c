"""What searching an attachment has given, kept by its content: only masked values are stored."""

import hashlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from uuid import uuid4

from msgspec import MsgspecError, json

from generator import lately

from .files import DIRECT, Searched, search
from .terms import Searcher, named

Search = Callable[[str, bytes, Searcher], Searched]
"""Searches a file of a name for what a searcher knows."""

_VERSION = "5"


def cached(folder: Path) -> Search:
    """A search that remembers in a folder what it has found in files that are slow to read."""

    def look(name: str, data: bytes, searcher: Searcher) -> Searched:
        if PurePosixPath(name).suffix.lower() in DIRECT:
            return search(name, data, searcher)
        place = folder / _key(name, data, searcher)
        found = _read(place)
        if found is None:
            found = search(name, data, searcher)
            _write(place, found)
        return found

    return look


def _key(name: str, data: bytes, searcher: Searcher) -> str:
    told = repr((_VERSION, name, named(searcher)))
    return hashlib.sha256(told.encode(errors="replace") + data).hexdigest() + ".json"


def _read(place: Path) -> Searched | None:
    try:
        found = json.decode(place.read_bytes(), type=Searched)
    except (OSError, MsgspecError):
        return None
    lately.used(place)
    return found


def _write(place: Path, found: Searched) -> None:
    try:
        told = json.encode(found)
    except UnicodeEncodeError:
        return  # Half a character, as some JSON holds it, cannot be stored.
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f"{place.name}.{uuid4().hex}")
    draft.write_bytes(told)
    draft.replace(place)
