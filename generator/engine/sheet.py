"""A page of ours as it is filled into a frame that it shares with others; knows no MkDocs.

Pages of one folder that have the same settings differ in their title, description, head, address,
contents list and text alone.
"""

import hashlib
import html
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from markupsafe import escape
from msgspec import Struct, field

from generator.pipeline.rendered import Rendered

TITLE, DESCRIPTION, HEAD, ADDRESS, SKIP, CONTENTS, TEXT = (chr(0xE000 + at) for at in range(7))
"""Characters of private use stand for what differs."""

MARKS = re.compile(f"([{TITLE}-{TEXT}])")

_FIRST = 0xE100
_HEADINGS = re.compile(f"[{chr(_FIRST)}-\uf8ff]")
"""In a contents list, the id and the words of the first heading, of the second, and so on."""

_SPECIAL = re.compile("[<>&\"'\ue000-\uf8ff]")

_OPEN = ("changed", "description", "head", "title")
"""Settings of a page that a frame leaves open."""

Heading = tuple[int, str, str]
"""Its level from 1, its id, its words as HTML."""

Parts = Sequence[str]
"""A frame, cut where something is filled in."""


class Sheet(Struct, frozen=True):
    """What is filled in, and what decides into which frame; a page of the menu has its `own`."""

    rendered: Rendered
    canonical: str
    headings: tuple[Heading, ...]
    html: str
    own: bool = False

    @property
    def frame(self) -> str:
        """Names the frame."""
        path, settings = self.rendered.path, self.rendered.settings
        fixed = sorted(one for one in settings.items() if one[0] not in _OPEN)
        there = (self.listing, self.headings, self.canonical, *map(settings.get, _OPEN))
        return repr((str(path if self.own else path.parent), fixed, *map(bool, there)))

    @property
    def listing(self) -> bool:
        """Whether its contents list holds anything: that of a page leaves out its first heading."""
        levels = [level for level, *_ in self.headings]
        return levels[:1] not in ([], [1]) or any(level > 1 for level in levels[1:2])

    @property
    def contents(self) -> str:
        """Names the contents list: that of plain headings is the same for all of the same levels."""
        shape = [level for level, *_ in self.headings] if self.plain else self.headings
        return digest(repr((self.frame, self.plain, shape)))[:32]

    @property
    def plain(self) -> bool:
        """Whether themes print the headings as they are, wherever they stand."""
        return not any(_SPECIAL.search(f"{named}{words}") for _, named, words in self.headings)

    def filled(self, parts: Parts, contents: str) -> str:
        """The finished page."""
        settings = self.rendered.settings
        told = [word for _, *words in self.headings for word in words]
        if self.plain:
            contents = _HEADINGS.sub(lambda found: told[ord(found[0]) - _FIRST], contents)
        values = {
            TITLE: title(settings),
            DESCRIPTION: escape(str(settings.get("description", ""))),
            HEAD: str(settings.get("head", "")),
            ADDRESS: escape(self.canonical),
            SKIP: next(iter(told), ""),
            CONTENTS: contents,
            TEXT: self.html,
        }
        return "".join(values.get(part, part) for part in parts)


class Known(Struct):
    """Frames and contents lists by their names; None is a frame that only the theme can fill."""

    frames: dict[str, Parts | None] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)

    def fill(self, sheet: Sheet) -> str | None:
        """A finished page; None where something of it is not known."""
        parts, contents = self.frames.get(sheet.frame), self.lists.get(sheet.contents)
        return None if parts is None or contents is None else sheet.filled(parts, contents)


def marked(number: int) -> tuple[str, str]:
    """What stands for the id and the words of a heading in a contents list."""
    return chr(_FIRST + 2 * number), chr(_FIRST + 2 * number + 1)


def made_from(around: str, rendered: Rendered) -> str:
    """Names all that a page is made from, where `around` names what surrounds it."""
    return digest(around, json.dumps(rendered.settings), rendered.markdown)


def digest(*told: str) -> str:
    """A name for several texts."""
    return hashlib.sha256("\0".join(told).encode(errors="surrogatepass")).hexdigest()


def title(settings: Mapping[str, Any]) -> str:
    """The title of a page, safe for themes, which print it as HTML."""
    return html.escape(str(settings["title"]))


def address(path: PurePosixPath) -> str:
    """Where a page is below the site."""
    return str(path.with_suffix(".html"))
