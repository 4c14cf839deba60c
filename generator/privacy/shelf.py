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
from .terms import Searcher

Search = Callable[[str, bytes, Searcher], Searched]
"""Searches a file of a name for what a searcher knows."""

_VERSION = "4"


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
    terms = searcher.terms
    words = (terms.bank_prefix, terms.bank_words, terms.id_words, terms.streets)
    more = (terms.birth_words, terms.hardships, terms.office_domains)
    told = repr((_VERSION, name, words, more, _sorted(searcher)))
    return hashlib.sha256(told.encode(errors="replace") + data).hexdigest() + ".json"


def _sorted(searcher: Searcher) -> tuple[tuple[str, ...], ...]:
    known = searcher.known
    groups = (known.mobiles, known.mailboxes, known.domains, known.addresses, known.names)
    return tuple(tuple(sorted(group)) for group in (*groups, searcher.terms.provinces))


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
