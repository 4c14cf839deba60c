"""An outcome → the files of its search, in the folder of the built site."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from msgspec import Struct

from generator import indexing, program
from generator.indexing import Told
from generator.kept import Kept
from generator.pipeline import Outcome, documents, listing
from generator.search import Document, Words, document

from .beside import Beside, idle

FOLDER = "search"
CACHE = "search.sqlite"

TOLD = "documents"
"""The file that hands documents over to the process of the index, until it has been read."""

MANY = 300
"""Documents from which a process of its own is worth its start."""


class Known(Struct, frozen=True):
    """All that an index is made from: documents without their texts, the names of their kinds, words of the language."""

    documents: Sequence[Document]
    kinds: Mapping[str, str]
    words: Words


def begin(root: Path, outcome: Outcome, site: Path, cache: Path, kept: Kept) -> Beside:
    """Write the index and the code that reads it; nothing for a site that has errors."""
    if not outcome.ok or outcome.remains is None:
        return idle()
    told = documents.kinds(outcome), documents.words(outcome)
    return written(_found(root, outcome), *told, site, cache, kept)


def known(root: Path, outcome: Outcome) -> Known:
    """What the search knows of the pages of an outcome and of those written by hand, without their texts."""
    bare = [document.bare(one, document.read(one)) for one in _found(root, outcome)]
    return Known(bare, documents.kinds(outcome), documents.words(outcome))


def written(
    found: Iterable[Document],
    kinds: Mapping[str, str],
    words: Words,
    site: Path,
    cache: Path,
    kept: Kept,
) -> Beside:
    """Write the index of documents; an index of the same, or what stays of another, is taken.

    Of the texts no more than one is held at a time.
    """
    there = repr((program.stamp(), kinds, words))
    name, told = hashlib.sha256(there.encode(errors="replace")), Told(site / FOLDER / TOLD)
    for one in told.tell(found):
        name.update(document.digest(one, document.read(one)))
    kept.index = name.hexdigest()
    if kept.take_all(kept.index, site):
        told.path.unlink()
        return idle()
    last = kept.folder / FOLDER if kept.sound(FOLDER) else None
    work = partial(indexing.put, told, kinds, words, site / FOLDER, cache / CACHE, last)
    return Beside(work, apart=told.count >= MANY)


def _found(root: Path, outcome: Outcome) -> Iterator[Document]:
    """The documents of the pages of an outcome and of those written by hand."""
    return documents.documents(outcome, dict(_by_hand(root, outcome)))


def _by_hand(root: Path, outcome: Outcome) -> Iterator[tuple[PurePosixPath, str]]:
    """The pages that no kind makes, as they are written."""
    folders = {kind.name for kind in outcome.kinds}
    made = {page.path for page in outcome.pages}
    content = root / "content"
    for path in listing.files(content):
        inner = PurePosixPath(path.relative_to(content).as_posix())
        if inner.suffix == ".md" and inner.parts[0] not in folders and inner not in made:
            yield inner, path.read_text(encoding="utf-8", errors="replace")
