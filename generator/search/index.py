"""Documents → the files of the index, by name: shards of grams, rows and texts, and a script.

A query needs the shards of its grams and nothing else: each gram carries the rows of its first
ten documents. `query/` reads what is written here.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np

from . import encode, forms, grams, script, sounds, text, units, wholes
from .document import Document
from .grams import Alphabet, Field, Posting
from .words import Words

FIRST = 10
"""How many documents a gram shows at once."""

TITLE, NAMES, BODY = 20.0, 20.0, 1.0
"""How many times a word counts in each field."""

SHARD = 8_000
"""Bytes a shard should have before compression: about 3 KB after it."""

LISTING = 0.8
"""How much a page counts that only lists others."""

ROWS, CARDS = 100, 4
"""Documents in a file of rows, and in one of whole texts: about 4 KB after compression."""

RARE = 3
"""Of a gram in so few documents the texts themselves are fetched, instead of rows that it carries."""

BEFORE, AFTER = 8, 24
"""Characters of an extract on either side of where its gram begins."""


@dataclass(slots=True)
class _Page:
    """A document that has been read."""

    document: Document
    body: str
    searched: str
    title: list[str]
    names: list[str]
    units: list[str]

    @property
    def all(self) -> list[str]:
        """The units of all fields."""
        return [*self.title, units.BREAK, *self.names, units.BREAK, *self.units]


@dataclass(slots=True)
class _Shard:
    """Grams of one file, with the rows they show."""

    grams: dict[str, list[Any]] = field(default_factory=dict)
    rows: dict[int, int] = field(default_factory=dict)


def build(documents: Sequence[Document], kinds: Mapping[str, str], words: Words) -> dict[str, str]:
    """The files of the index; the same for the same documents in any order."""
    pages = [_read(one) for one in sorted(documents, key=_rank)]
    rows = [_row(page, list(kinds)) for page in pages]
    shown = list(_shown(pages))
    size = sum(len(one) for _, one, _ in shown) * 3 + len(shown) * 60
    count = max(1, -(-size // SHARD))
    shards = [_Shard() for _ in range(count)]
    for key, told, first in shown:
        shard = shards[encode.place(key, count)]
        places = [shard.rows.setdefault(number, len(shard.rows)) for number, _ in first]
        shown_first = [encode.numbers(places), *(cut for _, cut in first)] if first else []
        shard.grams[key] = [told, *shown_first]
    files = {f"{number}": _shard(shard, rows) for number, shard in enumerate(shards)}
    for start in range(0, len(rows), ROWS):
        files[f"rows-{start // ROWS}"] = _json(rows[start : start + ROWS])
    for start in range(0, len(rows), CARDS):
        cards = [[*_whole(page, list(kinds)), page.body] for page in pages[start : start + CARDS]]
        files[f"texts-{start // CARDS}"] = _json(cards)
    files["facets"] = _json(_facets(pages, list(kinds)))
    files["forms"] = _json(forms.pairs({unit for page in pages for unit in page.units}))
    version = _version(files)
    whole = {
        f"{version}/{name}.js": f'dangwu("{name}",{content})\n' for name, content in files.items()
    }
    spoken = {key[1:] for key, _, _ in shown if key[0] == sounds.SYLLABLE and " " not in key}
    manifest = _json(
        {
            "version": version,
            "documents": len(pages),
            "shards": count,
            "rows": ROWS,
            "texts": CARDS,
            "kinds": list(kinds.items()),
            "syllables": sorted(spoken),
            "same": words.same,
            "asking": words.asking,
            "filling": words.filling,
            "apart": words.apart,
        }
    )
    whole[script.NAME] = script.script(manifest)
    return whole


def _rank(document: Document) -> tuple[bool, int, str]:
    """What says more comes first: what has no day, then the newest, then what only lists."""
    day = -document.day.toordinal() if document.day else -date.max.toordinal()
    return document.listing, day, document.address


def _read(document: Document) -> _Page:
    head, _, rest = text.lines(document.text).partition("\n")
    body = rest if head == " ".join(document.title.split()) else f"{head}\n{rest}"
    title = forms.simple(units.normal(document.title))
    searched = forms.simple(units.normal(body))
    return _Page(
        document,
        body,
        searched,
        units.units(title),
        units.units(forms.simple(units.normal("\n".join(document.names)))),
        units.units(searched),
    )


def _shown(pages: Sequence[_Page]) -> Iterator[tuple[str, str, list[tuple[int, str]]]]:
    """Each gram: its key, its postings as letters, and its first documents with an extract."""
    alphabet = Alphabet()
    fields = [
        Field([alphabet.row(page.title) for page in pages], TITLE),
        Field([alphabet.row(page.names) for page in pages], NAMES),
        Field([alphabet.row(page.units) for page in pages], BODY),
    ]
    worth = np.array([LISTING if page.document.listing else 1.0 for page in pages])
    names = wholes.rows(page.names for page in pages)
    wanted = {key for name in names for key in wholes.parts(name)}
    held: dict[str, Posting] = {}
    for shape in ("single", "pairs", "triples"):
        for one in grams.postings(fields, shape, alphabet, worth=worth):
            yield one.key, one.letters, _extracts(one, pages)
            if one.key in wanted:
                held[one.key] = one
    for one in wholes.postings(names, held, [page.all for page in pages]):
        yield one.key, one.letters, _extracts(one, pages)
    for one in grams.postings(fields, "gaps", alphabet):
        yield one.key, one.letters, []
    yield from _sounded(pages)


def _sounded(pages: Sequence[_Page]) -> Iterator[tuple[str, str, list[tuple[int, str]]]]:
    """The sounds of titles and names."""
    rows = sounds.syllables([[*page.title, units.BREAK, *page.names] for page in pages])
    for prefix, spoken in (
        (sounds.SYLLABLE, rows),
        (sounds.INITIAL, sounds.initials(rows)),
    ):
        alphabet = Alphabet()
        fields = [Field([alphabet.row(row) for row in spoken], TITLE)]
        for shape in ("single", "pairs", "triples"):
            for one in grams.postings(fields, shape, alphabet, prefix):
                yield one.key, one.letters, [(number, "") for number in grams.best(one, FIRST)]


def _extracts(posting: Posting, pages: Sequence[_Page]) -> list[tuple[int, str]]:
    if len(posting.documents) <= RARE:
        return []
    return [(number, _extract(pages[number], posting.key)) for number in grams.best(posting, FIRST)]


def _extract(page: _Page, key: str) -> str:
    """The words around a gram, or those with which the page begins."""
    at = max(page.searched.find(key.removeprefix(wholes.WHOLE)), 0)
    begin = max(at - BEFORE, 0)
    cut = page.body[begin : at + AFTER].replace("\n", " ").strip()
    return ("…" if begin else "") + cut + ("…" if at + AFTER < len(page.body) else "")


def _row(page: _Page, kinds: list[str]) -> list[Any]:
    """What is shown of a document: address, title, kind, organisation, day, period."""
    row = _whole(page, kinds)
    while row[-1] == "":
        row.pop()
    return row


def _whole(page: _Page, kinds: list[str]) -> list[Any]:
    one = page.document
    days = [day.isoformat() if day else "" for day in (one.day, one.start, one.end)]
    return [one.address, one.title, kinds.index(one.kind), one.organisation, *days]


def _shard(shard: _Shard, rows: Sequence[list[Any]]) -> str:
    shown = [[encode.numbers([number]), *rows[number]] for number in shard.rows]
    return _json({"grams": shard.grams, "rows": shown})


def _facets(pages: Sequence[_Page], kinds: list[str]) -> dict[str, Any]:
    """What every document can be narrowed by, in the order of documents."""
    names: dict[str, int] = {}
    called: dict[str, str] = {}
    parents: dict[str, str] = {}
    for page in pages:
        line = page.document.organisations
        for id in line:
            names.setdefault(id, len(names))
        called.update(zip(line, page.document.called, strict=False))
        parents.update(pairwise(line))
    periods = [
        value
        for number, page in enumerate(pages)
        if page.document.start and page.document.end
        for value in (number, page.document.start.toordinal(), page.document.end.toordinal())
    ]
    return {
        "kinds": encode.numbers(kinds.index(page.document.kind) for page in pages),
        "years": encode.numbers(
            page.document.day.year if page.document.day else 0 for page in pages
        ),
        "organisations": list(names),
        "called": [called.get(id, id) for id in names],
        "parents": encode.numbers(names[parents[id]] + 1 if id in parents else 0 for id in names),
        "above": [
            encode.numbers(names[id] for id in page.document.organisations) for page in pages
        ],
        "periods": encode.numbers(periods),
    }


def _version(files: Mapping[str, str]) -> str:
    """Names the content of all files, so that a browser may keep them for ever."""
    whole = hashlib.sha256()
    for name, content in sorted(files.items()):
        whole.update(f"{name}\0{content}\0".encode())
    return whole.hexdigest()[:12]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
