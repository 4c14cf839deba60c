"""What surrounds a page, rendered by the theme once and filled in for every page that shares it.

The frame of the first page is held against what the theme itself makes of that page; where the two
differ, all pages like it are rendered by the theme.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator import program
from generator.pipeline.rendered import Rendered

from . import sheet
from .sheet import CONTENTS, SKIP, TEXT, TITLE, Heading, Known, Parts, Sheet

_MAIN = "main.html"
_TOC = "partials/toc.html"
_WORDS = "partials/language.html"

_OTHERS = ("*.html", "sitemap.xml")
"""Templates of the theme that ours stand for."""

Context = Mapping[str, Any]


class Frames:
    """The frames of one build, and those that were `known` before."""

    def __init__(
        self, env: jinja2.Environment, context: Callable[[Page], Context], known: Known
    ) -> None:
        """Take the theme's templates, and what a page shows to them."""
        self._main, self._toc = env.get_template(_MAIN), env.get_template(_TOC)
        self._words = env.get_template(_WORDS)
        self._context = context
        self.known = known
        self._lang: Any = None

    def fill(self, page: Page, rendered: Rendered) -> str:
        """A finished page."""
        made = _sheet(page, rendered)
        if made.frame not in self.known.frames:
            whole = self.whole(page)
            self._learn(page, made, whole)
            return whole
        self._list_once(page, made)
        filled = self.known.fill(made)
        return self.whole(page) if filled is None else filled

    def learn(self, page: Page, rendered: Rendered, whole: str) -> None:
        """Know the frame of a page of the menu, which it has for itself, from the whole page."""
        made = _sheet(page, rendered, own=True)
        if made.frame not in self.known.frames:
            self._learn(page, made, whole)
        self._list_once(page, made)

    def partial(self, name: str, shown: Context) -> str:
        """A part of a page as a template of the theme prints it."""
        return self._main.environment.get_template(name).render(shown)

    def whole(self, page: Page) -> str:
        """A page as the theme renders it."""
        return self._main.render(self._context(page))

    def _learn(self, page: Page, made: Sheet, whole: str) -> None:
        self.known.frames[made.frame] = self._frame(page, listing=made.listing)
        self._list_once(page, made)
        if self.known.fill(made) != whole:
            self.known.frames[made.frame] = None

    def _frame(self, page: Page, *, listing: bool) -> Parts:
        """What the theme makes of a page in which marks stand for what differs."""
        first = AnchorLink(CONTENTS, SKIP, 1)
        first.children += [AnchorLink(CONTENTS, CONTENTS, 2)] if listing else []
        marks = {"title": TITLE, "description": sheet.DESCRIPTION, "head": sheet.HEAD}
        given = {
            "toc": TableOfContents([first] if page.toc else []),
            "content": f"{TEXT}<h1",
            "meta": {**page.meta, **{one: marks[one] for one in marks if page.meta.get(one)}},
            "canonical_url": page.canonical_url and sheet.ADDRESS,
        }
        with _with(page, given):
            whole = self.whole(page).replace(f"{TEXT}<h1", TEXT)
            return sheet.MARKS.split(whole.replace(self._list(page), CONTENTS))

    def _list_once(self, page: Page, made: Sheet) -> None:
        """Know the contents list of a page, in which marks stand for plain headings."""
        if made.contents not in self.known.lists:
            items = _marked(page.toc, count()) if made.plain else page.toc
            with _with(page, {"toc": TableOfContents(list(items))}):
                self.known.lists[made.contents] = self._list(page)

    def _list(self, page: Page) -> str:
        given = self._context(page)
        if self._lang is None:
            self._lang = self._words.make_module(dict(given))
        return self._toc.render({**given, "lang": self._lang})


@contextmanager
def _with(page: Page, given: Context) -> Iterator[None]:
    """Let a page be another for a while; the menu would not know a copy of it."""
    before = {name: getattr(page, name) for name in given}
    vars(page).update(given)
    try:
        yield
    finally:
        vars(page).update(before)


def _sheet(page: Page, rendered: Rendered, *, own: bool = False) -> Sheet:
    canonical, headings = page.canonical_url or "", tuple(_headings(page.toc))
    return Sheet(rendered, canonical, headings, page.content or "", own)


def _marked(items: Iterable[AnchorLink], numbers: Iterator[int]) -> Iterator[AnchorLink]:
    for item in items:
        named, words = sheet.marked(next(numbers))
        one = AnchorLink(words, named, item.level)
        one.children = list(_marked(item.children, numbers))
        yield one


def _headings(items: Iterable[AnchorLink]) -> Iterator[Heading]:
    """Level, id and words of every heading, in order."""
    for item in items:
        yield item.level, item.id, item.title
        yield from _headings(item.children)


def usable(custom: str | None) -> bool:
    """Whether the templates of a site are ours: those of others may look at more of a page."""
    if not custom:
        return True
    own = program.theme()
    theirs = (path for name in _OTHERS for path in Path(custom).rglob(name))
    return all(_same(path, own / path.relative_to(custom)) for path in theirs)


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()
