"""An outcome → the files of its search, in the folder of the built site."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator import search, write
from generator.pipeline import Outcome, documents, listing

FOLDER = "search"


def put(root: Path, outcome: Outcome, site: Path) -> None:
    """Write the index and the code that reads it."""
    if not outcome.ok or outcome.visible is None:
        return
    found = documents.documents(outcome, dict(_by_hand(root, outcome)))
    files = search.build(tuple(found), documents.kinds(outcome), documents.words(outcome))
    for name, text in files.items():
        write.text(site / FOLDER / name, text)


def _by_hand(root: Path, outcome: Outcome) -> Iterator[tuple[PurePosixPath, str]]:
    """The pages that no kind makes, as they are written."""
    folders = {kind.name for kind in outcome.kinds}
    made = {page.path for page in outcome.pages}
    content = root / "content"
    for path in listing.files(content):
        inner = PurePosixPath(path.relative_to(content).as_posix())
        if inner.suffix == ".md" and inner.parts[0] not in folders and inner not in made:
            yield inner, path.read_text(encoding="utf-8", errors="replace")
