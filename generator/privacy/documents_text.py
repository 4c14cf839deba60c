"""A file of text in any format → its text, once as it stands and once as readers see it."""

import html
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import unquote

from .model import Contents, Fault, Piece

MARKUP = frozenset({".html", ".htm", ".svg", ".xml", ".xhtml", ".rss", ".md"})
"""Formats in which tags may stand in the middle of a number."""

LONGEST = 8_000_000
"""How many characters of a text are also looked at without their tags and code points."""

_TOKEN = re.compile(r"<(/?[a-zA-Z!?][^\s/<>]*)([^<>]*)>|[^<]+|<")
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
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_PERCENT = re.compile(r"[0-9:+=]%(?:2[BbDd0]|3[0-9])|%40")
_SIGN = re.compile(r"[0-9][\\`*~]")
_SIGNS = re.compile(r"[\\`*~]")
_TAG_OR_REFERENCE = re.compile(r"&#?\w|<")


def read(suffix: str, data: bytes) -> Contents:
    """The texts of a file; a fault where its bytes are no text."""
    text = decode(data)
    if text is None:
        return Contents((), (Fault("unreadable", "文件的文字编码无法识别"),))
    pieces = [Piece(text, "", 1)]
    if suffix in MARKUP and len(text) <= LONGEST and _TAG_OR_REFERENCE.search(text):
        pieces += _seen(text)
    if suffix in MARKUP and len(text) <= LONGEST:
        pieces += _written(text, markdown=suffix == ".md")
    if _ESCAPE.search(text):
        pieces += _unescaped(suffix, text)
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


def _seen(text: str) -> Iterator[Piece]:
    """The texts of a page as a browser shows them, with their lines."""
    seen: set[str] = set()
    for words, line in _blocks(text):
        shown = html.unescape(words)
        if shown.strip() and shown not in seen and shown not in text:
            seen.add(shown)
            yield Piece(shown, "", line)


def _written(text: str, *, markdown: bool) -> Iterator[Piece]:
    """Lines with what is written in percent signs, or between signs that Markdown takes away."""
    if not (_PERCENT.search(text) or (markdown and _SIGN.search(text))):
        return
    for number, line in enumerate(text.split("\n"), 1):
        if _PERCENT.search(line):
            yield Piece(unquote(line), "", number)
        if markdown and _SIGN.search(line):
            yield Piece(_SIGNS.sub("", line), "", number)


def _blocks(text: str) -> Iterator[tuple[str, int]]:
    """What stands between block tags, inline tags left out, and attributes with references."""
    parts: list[str] = []
    line = first = 1
    for token in _TOKEN.finditer(text):
        tag = (token[1] or "").lstrip("/").lower()
        if not tag:
            first = first if parts else line
            parts.append(token[0])
        elif tag in _BLOCK:
            yield "".join(parts), first
            parts = []
        if tag and "&" in token[2]:
            yield token[2], line
        line += token[0].count("\n")
    yield "".join(parts), first


def _unescaped(suffix: str, text: str) -> Iterator[Piece]:
    """The text with what is written as a code point in JSON or a script."""
    if suffix == ".json" and len(text) <= LONGEST:
        with suppress(ValueError, RecursionError):
            yield Piece(json.dumps(json.loads(text), ensure_ascii=False, indent=0), "", 1)
            return
    yield Piece(_ESCAPE.sub(_character, text[:LONGEST]), "", 1)


def _character(escape: re.Match[str]) -> str:
    number = int(escape[1], 16)
    # Half of a pair means nothing by itself, and could not be printed.
    return " " if 0xD800 <= number <= 0xDFFF else chr(number)
