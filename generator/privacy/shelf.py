"""What searching an attachment has given, kept by its content: only masked values are stored."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from uuid import uuid4

from generator import lately

from .files import DIRECT, Leak, Searched, search
from .model import Fault, Hit
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
        stored = json.loads(place.read_text(encoding="utf-8"))
        lately.used(place)
        leaks = tuple(Leak(Hit(**one.pop("hit")), **one) for one in stored["leaks"])
        return Searched(leaks, tuple(Fault(**one) for one in stored["faults"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _write(place: Path, found: Searched) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f"{place.name}.{uuid4().hex}")
    draft.write_text(json.dumps(asdict(found)), encoding="utf-8")
    draft.replace(place)
