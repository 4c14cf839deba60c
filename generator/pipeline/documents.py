"""A finished site → the documents that its search knows, and the names of their kinds."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from generator import search
from generator.contract import About
from generator.kinds.organisations.model import page_path
from generator.search import Document, Words

from .outcome import Outcome
from .remains import Remains
from .rendered import Rendered

OTHER = "other"
"""The kind of pages written by hand outside the folders of the kinds."""


def kinds(outcome: Outcome) -> Mapping[str, str]:
    """The title of each kind that has pages of its own, in the order of the menu."""
    titled = {kind.name: kind.title for kind in outcome.kinds if kind.title}
    return titled | {OTHER: "其他"}


def documents(outcome: Outcome, by_hand: Mapping[PurePosixPath, str]) -> Iterator[Document]:
    """Every page but those that lead on; `by_hand` are other pages by their path."""
    remains, known = outcome.remains, kinds(outcome)
    if remains is None:
        return
    for page in outcome.pages:
        if not page.redirect:
            yield _document(remains, page, known)
    for path, text in by_hand.items():
        yield Document(_address(path), _title(path, text), OTHER, text)


def _document(remains: Remains, page: Rendered, known: Mapping[str, str]) -> Document:
    about = page.about or About()
    above = remains.lines.get(about.org_id, ())
    kind = page.path.parts[0] if len(page.path.parts) > 1 else "home"
    return Document(
        _address(page.path),
        page.title,
        kind if kind in known else OTHER,
        page.text,
        remains.names[above[0].id] if above and page.path == page_path(above[0].id) else (),
        above[0].short if above else "",
        tuple(one.id for one in above),
        about.day,
        about.start,
        about.end,
        page.about is None,
        tuple(one.short for one in above),
    )


def _address(path: PurePosixPath) -> str:
    return str(path.with_suffix(".html"))


def _title(path: PurePosixPath, text: str) -> str:
    """The first heading of a page, or the name of its file."""
    lines = (line for line in text.splitlines() if line.startswith("# "))
    return next((line.removeprefix("# ").split("{")[0].strip() for line in lines), path.stem)


def words(outcome: Outcome) -> Words:
    """The words of the same meaning, those of the site before those shipped; those of questions."""
    return search.words(outcome.remains.words if outcome.remains else ())
