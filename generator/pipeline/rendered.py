"""Pages as views make them → their finished text, with what menu and search need to know."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import PurePosixPath

from generator import heads, render, together
from generator.contract import About, Page
from generator.heads import Around

from . import frame
from .disk import Changed
from .memory import Memo

Progress = Callable[[str, int, int], None]
"""Told the stage, how many are done, and how many there are."""


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished page: its path under the site, its settings and text, and what menu and search need to know.

    `about` is None for a page that only leads to others; a `redirect` is not searched.
    """

    path: PurePosixPath
    settings: render.Settings
    markdown: str
    title: str
    short: str
    in_nav: bool
    source: str
    about: About | None = None
    redirect: bool = False

    @property
    def text(self) -> str:
        """The page as a file, its settings first."""
        return render.whole(self.settings, self.markdown)


def finished(
    pages: Sequence[Page],
    around: Around,
    changed: Changed,
    progress: Progress,
    memo: Memo | None = None,
) -> tuple[Rendered, ...]:
    """The finished pages in the order given, many of them made side by side.

    Those that a `memo` knows are not made again.
    """
    known = memo or Memo()
    known.turn()
    if render.renew():
        known.last = {}
    same = known.get("around", around, lambda: around)

    def head(page: Page) -> str:
        return known.get((page.path, "head"), (page, same), lambda: heads.head(page, same))

    all_framed = list(frame.frames(pages, around.site.source_url or "", changed, head))
    # What a copy remembers is lost with it.
    number = together.hands() if len(pages) >= together.MANY and memo is None else 1

    site = {"name": around.site.name}

    def whole(part: Sequence[tuple[Page, render.Frame]]) -> list[Rendered]:
        made = []
        for page, framed in part:
            given = page, framed, site
            made.append(known.get(page.path, given, partial(_rendered, *given)))
            progress("render", len(made) * number, len(pages))
        return made

    works = [partial(whole, part) for part in together.parts(all_framed, number)]
    return tuple(chain(*together.run(works)))


def _rendered(page: Page, framed: render.Frame, site: Mapping[str, str]) -> Rendered:
    settings, markdown = render.page(page, framed, site)
    return Rendered(
        page.path,
        settings,
        markdown,
        page.title,
        page.short or page.title,
        page.in_nav,
        page.source.file if page.source else "",
        page.about,
        page.redirect is not None,
    )
