"""Documents → the files of the index, by name: shards of grams, rows and texts, and a script.

A query needs the shards of its grams and nothing else: each gram carries the rows of its first
ten documents. `query/` reads what is written here.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np

from . import forms, grams, script, shapes, shards, sounds, store, units, wholes
from .document import Document
from .facets import facets
from .grams import Corpus, Fields
from .shapes import Alphabet, Shape
from .shards import Gram, dump
from .store import Store
from .words import Words

FIRST = 10
"""How many documents a gram shows at once."""

TITLE, NAMES, BODY = 20.0, 60.0, 1.0
"""How many times a word counts in each field: an organisation comes before pages that name it."""

LISTING = 0.8
"""How much a page counts that only lists others."""

ROWS, CARDS = 100, 4
"""Documents in a file of rows, and in one of whole texts: about 4 KB after compression."""


def build(
    documents: Sequence[Document],
    kinds: Mapping[str, str],
    words: Words,
    cache: Path | None = None,
) -> Iterator[tuple[str, str]]:
    """The files of the index; the same for the same documents in any order.

    In the file `cache` stays what has been read from documents, so that the next build does not read
    them again.
    """
    ordered = sorted(documents, key=_rank)
    with store.opened(cache) as kept:
        lengths = [kept.add(one) for one in ordered]
        version = _version(ordered, kept, kinds, words)
        found = list(_grams(ordered, kept, lengths))
        _extract(found, kept)
        rows = [_row(one, list(kinds)) for one in ordered]
        for name, content in _files(found, rows, ordered, kept, list(kinds)):
            yield f"{version}/{name}.js", f'dangwu("{name}",{content})\n'
    manifest = {
        "version": version,
        "documents": len(ordered),
        "listings": sum(not one.listing for one in ordered),
        "shards": shards.count(found),
        "rows": ROWS,
        "texts": CARDS,
        "kinds": list(kinds.items()),
        "syllables": sorted(_spoken(found)),
        "forms": forms.pairs(one.key for one in found),
        "same": words.same,
        "asking": words.asking,
        "filling": words.filling,
        "apart": words.apart,
    }
    yield script.NAME, script.script(dump(manifest))


def _rank(document: Document) -> tuple[bool, int, bool, str]:
    """What says more comes first: what has no day, then the newest, then what only lists.

    Of what has no day, organisations come first.
    """
    day = -document.day.toordinal() if document.day else -date.max.toordinal()
    return document.listing, day, not document.names, document.address


def _files(
    found: Sequence[Gram],
    rows: Sequence[list[Any]],
    documents: Sequence[Document],
    kept: Store,
    kinds: list[str],
) -> Iterator[tuple[str, str]]:
    yield from shards.files(found, rows)
    for start in range(0, len(rows), ROWS):
        yield f"rows-{start // ROWS}", dump(rows[start : start + ROWS])
    for start in range(0, len(rows), CARDS):
        cards = [
            [*_whole(one, kinds), kept.body(number)]
            for number, one in enumerate(documents[start : start + CARDS], start)
        ]
        yield f"texts-{start // CARDS}", dump(cards)
    yield "facets", dump(facets(documents, kinds))


def _grams(
    documents: Sequence[Document], kept: Store, counted: Sequence[tuple[int, int, int]]
) -> Iterator[Gram]:
    """Each gram of titles, names and texts, then those of their sounds."""
    counts = np.array(counted, float).reshape(-1, 3)
    worth = np.array([LISTING if one.listing else 1.0 for one in documents])
    # Names do not make a page longer: that of an organisation has those of all its people.
    lengths = counts @ np.array([TITLE, 0, BODY])
    corpus = Corpus(kept.fields, (TITLE, NAMES, BODY), lengths, worth)
    names = wholes.names(
        units.units(store.searched("\n".join(one)))
        for one in dict.fromkeys(one.names for one in documents)
    )
    told = [shapes.SINGLE, shapes.PAIRS, shapes.TRIPLES, shapes.GAPS, wholes.days(kept.alphabet)]
    told.append(wholes.shape(names, kept.alphabet))
    yield from _shown(corpus, told, kept.alphabet)
    titles = [title for title, _, _ in counted]
    spoken = [kept.sounds(number) for number in range(len(documents))]
    first = [*map(sounds.initials, spoken)]
    for prefix, rows in ((sounds.SYLLABLE, spoken), (sounds.INITIAL, first)):
        alphabet = Alphabet()
        numbered = [alphabet.row(row) for row in rows]
        fields = (
            [row[:end] for row, end in zip(numbered, titles, strict=True)],
            [row[end:] for row, end in zip(numbered, titles, strict=True)],
        )
        corpus = Corpus(partial(_part, fields), (TITLE, NAMES), counts[:, 0] * TITLE, worth)
        yield from _shown(corpus, shapes.sounding(prefix), alphabet)


def _part(fields: Fields, start: int, end: int) -> Fields:
    """The rows of some documents."""
    return [rows[start:end] for rows in fields]


def _shown(corpus: Corpus, told: Sequence[Shape], alphabet: Alphabet) -> Iterator[Gram]:
    for one in grams.postings(corpus, told, lambda: list(alphabet.numbers)):
        frequent = len(one.documents) > one.shape.rare
        yield Gram(one.key, one.letters, grams.best(one, FIRST) if frequent else ())


def _extract(found: Sequence[Gram], kept: Store) -> None:
    """Give grams the words around them in each document that they show, one document after another."""
    wanted: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for place, gram in enumerate(found):
        gram.extracts = [""] * len(gram.first)
        if not gram.key.startswith((sounds.SYLLABLE, sounds.INITIAL)):
            for at, number in enumerate(gram.first):
                wanted[number].append((place, at))
    for number, places in sorted(wanted.items()):
        body = kept.body(number)
        told = store.searched(body)
        flat = body.replace("\n", " ")
        for place, at in places:
            gram = found[place]
            gram.extracts[at] = shards.extract(flat, told.find(gram.key.removeprefix(wholes.WHOLE)))


def _spoken(found: Sequence[Gram]) -> set[str]:
    """The syllables that stand somewhere."""
    keys = (one.key for one in found)
    return {key[1:] for key in keys if key[0] == sounds.SYLLABLE and " " not in key}


def _row(one: Document, kinds: list[str]) -> list[Any]:
    """What is shown of a document: address, title, kind, organisation, day, period."""
    row = _whole(one, kinds)
    while row[-1] == "":
        row.pop()
    return row


def _whole(one: Document, kinds: list[str]) -> list[Any]:
    days = [day.isoformat() if day else "" for day in (one.day, one.start, one.end)]
    return [one.address, one.title, kinds.index(one.kind), one.organisation, *days]


def _version(
    documents: Sequence[Document], kept: Store, kinds: Mapping[str, str], words: Words
) -> str:
    """Names the content of all files, so that a browser may keep them for ever."""
    whole = hashlib.sha256(f"{_code()}\0{dict(kinds)}\0{words}\0".encode())
    for one, digest in zip(documents, kept.used, strict=True):
        whole.update(digest)
        whole.update(repr(replace(one, text="")).encode("utf-8", "surrogatepass"))
    return whole.hexdigest()[:12]


@lru_cache
def _code() -> str:
    """The code that makes the files and reads them."""
    own = sorted(Path(__file__).parent.glob("*.py"))
    return "\0".join([script.code(), *(path.read_text(encoding="utf-8") for path in own)])
