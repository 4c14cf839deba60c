"""An outcome → the files of its search, in the folder of the built site."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from generator import search, write
from generator.pipeline import Outcome, documents, listing
from generator.search import Document, Words

from .beside import Beside, idle

FOLDER = "search"
CACHE = "search.sqlite"

MANY = 300
"""Documents from which a process of its own is worth its start."""


def begin(root: Path, outcome: Outcome, site: Path, cache: Path) -> Beside:
    """Write the index and the code that reads it; nothing for a site that has errors."""
    if not outcome.ok or outcome.visible is None:
        return idle()
    found = tuple(documents.documents(outcome, dict(_by_hand(root, outcome))))
    told = documents.kinds(outcome), documents.words(outcome)
    work = partial(_put, found, *told, site / FOLDER, cache / CACHE)
    return Beside(work, apart=len(found) >= MANY)


def _put(
    found: Sequence[Document], kinds: Mapping[str, str], words: Words, folder: Path, cache: Path
) -> None:
    """Write the index and the code that reads it; what has been read of pages stays in a cache."""
    folders = set()
    for name, text in search.build(found, kinds, words, cache):
        write.text(folder / name, text)
        folders.add(name.rpartition("/")[0])
    for old in folder.iterdir():
        if old.is_dir() and old.name not in folders:
            shutil.rmtree(old)


def _by_hand(root: Path, outcome: Outcome) -> Iterator[tuple[PurePosixPath, str]]:
    """The pages that no kind makes, as they are written."""
    folders = {kind.name for kind in outcome.kinds}
    made = {page.path for page in outcome.pages}
    content = root / "content"
    for path in listing.files(content):
        inner = PurePosixPath(path.relative_to(content).as_posix())
        if inner.suffix == ".md" and inner.parts[0] not in folders and inner not in made:
            yield inner, path.read_text(encoding="utf-8", errors="replace")
