"""An outcome → the files of its search, in the folder of the built site."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from msgspec import Struct

from generator import indexing, program
from generator.kept import Kept
from generator.pipeline import Outcome, documents, listing
from generator.search import Document, Words, document

from .beside import Beside, idle

FOLDER = "search"
CACHE = "search.sqlite"

MANY = 300
"""Documents from which a process of its own is worth its start."""


class Known(Struct, frozen=True):
    """All that an index is made from: documents, the names of their kinds, words of the language."""

    documents: Sequence[Document]
    kinds: Mapping[str, str]
    words: Words


def begin(root: Path, outcome: Outcome, site: Path, cache: Path, kept: Kept) -> Beside:
    """Write the index and the code that reads it; nothing for a site that has errors."""
    if not outcome.ok or outcome.visible is None:
        return idle()
    return written(known(root, outcome), site, cache, kept)


def known(root: Path, outcome: Outcome) -> Known:
    """What the search knows of the pages of an outcome and of those written by hand."""
    found = tuple(documents.documents(outcome, dict(_by_hand(root, outcome))))
    return Known(found, documents.kinds(outcome), documents.words(outcome))


def written(known: Known, site: Path, cache: Path, kept: Kept) -> Beside:
    """Write the index of what is known; an index of the same, or what stays of another, is taken."""
    kept.index = _name(known)
    if kept.take_all(kept.index, site):
        return idle()
    last = kept.folder / FOLDER if kept.sound(FOLDER) else None
    told = known.documents, known.kinds, known.words
    work = partial(indexing.put, *told, site / FOLDER, cache / CACHE, last)
    return Beside(work, apart=len(known.documents) >= MANY)


def _name(known: Known) -> str:
    """Names all that an index is made from."""
    told = repr((program.stamp(), known.kinds, known.words))
    name = hashlib.sha256(told.encode(errors="replace"))
    for one in known.documents:
        name.update(document.digest(one, document.read(one)))
    return name.hexdigest()


def _by_hand(root: Path, outcome: Outcome) -> Iterator[tuple[PurePosixPath, str]]:
    """The pages that no kind makes, as they are written."""
    folders = {kind.name for kind in outcome.kinds}
    made = {page.path for page in outcome.pages}
    content = root / "content"
    for path in listing.files(content):
        inner = PurePosixPath(path.relative_to(content).as_posix())
        if inner.suffix == ".md" and inner.parts[0] not in folders and inner not in made:
            yield inner, path.read_text(encoding="utf-8", errors="replace")
