"""Markdown of our own templates → the HTML that Python-Markdown makes of it, at once where it is plain.

These pages are blocks of HTML between headings, paragraphs and lists of plain words, for which
nothing has to be parsed. What is not known to be so is left to Python-Markdown, and
`tests/test_convert.py` holds the two against each other.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from markdown.extensions.toc import unique
from msgspec import Struct
from pymdownx.slugs import slugify

SLUG = slugify(case="lower")
"""A heading and what parts its words → its id, as `mkdocs.yml` has it."""

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "details",
        "div",
        "dl",
        "fieldset",
        "figure",
        "footer",
        "form",
        "header",
        "main",
        "nav",
        "ol",
        "p",
        "section",
        "table",
        "ul",
    ]
)
"""Elements that Markdown passes on as they are."""

_EMPTY = frozenset(
    ["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
"""Elements without an end."""

_TAG = r"<(?:/?[a-zA-Z][a-zA-Z0-9]*(?:\s+[a-zA-Z][a-zA-Z0-9:-]*(?:=\"[^\"<>]*\")?)*+\s*/?)>"
_WHOLE = re.compile(f"(?:[^<]*+{_TAG})*+")
"""Tags and text in which nothing has to be repaired."""

_NAMES = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]*)")
_ALONE = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]*(?:[^<>]*/(?=>))?)")
"""The name of each tag, with / before it at an end; the whole of one that is its own end."""

_STRANGE = ("\t", "\x02", "\x03", "\r", "<!", "<?", "<pre", "<script", "<style", "<textarea")
"""What Markdown or its reader of HTML treats in a way of its own."""

_SPACES = re.compile(r"\n +(?:\n|\Z)")

_WORDS = r"[^*_`\[\]<>&\\!{}|\n]"
_BEGIN = r"(?![-+*>#:=~!|\s/]|[0-9]+[.)])"
_LINE = rf"{_BEGIN}{_WORDS}*(?!\s){_WORDS}"
_HEADING = re.compile(rf"(#{{1,6}}) ((?!#){_LINE}(?<!#))(?: \{{ #([A-Za-z][A-Za-z0-9-]*) \}})?")
_PARAGRAPH = re.compile(rf"{_LINE}(?:\n{_LINE})*")
_LIST = re.compile(rf"- {_LINE}(?:\n- {_LINE})*")
_LOOSE = re.compile(r"^- .*\n\n+- ", re.MULTILINE)
"""Items with a gap between them are one list, each a paragraph of it."""

IDS = re.compile(r"id=(?<=\sid=)\"([^\"]+)")
"""The ids of elements in HTML."""


class Heading(Struct, frozen=True):
    """A heading of a page: its level from 1, its id, its words."""

    level: int
    id: str
    name: str


class Converted(Struct, frozen=True):
    """The HTML of a page, its headings in order, and every id in it; whether links lead from it."""

    html: str
    headings: tuple[Heading, ...]
    ids: frozenset[str]
    leads: bool = False


def convert(markdown: str) -> Converted | None:
    """A page converted; None where Python-Markdown has to do it."""
    if any(sign in markdown for sign in _STRANGE) or _LOOSE.search(markdown):
        return None
    if _SPACES.search(f"\n{markdown}"):
        return None
    blocks: list[str | Heading] = []
    for block in _blocks(markdown):
        if block is None:
            return None
        blocks.append(block)
    found = [one for one in blocks if isinstance(one, Heading)]
    headings = tuple(_named(found))
    named = iter(headings)
    told = "\n".join(one if isinstance(one, str) else _heading(next(named)) for one in blocks)
    return Converted(told.strip(), headings, frozenset(IDS.findall(told)))


def _blocks(text: str) -> Iterator[str | Heading | None]:
    """The blocks of a page in order; None for one that is not plain."""
    at, end = 0, len(text)
    while at < end:
        if text[at] == "\n":
            at += 1
        elif text[at] == "<":
            block = _element(text, at)
            if not block:
                yield None
                return
            yield _passed(block)
            at += len(block)
        else:
            stop = text.find("\n\n", at)
            stop = end if stop < 0 else stop
            yield _plain(text[at:stop].rstrip("\n"))
            at = stop


def _passed(block: str) -> str:
    """An element as it stands, in a paragraph if it is an inline one."""
    return f"<p>{block}</p>" if block.startswith("<picture") else f"{block}\n"


def _element(text: str, at: int) -> str:
    """The element that begins at a place; "" if it is not well formed or more stands behind it."""
    stop = at
    while stop < len(text):
        stop = text.find("\n\n", stop + 1)
        stop = len(text) if stop < 0 else stop
        block = text[at:stop].rstrip("\n")
        names = tuple((_ALONE if "/>" in block else _NAMES).findall(block))
        if _closed(names):
            whole = block.endswith(">") and _WHOLE.fullmatch(block)
            return block if whole and _known(block, names[0]) else ""
    return ""


@lru_cache(maxsize=500)
def _closed(names: tuple[str, ...]) -> bool:
    """Whether the last tag, and none before it, ends the first."""
    inside: list[str] = []
    for place, name in enumerate(names, 1):
        if name.startswith("/"):
            if not inside or inside.pop() != name[1:]:
                return False
        elif not name.endswith("/") and name.lower() not in _EMPTY:
            inside.append(name)
        if not inside:
            return place == len(names)
    return False


def _known(block: str, name: str) -> bool:
    """Whether Markdown passes an element on: of inline ones pictures are known, without words."""
    picture = name == "picture" and "\n" not in block and not re.sub(_TAG, "", block)
    return picture or name in _BLOCKS


def _plain(block: str) -> str | Heading | None:
    """A heading, a paragraph or a list; None for anything else."""
    if found := _HEADING.fullmatch(block):
        if found[2] != " ".join(found[2].split()):
            return None
        return Heading(len(found[1]), found[3] or "", found[2])
    if _PARAGRAPH.fullmatch(block):
        return f"<p>{block}</p>"
    if _LIST.fullmatch(block):
        items = "\n".join(f"<li>{item}</li>" for item in block[2:].split("\n- "))
        return f"<ul>\n{items}\n</ul>"
    return None


def _named(headings: list[Heading]) -> Iterator[Heading]:
    """Headings each with an id: those without one have it from their words."""
    used = {one.id for one in headings if one.id}
    for one in headings:
        yield one if one.id else Heading(one.level, unique(SLUG(one.name, "-"), used), one.name)


def _heading(one: Heading) -> str:
    return f'<h{one.level} id="{one.id}">{one.name}</h{one.level}>'
