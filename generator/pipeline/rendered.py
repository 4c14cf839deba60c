"""Pages as views make them → their finished text, with what menu and search need to know."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from functools import partial
from itertools import chain
from pathlib import Path, PurePosixPath

from msgspec import Struct

from generator import heads, program, render, texts, together
from generator.contract import About, Page
from generator.heads import Around
from generator.texts import Texts

from . import frame, written
from .disk import Changed
from .memory import Memo, Passing

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


Put = Callable[[Iterable[Rendered]], Iterable[Rendered]]
"""Takes pages as they are made; gives them, or nothing where they have gone somewhere else."""

Framed = tuple[Page, render.Frame]


def finished(
    pages: Sequence[Page],
    around: Around,
    changed: Changed,
    progress: Progress,
    cache: Path,
    memo: Memo | None = None,
    puts: Sequence[Put] = (),
) -> Iterator[Rendered]:
    """The finished pages in the order given, many of them made side by side.

    Those that a `memo` knows are not made again, nor at first the texts that a `cache` holds. Each
    of those who make them may `put` its own somewhere else, so that there are none to give.
    """
    known = memo or Passing()
    known.turn()
    # Templates that are edited under a preview are no longer those of the program.
    if edited := render.renew():
        known.last = {}
    path = cache / written.FOLDER / program.stamp()[:16]
    opened = nullcontext if edited or known.last else partial(texts.opened, path)
    same = known.get("around", around, lambda: around)

    def head(page: Page) -> str:
        return known.get((page.path, "head"), (page, same), lambda: heads.head(page, same))

    all_framed = list(frame.frames(pages, around.site.source_url or "", changed, known))
    # What a copy remembers is lost with it.
    number = together.hands() if len(pages) >= together.MANY and memo is None else 1
    site = {"name": around.site.name}

    def made(part: Sequence[Framed], store: Texts | None) -> Iterator[Rendered]:
        text = written.writer(site, store)
        for done, (page, framed) in enumerate(part, 1):
            given = page, framed, site, head(page)
            make = partial(_rendered, page, framed, given[-1], text)
            yield known.get(page.path, given, make)
            progress("render", done * number, len(pages))

    def whole(part: Sequence[Framed], put: Put) -> tuple[Iterable[Rendered], Texts | None]:
        with opened() as store:
            return put(made(part, store)), store

    parts = zip(together.parts(all_framed, number), puts or [list] * number, strict=False)
    done = together.run([partial(whole, part, put) for part, put in parts])
    texts.keep(path, (store for _, store in done if store))
    return chain.from_iterable(part for part, _ in done)


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
