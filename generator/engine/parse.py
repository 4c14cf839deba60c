"""Markdown that is not plain, without MkDocs: what Python-Markdown makes of it, and where its links lead.

Links to places within a page, and what is not plainly a link to a file of the site, are left to
MkDocs, which warns of those that lead nowhere.
"""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from . import sheet
from .convert import IDS, SLUG, Converted, Heading

_SIMPLE = re.compile(r"[A-Za-z0-9_./-]*[A-Za-z0-9_-]\.[a-z0-9]+")
_LINKS = {"a": "href", "img": "src"}


class _Links(Treeprocessor):
    """Lets the links of a page lead to finished files; `unsure` where that is left to MkDocs."""

    page = PurePosixPath()
    paths: Collection[str] = ()
    led = unsure = False

    def run(self, root: Element) -> None:
        """Look at all that Markdown has made itself."""
        self.led = self.unsure = False
        for element in root.iter():
            if key := _LINKS.get(str(element.tag)):
                element.set(key, self._leads(element.get(key, "")))

    def _leads(self, link: str) -> str:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return link
        self.led = True
        target = posixpath.normpath(str(self.page.parent / link))
        known = _SIMPLE.fullmatch(link) and not link.startswith("/") and target in self.paths
        if not known or target.endswith("README.md") or target == str(self.page):
            self.unsure = True
        if target.endswith(".md"):
            target = sheet.address(PurePosixPath(target))
        return posixpath.relpath(target, str(self.page.parent))


def parse(
    markdown: str, page: PurePosixPath, paths: Collection[str], extensions: Sequence[str]
) -> Converted | None:
    """A page as Python-Markdown converts it, one of the `paths` of a site; None where MkDocs has to."""
    reader, links = _reader(tuple(extensions))
    links.page, links.paths = page, paths
    made = reader.reset().convert(markdown)
    tokens: list[Mapping[str, Any]] = reader.toc_tokens  # type: ignore[attr-defined]
    found = frozenset(IDS.findall(made))
    return None if links.unsure else Converted(made, tuple(_headings(tokens)), found, links.led)


@lru_cache(maxsize=1)
def _reader(extensions: tuple[str, ...]) -> tuple[Markdown, _Links]:
    reader = Markdown(extensions=extensions, extension_configs={"toc": {"slugify": SLUG}})
    links = _Links(reader)
    reader.treeprocessors.register(links, "links", 0)
    return reader, links


def _headings(tokens: Sequence[Mapping[str, Any]]) -> Iterator[Heading]:
    for one in tokens:
        yield Heading(one["level"], one["id"], one["name"])
        yield from _headings(one["children"])
