"""What surrounds a page, rendered by the theme once and filled in for every page that shares it.

Pages of one folder that have the same settings differ in their title, description, address,
contents list and text alone. The frame of the first one is held against what the theme itself makes
of that page; where the two differ, all pages like it are rendered by the theme.
"""

import copy
import html
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from . import facts

TEMPLATE = "dangwu/framed.html"
"""What pages name as their template that are filled into a frame."""

_MAIN = "main.html"
_TOC = "partials/toc.html"
_WORDS = "partials/language.html"

_TITLE, _DESCRIPTION, _ADDRESS, _SKIP, _CONTENTS, _TEXT = (chr(0xE000 + at) for at in range(6))
"""Characters of private use stand for what differs."""

_MARKS = re.compile(f"([{_TITLE}-{_TEXT}])")

Context = Mapping[str, Any]
Parts = tuple[str, ...]


class Frames:
    """The frames of one build; None where pages are left to the theme."""

    def __init__(self, env: jinja2.Environment) -> None:
        """Offer `framed()` to the templates of an environment."""
        self._main, self._toc = env.get_template(_MAIN), env.get_template(_TOC)
        self._words = env.get_template(_WORDS)
        self.known: dict[tuple[Any, ...], Parts | None] = {}
        self._lang: Any = None

        @jinja2.pass_context
        def framed(context: jinja2.runtime.Context) -> str:
            return self._framed(context.get_all())

        env.globals["framed"] = framed
        template = jinja2.DictLoader({TEMPLATE: "{{ framed() }}"})
        env.loader = jinja2.ChoiceLoader([*filter(None, [env.loader]), template])

    def _framed(self, given: Context) -> str:
        key = _key(given["page"])
        if key in self.known:
            parts = self.known[key]
            return self._main.render(given) if parts is None else self._filled(parts, given)
        whole = self._main.render(given)
        parts = self._frame(given)
        self.known[key] = parts if self._filled(parts, given) == whole else None
        return whole

    def _frame(self, given: Context) -> Parts:
        """What the theme makes of a page in which marks stand for what differs."""
        page = copy.copy(given["page"])
        first = AnchorLink(_CONTENTS, _SKIP, 1)
        first.children.append(AnchorLink(_CONTENTS, _CONTENTS, 2))
        page.toc = TableOfContents([first] if page.toc else [])
        page.content = f"{_TEXT}<h1"
        marks = {"title": _TITLE, "description": _DESCRIPTION}
        page.meta = {**page.meta, **{one: marks[one] for one in marks if page.meta.get(one)}}
        page.canonical_url = page.canonical_url and _ADDRESS
        marked = {**given, "page": page}
        whole = self._main.render(marked).replace(f"{_TEXT}<h1", _TEXT)
        return tuple(_MARKS.split(whole.replace(self._contents(marked), _CONTENTS)))

    def _filled(self, parts: Parts, given: Context) -> str:
        page = given["page"]
        first = next(iter(page.toc), None)
        values = {
            _TITLE: str(page.meta["title"]),
            _DESCRIPTION: html.escape(str(page.meta.get("description", ""))),
            _ADDRESS: html.escape(page.canonical_url or ""),
            _SKIP: first.id if first else "",
            _CONTENTS: self._contents(given),
            _TEXT: page.content or "",
        }
        return "".join(values.get(part, part) for part in parts)

    def _contents(self, given: Context) -> str:
        """The contents list of a page."""
        if self._lang is None:
            self._lang = self._words.make_module(dict(given))
        return self._toc.render({**given, "lang": self._lang})


def _key(page: Page) -> tuple[Any, ...]:
    """What two pages share that have the same frame."""
    settings = sorted(one for one in page.meta.items() if one[0] not in _DIFFERING)
    there = (page.toc, page.canonical_url, *(page.meta.get(one) for one in sorted(_DIFFERING)))
    return PurePosixPath(page.url).parent, repr(settings), *map(bool, there)


_DIFFERING = frozenset({"title", "description", "template"})
"""Settings of a page that a frame leaves open."""


def usable(custom: str | None) -> bool:
    """Whether the templates of a site are ours: those of others may look at more of a page."""
    if not custom:
        return True
    own = facts.theme()
    return all(_same(path, own / path.relative_to(custom)) for path in Path(custom).rglob("*.html"))


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()
