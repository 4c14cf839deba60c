"""Documents → the files of the index, by name: shards of grams, rows and texts, and a script.

A query needs the shards of its grams and nothing else: each gram carries the rows of its first
ten documents. `query/` reads what is written here.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from . import corpora, extracts, forms, grams, order, script, shards, sounds, store, units, wholes
from .corpora import Site
from .document import Document
from .facets import facets
from .shards import Gram, dump
from .words import Words

FIRST = 10
"""How many documents a gram shows at once."""

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
    ordered, listings, dated = order.ordered(documents)
    with store.opened(cache) as kept:
        kept.used = [store.digest(one) for one in ordered]
        told = [kept.add(one, digest) for one, digest in zip(ordered, kept.used, strict=True)]
        counts = np.array(told, np.int64).reshape(-1, 3)
        site = Site(kept, kept.used, counts, listings, dated)
        version = _version(ordered, site, kinds, words)
        found = list(_grams(site, _names(ordered)))
        _extract(found, site)
        count = shards.count(sum(map(shards.size, found)))
        for name, content in _files(found, count, ordered, site, list(kinds)):
            yield f"{version}/{name}.js", f'dangwu("{name}",{content})\n'
    manifest = {
        "version": version,
        "documents": len(ordered),
        "listings": listings,
        "dated": dated,
        "shards": count,
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


def _files(
    found: Sequence[Gram],
    count: int,
    documents: Sequence[Document],
    site: Site,
    kinds: list[str],
) -> Iterator[tuple[str, str]]:
    rows = [_row(one, kinds) for one in documents]
    yield from shards.files(found, count, rows)
    for start in range(0, len(rows), ROWS):
        yield f"rows-{start // ROWS}", dump(rows[start : start + ROWS])
    for start in range(0, len(rows), CARDS):
        cards = [
            [*_whole(one, kinds), site.body(number)]
            for number, one in enumerate(documents[start : start + CARDS], start)
        ]
        yield f"texts-{start // CARDS}", dump(cards)
    yield "facets", dump(facets(documents, kinds))


def _names(documents: Sequence[Document]) -> list[wholes.Name]:
    """The long names of all documents."""
    return wholes.names(
        units.units(store.searched("\n".join(one)))
        for one in dict.fromkeys(one.names for one in documents)
    )


def _grams(site: Site, names: Sequence[wholes.Name]) -> Iterator[Gram]:
    turns = site.turns()
    for layer in corpora.layers(site.store, names):
        for one in grams.postings(layer.corpus(site), layer.shapes, layer.alphabet.units):
            frequent = len(one.documents) > one.shape.rare
            yield Gram(one.key, one.letters, grams.best(one, FIRST, turns) if frequent else ())


def _extract(found: Sequence[Gram], site: Site) -> None:
    """Give grams the words around them in each document that they show, one document after another."""
    around = extracts.around(site.body)
    wanted: dict[int, list[tuple[Gram, int]]] = defaultdict(list)
    for gram in found:
        gram.extracts = [""] * len(gram.first)
        for at, number in enumerate(gram.first):
            wanted[number].append((gram, at))
    for number, places in wanted.items():
        for gram, at in places:
            gram.extracts[at] = around(number, gram.key)


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
    documents: Sequence[Document], site: Site, kinds: Mapping[str, str], words: Words
) -> str:
    """Names the content of all files, so that a browser may keep them for ever."""
    whole = hashlib.sha256(f"{_code()}\0{dict(kinds)}\0{words}\0".encode())
    for one, digest in zip(documents, site.digests, strict=True):
        whole.update(digest)
        whole.update(repr(replace(one, text="")).encode("utf-8", "surrogatepass"))
    return whole.hexdigest()[:12]


@lru_cache
def _code() -> str:
    """The code that makes the files and reads them."""
    own = sorted(Path(__file__).parent.glob("*.py"))
    return "\0".join([script.code(), *(path.read_text(encoding="utf-8") for path in own)])
