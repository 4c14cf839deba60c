"""What of a finished site does not come from its records, kept so that the next build need not load MkDocs."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, Self

from msgspec import Struct, field, json

from generator import program
from generator.pipeline import Outcome
from generator.workspace import Workspace

from . import facts
from .beside import Beside
from .sheet import Known
from .sitemap import Document


class Shell(Struct):
    """What MkDocs has made of what it has read, of which `outer` is the name; "" if nobody can know.

    `around` names what surrounds each page. `others` are all files but ours, `texts` ours that are
    no pages, `linked` the ids in a page to which others lead, `keys` what each page was made from.
    """

    outer: str = ""
    around: str = ""
    site_url: str = ""
    extensions: list[str] = field(default_factory=list)
    known: Known = field(default_factory=Known)
    documents: list[Document] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    linked: list[tuple[str, str]] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str) -> Self:
        """What `text` has told; nothing of what is empty."""
        return json.decode(text, type=cls) if text else cls()

    def text(self) -> str:
        """It, to be read again."""
        return json.encode(self).decode()


class Made(NamedTuple):
    """A site whose index is still being written, and its shell."""

    beside: Beside
    shell: Shell


def outer(space: Workspace, outcome: Outcome) -> str:
    """Names all that MkDocs reads but the pages and texts of records; "" where nobody can know."""
    content = space.root / "content"
    folders = {kind.name for kind in outcome.kinds}
    by_hand = (one for one in _inside(content) if one.name not in folders)
    assets = [(content / one.source, str(one.target)) for one in outcome.assets]
    paths = [*by_hand, *(source for source, _ in assets)]
    told = (*(name for _, name in assets), *_told(outcome), program.stamp())
    return space.around(paths, told).held()


def _inside(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _told(outcome: Outcome) -> Iterator[str]:
    """What MkDocs is told of the site, its menu and its pages that lead on."""
    site = outcome.site
    yield json.encode(facts.values(outcome), order="deterministic").decode()
    yield repr(site and (site.name, site.description, site.site_url))
    yield from map(repr, menu(outcome))
    yield from (f"{one.path}\n{one.text}" for one in outcome.pages if one.redirect)


def menu(outcome: Outcome) -> Iterable[tuple[object, ...]]:
    """All that the menu shows, in order."""
    return [(one.path, one.title, one.short) for one in outcome.pages if one.in_nav]
