"""Documents → the files of the index, by name: shards of grams, rows and texts, and a script.

A query needs the shards of its grams and nothing else: each gram carries the rows of its first
ten documents. `query/` reads what is written here.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache as remembered
from pathlib import Path
from typing import Any

import numpy as np

from . import (
    aside,
    cards,
    corpora,
    document,
    last,
    order,
    renew,
    script,
    shards,
    store,
    units,
    whole,
    wholes,
)
from .corpora import Layer, Site
from .document import Document
from .last import Last
from .made import Content, Made, Same
from .renew import Base
from .store import Store
from .wholes import Name
from .words import Words


def build(
    documents: Iterable[Document],
    kinds: Mapping[str, str],
    words: Words,
    cache: Path | None = None,
    folders: tuple[Path, Path] | None = None,
) -> Iterator[tuple[str, Content]]:
    """The files of the index; the same for the same documents in any order.

    Each is read when its turn comes and its text let go, so that not all texts have to be there at once.
    In the file `cache` stays what has been read from documents, so that the next build does not read
    them again. The first of two `folders` may hold the last index: of a file that stays the same,
    its path there is given. In the second the files lie by the time that the last has been taken.
    """
    with store.opened(cache) as kept, aside.opened() as texts:
        before = last.read(kept.last())
        if before and not kept.holds(before.pages):
            before = None
        found, known = _read(documents, kept, before)
        ordered, listings, dated = order.ordered(found)
        kept.used = [one.known for one in ordered]
        counts = np.array([known[digest] for digest in kept.used], np.int64).reshape(-1, 3)
        site = Site(kept, kept.used, counts, listings, dated)
        names = _names(ordered)
        layers = list(corpora.layers(kept, names))
        frame = _frame(site, layers, names, kinds, words)
        sums = [*map(document.digest, ordered, site.digests)]
        version = hashlib.sha256(b"".join([frame.encode(), *sums])).hexdigest()[:12]
        called = list(kinds)
        row = remembered(lambda number: cards.row(ordered[number], called))
        others = cards.files(ordered, called, site.body)
        made = None
        if before and folders and before.frame == frame:
            base = Base(before, folders[0] / before.version, before.changed(sums))
            made = renew.renewed(base, site, layers, row, others)
        made = made or whole.whole(site, layers, row, others, texts)
        for name, content in made.files:
            told = content if isinstance(content, Same) else script.told(name, content)
            yield f"{version}/{script.file(name)}", told
        manifest = _manifest(version, site, made, kinds, words)
        yield script.NAME, script.script(shards.dump(manifest))
        files = last.stamps(folders[1] / version) if folders else {}
        told_of = (made.shards, made.size, sorted(made.syllables), made.forms, files)
        kept.tell(last.write(Last(version, frame, sums, site.digests, site.counts, *told_of)))


def _manifest(
    version: str, site: Site, made: Made, kinds: Mapping[str, str], words: Words
) -> dict[str, Any]:
    return {
        "version": version,
        "documents": len(site.digests),
        "listings": site.listings,
        "dated": site.dated,
        "shards": made.shards,
        "rows": cards.ROWS,
        "texts": cards.CARDS,
        "kinds": list(kinds.items()),
        "syllables": sorted(made.syllables),
        "forms": made.forms,
        "same": words.same,
        "asking": words.asking,
        "filling": words.filling,
        "apart": words.apart,
    }


def _read(
    documents: Iterable[Document], kept: Store, before: Last | None
) -> tuple[list[Document], Mapping[bytes, Sequence[int]]]:
    """The documents without their texts; the units in title, names and body by what names each.

    Those that are new are read.
    """
    found: list[Document] = []
    known: dict[bytes, Sequence[int]] = {}
    if before:
        known.update(zip(before.pages, before.counts.tolist(), strict=True))
    for one in documents:
        digest = document.read(one)
        if digest not in known:
            known[digest] = kept.add(one, digest)
        found.append(document.bare(one, digest))
    return found, known


def _names(documents: Sequence[Document]) -> list[Name]:
    """The long names of all documents."""
    return wholes.names(
        units.units(store.searched("\n".join(one)))
        for one in dict.fromkeys(one.names for one in documents)
    )


def _frame(
    site: Site,
    layers: Sequence[Layer],
    names: Sequence[Name],
    kinds: Mapping[str, str],
    words: Words,
) -> str:
    """Names all on which every file depends beside the documents that it holds."""
    usual = [layer.corpus(site).usual() for layer in layers]
    told = (_code(), dict(kinds), words, site.listings, site.dated, sorted(names), usual)
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()


@remembered
def _code() -> str:
    """The code that makes the files and reads them."""
    own = sorted(Path(__file__).parent.glob("*.py"))
    return "\0".join([script.code(), *(path.read_text(encoding="utf-8") for path in own)])
