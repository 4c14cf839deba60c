"""What surrounds a page, rendered by the theme once and filled in for every page that shares it.

Pages of one folder that have the same settings differ in their title, description, address,
contents list and text alone. The frame of the first one is held against what the theme itself makes
of that page; where the two differ, all pages like it are rendered by the theme.
"""

import copy
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2
from markupsafe import escape
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator import program

_MAIN = "main.html"
_TOC = "partials/toc.html"
_WORDS = "partials/language.html"

_TITLE, _DESCRIPTION, _HEAD, _ADDRESS, _SKIP, _CONTENTS, _TEXT = (
    chr(0xE000 + at) for at in range(7)
)
"""Characters of private use stand for what differs."""

_MARKS = re.compile(f"([{_TITLE}-{_TEXT}])")

_DIFFERING = frozenset({"title", "description", "head", "changed"})
"""Settings of a page that a frame leaves open."""

Context = Mapping[str, Any]
Parts = tuple[str, ...]


class Frames:
    """The frames of one build; `known` holds None for pages that are left to the theme."""

    def __init__(self, env: jinja2.Environment, context: Callable[[Page], Context]) -> None:
        """Take the theme's templates, and what a page shows to them."""
        self._main, self._toc = env.get_template(_MAIN), env.get_template(_TOC)
        self._words = env.get_template(_WORDS)
        self._context = context
        self.known: dict[Hashable, Parts | None] = {}
        self._lists: dict[Hashable, str] = {}
        self._lang: Any = None

    def fill(self, page: Page) -> str:
        """A finished page."""
        key = _key(page)
        if key not in self.known:
            whole, made = self.whole(page), self._frame(page)
            self.known[key] = made if self._filled(made, page, key) == whole else None
            return whole
        parts = self.known[key]
        return self.whole(page) if parts is None else self._filled(parts, page, key)

    def partial(self, name: str, shown: Context) -> str:
        """A part of a page as a template of the theme prints it."""
        return self._main.environment.get_template(name).render(shown)

    def whole(self, page: Page) -> str:
        """A page as the theme renders it."""
        return self._main.render(self._context(page))

    def _frame(self, page: Page) -> Parts:
        """What the theme makes of a page in which marks stand for what differs."""
        page = copy.copy(page)
        first = AnchorLink(_CONTENTS, _SKIP, 1)
        first.children.append(AnchorLink(_CONTENTS, _CONTENTS, 2))
        page.toc = TableOfContents([first] if page.toc else [])
        page.content = f"{_TEXT}<h1"
        marks = {"title": _TITLE, "description": _DESCRIPTION, "head": _HEAD}
        page.meta = {**page.meta, **{one: marks[one] for one in marks if page.meta.get(one)}}
        page.canonical_url = page.canonical_url and _ADDRESS
        whole = self.whole(page).replace(f"{_TEXT}<h1", _TEXT)
        return tuple(_MARKS.split(whole.replace(self._list(page), _CONTENTS)))

    def _filled(self, parts: Parts, page: Page, key: Hashable) -> str:
        first = next(iter(page.toc), None)
        values = {
            _TITLE: str(page.meta["title"]),
            _DESCRIPTION: escape(str(page.meta.get("description", ""))),
            _HEAD: str(page.meta.get("head", "")),
            _ADDRESS: escape(page.canonical_url or ""),
            _SKIP: first.id if first else "",
            _CONTENTS: self._contents(page, key),
            _TEXT: page.content or "",
        }
        return "".join(values.get(part, part) for part in parts)

    def _contents(self, page: Page, key: Hashable) -> str:
        """The contents list of a page: the same for all whose headings differ in the first alone."""
        first, *others = [*page.toc] or [AnchorLink("", "", 1)]
        below = tuple(_headings([*first.children, *others]))
        known = (key, first.id, first.level, below)
        if known not in self._lists:
            page = copy.copy(page)
            marked = AnchorLink(_TITLE, first.id, first.level)
            marked.children = first.children
            page.toc = TableOfContents([marked, *others] if page.toc else [])
            self._lists[known] = self._list(page)
        return self._lists[known].replace(_TITLE, first.title)

    def _list(self, page: Page) -> str:
        given = self._context(page)
        if self._lang is None:
            self._lang = self._words.make_module(dict(given))
        return self._toc.render({**given, "lang": self._lang})


def _headings(items: Iterable[AnchorLink]) -> Iterator[tuple[int, str, str]]:
    """Level, id and words of every heading, in order."""
    for item in items:
        yield item.level, item.id, item.title
        yield from _headings(item.children)


def _key(page: Page) -> Hashable:
    """What two pages share that have the same frame."""
    settings = sorted(one for one in page.meta.items() if one[0] not in _DIFFERING)
    there = (page.toc, page.canonical_url, *(page.meta.get(one) for one in sorted(_DIFFERING)))
    return PurePosixPath(page.url).parent, repr(settings), *map(bool, there)


def usable(custom: str | None) -> bool:
    """Whether the templates of a site are ours: those of others may look at more of a page."""
    if not custom:
        return True
    own = program.theme()
    return all(_same(path, own / path.relative_to(custom)) for path in Path(custom).rglob("*.html"))


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()
