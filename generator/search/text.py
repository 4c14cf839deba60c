"""The Markdown of a page → its words, one block of text a line, without what only surrounds them."""

import html
import re
from functools import cache

EXCLUDED = "data-search-exclude"
"""The attribute of an element that only surrounds the page: menus, charts, pagers."""

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
# Everything below reads a page in one pass: no pattern looks for an end that is not there, or beyond
# the next beginning, and what repeats is never given back.
_SILENT = re.compile(
    rf"<(?=[^<>]*+>)(?:(?P<name>button|script|style|svg|template)\b"
    rf"|(?P<marked>[a-z][a-z0-9]*+)(?=[^<>]*\s{EXCLUDED}(?:[\s=/]|>)))[^<>]*+>",
    re.IGNORECASE,
)
"""Where a part begins that no reader reads as part of the page."""

_VOID = re.compile(r"area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr")
"""Elements that are their tag alone."""

_INLINE = re.compile(
    r"</?(?:a|abbr|b|code|em|i|small|span|strong|sub|sup|time)\b[^<>]*+>", re.IGNORECASE
)
"""Tags that do not end a block of text."""

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*+>")
_HEAD = re.compile(r"^#{1,6}[ \t]++(.*)$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{:?[ \t]*+[#.][^{}\n]*+\}[ \t]*+$", re.MULTILINE)
_SAID = r"\[((?:[^\[\]\n]++|\[[^\[\]\n]*+\])*+)\]"
_ADDRESS = r"\((?:[^()\n]++|\([^()\n]*+\))*+\)"
_PICTURE = re.compile(rf"!{_SAID}{_ADDRESS}")
_LINK = re.compile(rf"{_SAID}(?:{_ADDRESS}|\[[^\[\]\n]*+\])")
_DEFINITION = re.compile(r"^(?:[ \t]*+\*?\[[^\[\]\n]++\]:.*|(?=.*-{3})[ \t:|-]++)$", re.MULTILINE)
_MARKER = re.compile(r"^[ \t]*+(?:[-*+>]|\d++[.)])[ \t]++", re.MULTILINE)
_EMPHASIS = re.compile(r"\*{1,3}|`+|(?<![0-9A-Za-z])_{1,2}|_{1,2}(?![0-9A-Za-z])")
_SPACE = re.compile(r"(?<![ \t\r])[ \t\r]*+\n\s*+")


def lines(markdown: str) -> str:
    """The words of a page in order, a line for each block; nothing of what is marked as around it."""
    told = _without_tags(_FRONT.sub("", markdown, count=1))
    told = _ATTRIBUTES.sub("", told)
    told = _HEAD.sub(_heading, told)
    told = _DEFINITION.sub("", told)
    told = _LINK.sub(r"\1", _PICTURE.sub(r"\1", told))
    told = _EMPHASIS.sub("", _MARKER.sub("", told)).replace("|", "\n")
    return _SPACE.sub("\n", html.unescape(told)).strip()


def _heading(found: re.Match[str]) -> str:
    return found[1].rstrip(" \t").rstrip("#").rstrip(" \t")


def _without_tags(text: str) -> str:
    """Text between tags, a line break where an element begins or ends a block."""
    if "<" not in text:
        return text
    parts: list[str] = []
    position = 0
    while found := _SILENT.search(text, position):
        parts.append(text[position : found.start()])
        position = _end(text, found.end(), (found["name"] or found["marked"]).lower())
    parts.append(text[position:])
    head, end, tail = "\n".join(parts).rpartition("-->")
    return _TAG.sub("\n", _INLINE.sub("", _COMMENT.sub("", head + end) + tail))


@cache
def _same(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}\b[^<>]*+>", re.IGNORECASE)


def _end(text: str, start: int, name: str) -> int:
    """Where an element ends that has begun just before `start`; the end of the text without one."""
    if _VOID.fullmatch(name):
        return start
    depth = 1
    for found in _same(name).finditer(text, start):
        depth += -1 if found[1] else 1
        if not depth:
            return found.end()
    return len(text)
