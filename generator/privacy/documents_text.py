"""A file of text in any format → its text, once as it stands and once as readers see it."""

import html
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from .model import Contents, Fault, Piece

MARKUP = frozenset({".html", ".htm", ".svg", ".xml", ".xhtml", ".rss", ".md"})
"""Formats in which tags may stand in the middle of a number."""

_BLOCK = frozenset(
    [
        "p",
        "div",
        "br",
        "hr",
        "li",
        "ul",
        "ol",
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "header",
        "footer",
        "nav",
        "title",
        "script",
        "style",
        "dt",
        "dd",
        "option",
        "svg",
    ]
)
_ESCAPE = re.compile(r"\\u[0-9a-fA-F]{4}")
_TAG_OR_REFERENCE = re.compile(r"&#?\w|<")


def read(suffix: str, data: bytes) -> Contents:
    """The texts of a file; a fault where its bytes are no text."""
    text = decode(data)
    if text is None:
        return Contents((), (Fault("unreadable", "文件的文字编码无法识别"),))
    pieces = [Piece(text, "", 1)]
    if suffix in MARKUP and _TAG_OR_REFERENCE.search(text):
        pieces += _seen(text)
    if _ESCAPE.search(text):
        pieces += _unescaped(text)
    return Contents(tuple(pieces))


def decode(data: bytes) -> str | None:
    """The text in some bytes: UTF-8, UTF-16 with a mark, or GB18030; None for anything else."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    if b"\0" in data and encodings[0] != "utf-16":
        return None
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


class _Reader(HTMLParser):
    """Collects what stands between block tags as one text, inline tags left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[str, int]] = []
        self.parts: list[str] = []
        self.line = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCK:
            self.finish()
        for _, value in attrs:
            if value and "&" in self.get_starttag_text_():
                self.lines.append((value, self.getpos()[0]))

    def get_starttag_text_(self) -> str:
        """The tag as it stands in the file."""
        return self.get_starttag_text() or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCK:
            self.finish()

    def handle_data(self, data: str) -> None:
        if not self.parts:
            self.line = self.getpos()[0]
        self.parts.append(data)

    def finish(self) -> None:
        """End the text of a block."""
        if len(self.parts) > 1 or any("&" in part for part in self.parts):
            self.lines.append(("".join(self.parts), self.line))
        elif self.parts:
            self.lines.append((self.parts[0], self.line))
        self.parts = []


def _seen(text: str) -> Iterator[Piece]:
    """The texts of a page as a browser shows them, with their lines."""
    reader = _Reader()
    try:
        reader.feed(text)
        reader.close()
        reader.finish()
    except (AssertionError, ValueError):
        # The parser gives up on some unfinished declarations; references are resolved all the same.
        yield Piece(re.sub(r"<[^>]{0,2000}>", "", html.unescape(text)), "", 1)
        return
    seen = set()
    for line, number in reader.lines:
        if line.strip() and line not in seen and line not in text:
            seen.add(line)
            yield Piece(line, "", number)


def _unescaped(text: str) -> Iterator[Piece]:
    """The text with what is written as a code point in JSON or a script."""
    yield Piece(_ESCAPE.sub(lambda found: _character(found[0]), text), "", 1)


def _character(escape: str) -> str:
    found = str(json.loads(f'"{escape}"'))
    # Half of a pair means nothing by itself, and could not be printed.
    return found if not 0xD800 <= ord(found) <= 0xDFFF else " "
