"""The HTML of a text → blocks that can be set in lines: headings, paragraphs, items, tables."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Literal, TypeAlias

from msgspec import Struct

_HEADING = re.compile("h[1-6]")
_ENDS = frozenset(
    [
        "blockquote",
        "dd",
        "div",
        "dt",
        "figcaption",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
    ]
)
"""Elements that begin and end a block."""


class Heading(Struct, frozen=True):
    """A heading within a text: below the title, which is of level 1."""

    level: int
    text: str
    kind: Literal["heading"] = "heading"


class Text(Struct, frozen=True):
    """A paragraph; more than one line where its writer broke it."""

    lines: tuple[str, ...]
    kind: Literal["text"] = "text"


class Table(Struct, frozen=True):
    """A table: heads, rows as long as the head, and which rows sum up the others."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[int, ...] = ()
    kind: Literal["table"] = "table"


Block: TypeAlias = Heading | Text | Table


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], totals: Sequence[int] = ()) -> Table:
    """A table whose rows are all as long as its head."""
    whole = ((*row, *[""] * (len(heads) - len(row)))[: len(heads)] for row in rows)
    return Table(tuple(heads), tuple(whole), tuple(totals))


def read(html: str) -> tuple[Block, ...]:
    """The blocks of some HTML in order; of a picture only its description is left."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end()
    return tuple(reader.blocks)


class _Reader(HTMLParser):
    """Collects the blocks of some HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._words: list[str] = []
        self._mark = ""
        self._lists: list[int | None] = []
        self._rows: list[list[str]] | None = None
        self._level = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ENDS or _HEADING.fullmatch(tag):
            self.end()
        told = dict(attrs)
        if tag in ("ul", "ol"):
            begin = told.get("start") or "1"
            self._lists.append((int(begin) if begin.isdecimal() else 1) if tag == "ol" else None)
        elif tag == "li":
            self._item()
        elif tag == "table":
            self._rows = []
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag == "br":
            self._words.append("\n")
        elif tag == "img" and told.get("alt"):
            self._words.append(f"（图：{told['alt']}）")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._rows:
            self._rows[-1].append("".join(self._lines()))
        elif tag == "table":
            self._table()
        elif _HEADING.fullmatch(tag):
            self._heading(int(tag[1]))
        elif tag in _ENDS:
            self.end()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        self._words.append(" ".join(data.split("\n")))

    def end(self) -> None:
        """End the block that has been begun."""
        if self._rows is None and (lines := self._lines()):
            self.blocks.append(Text((self._mark + lines[0], *lines[1:])))
            self._mark = ""

    def _lines(self) -> list[str]:
        text = "".join(self._words)
        self._words.clear()
        return [" ".join(line.split()) for line in text.split("\n") if line.strip()]

    def _item(self) -> None:
        number = self._lists[-1] if self._lists else None
        self._mark = "— " if number is None else f"{number}. "
        if number is not None:
            self._lists[-1] = number + 1

    def _heading(self, written: int) -> None:
        # A level may not be left out below the one before.
        self._level = min(max(written, 2), self._level + 1)
        if text := "".join(self._lines()):
            self.blocks.append(Heading(self._level, text))

    def _table(self) -> None:
        rows, self._rows = self._rows or [], None
        if found := [row for row in rows if any(row)]:
            self.blocks.append(table(found[0], found[1:]))
