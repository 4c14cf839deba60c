"""Pages as views make them → their finished text, with what menu and search need to know."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path, PurePosixPath

from msgspec import Struct

from generator import heads, program, render, texts, together
from generator.contract import About, Page
from generator.heads import Around
from generator.texts import Texts

from . import frame, written
from .disk import Changed
from .memory import Memo

Progress = Callable[[str, int, int], None]
"""Told the stage, how many are done, and how many there are."""


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


class Rendered(Struct, frozen=True):
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
    def changed(self) -> str:
        """The day on which its record was last changed, "" where nobody knows."""
        return str(self.settings.get("changed", ""))

    @property
    def text(self) -> str:
        """The page as a file, its settings first."""
        return render.whole(self.settings, self.markdown)


def finished(
    pages: Sequence[Page],
    around: Around,
    changed: Changed,
    progress: Progress,
    cache: Path,
    memo: Memo | None = None,
) -> tuple[Rendered, ...]:
    """The finished pages in the order given, many of them made side by side.

    Those that a `memo` knows are not made again, nor at first the texts that a `cache` holds.
    """
    known = memo or Memo()
    known.turn()
    # Templates that are edited under a preview are no longer those of the program.
    if edited := render.renew():
        known.last = {}
    path = cache / written.FOLDER / program.stamp()[:16]
    opened = nullcontext if edited or known.last else partial(texts.opened, path)
    same = known.get("around", around, lambda: around)

    def head(page: Page) -> str:
        return known.get((page.path, "head"), (page, same), lambda: heads.head(page, same))

    all_framed = list(frame.frames(pages, around.site.source_url or "", changed))
    # What a copy remembers is lost with it.
    number = together.hands() if len(pages) >= together.MANY and memo is None else 1
    site = {"name": around.site.name}

    def whole(part: Sequence[tuple[Page, render.Frame]]) -> tuple[list[Rendered], Texts | None]:
        made = []
        with opened() as store:
            text = written.writer(site, store)
            for page, framed in part:
                given = page, framed, site, head(page)
                make = partial(_rendered, page, framed, given[-1], text)
                made.append(known.get(page.path, given, make))
                progress("render", len(made) * number, len(pages))
        return made, store

    done = together.run([partial(whole, part) for part in together.parts(all_framed, number)])
    texts.keep(path, (store for _, store in done if store))
    return tuple(page for part, _ in done for page in part)


def _rendered(page: Page, framed: render.Frame, head: str, text: written.Writer) -> Rendered:
    return Rendered(
        page.path,
        render.settings(page, framed, head),
        text(page, framed),
        page.title,
        page.short or page.title,
        page.in_nav,
        page.source.file if page.source else "",
        page.about,
        page.redirect is not None,
    )
