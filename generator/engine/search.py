"""An outcome → the files of its search, in the folder of the built site."""

import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator import search, write
from generator.pipeline import Outcome, documents, listing

FOLDER = "search"
CACHE = "search.sqlite"


def put(root: Path, outcome: Outcome, site: Path, cache: Path) -> None:
    """Write the index and the code that reads it; what has been read of pages stays in a cache."""
    if not outcome.ok or outcome.visible is None:
        return
    found = documents.documents(outcome, dict(_by_hand(root, outcome)))
    told = documents.kinds(outcome), documents.words(outcome)
    folders = set()
    for name, text in search.build(tuple(found), *told, cache / CACHE):
        write.text(site / FOLDER / name, text)
        folders.add(name.rpartition("/")[0])
    for old in (site / FOLDER).iterdir():
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
