"""An outcome → the files of its search, in the folder of the built site."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from generator import indexing, program
from generator.kept import Kept
from generator.pipeline import Outcome, documents, listing
from generator.search import Document, Words, document

from .beside import Beside, idle

FOLDER = "search"
CACHE = "search.sqlite"

MANY = 300
"""Documents from which a process of its own is worth its start."""


def begin(root: Path, outcome: Outcome, site: Path, cache: Path, kept: Kept) -> Beside:
    """Write the index and the code that reads it; nothing for a site that has errors.

    An index of the same documents is taken from what is `kept` of the last build, of another what
    stays the same.
    """
    if not outcome.ok or outcome.visible is None:
        return idle()
    found = tuple(documents.documents(outcome, dict(_by_hand(root, outcome))))
    told = documents.kinds(outcome), documents.words(outcome)
    kept.index = _name(found, *told)
    if kept.take_all(kept.index, site):
        return idle()
    last = kept.folder / FOLDER if kept.sound(FOLDER) else None
    work = partial(indexing.put, found, *told, site / FOLDER, cache / CACHE, last)
    return Beside(work, apart=len(found) >= MANY)


def _name(found: Iterable[Document], kinds: Mapping[str, str], words: Words) -> str:
    """Names all that an index is made from."""
    told = hashlib.sha256(repr((program.stamp(), kinds, words)).encode(errors="replace"))
    for one in found:
        told.update(document.digest(one, document.read(one)))
    return told.hexdigest()


def _by_hand(root: Path, outcome: Outcome) -> Iterator[tuple[PurePosixPath, str]]:
    """The pages that no kind makes, as they are written."""
    folders = {kind.name for kind in outcome.kinds}
    made = {page.path for page in outcome.pages}
    content = root / "content"
    for path in listing.files(content):
        inner = PurePosixPath(path.relative_to(content).as_posix())
        if inner.suffix == ".md" and inner.parts[0] not in folders and inner not in made:
            yield inner, path.read_text(encoding="utf-8", errors="replace")
