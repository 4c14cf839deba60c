"""HTML → the tags and texts that a browser would see, in their order."""

import unicodedata
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

from msgspec import Struct

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Tag(Struct, frozen=True):
    """A start tag."""

    name: str
    attributes: Mapping[str, str]


class End(Struct, frozen=True):
    """An end tag."""

    name: str


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tokens: list[Tag | End | str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tokens.append(Tag(tag, {name: value or "" for name, value in attrs}))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self.tokens.append(End(tag))

    def handle_data(self, data: str) -> None:
        if self.tokens and isinstance(self.tokens[-1], str):
            data = str(self.tokens.pop()) + data
        self.tokens.append(data)

    def handle_comment(self, data: str) -> None:
        self.tokens.append(Tag("!--", {}))


def tokens(html: str) -> tuple[Tag | End | str, ...]:
    """Tags and texts in their order, character references resolved."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.tokens)


def tags(html: str) -> Iterator[Tag]:
    """The start tags."""
    return (token for token in tokens(html) if isinstance(token, Tag))


def inside(html: str, name: str, **attributes: str) -> tuple[Tag | End | str, ...]:
    """What stands in the first element of a name that has these attributes (`class_` for class)."""
    wanted = {key.rstrip("_"): value for key, value in attributes.items()}
    found: list[Tag | End | str] = []
    depth = 0
    for token in tokens(html):
        if depth:
            depth += isinstance(token, Tag) and token.name == name
            depth -= isinstance(token, End) and token.name == name
            if not depth:
                break
            found.append(token)
        elif isinstance(token, Tag) and token.name == name:
            depth = int(all(token.attributes.get(key) == value for key, value in wanted.items()))
    return tuple(found)


def text(parts: tuple[Tag | End | str, ...]) -> str:
    """All text with single spaces, without scripts and styles."""
    words: list[str] = []
    silent = False
    for token in parts:
        if isinstance(token, str):
            words += [] if silent else [token]
        elif token.name in ("script", "style"):
            silent = isinstance(token, Tag)
    return " ".join("".join(words).split())


def shape(line: str) -> str:
    """A harmless text of the same length whose characters take the same room."""
    wide = {"W": "甲", "F": "甲"}
    return "".join(
        char if char.isspace() else wide.get(unicodedata.east_asian_width(char), "a")
        for char in line
    )
