"""What the search knows of a page."""

import hashlib
from datetime import date
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace


class UnreadError(LookupError):
    """Nobody has read a document, and its text is not at hand."""


class Document(Struct, frozen=True):
    """One page: its address in the site, its words, and what it can be narrowed by.

    `text` is its Markdown. `names` are persons and organisations it is about; `organisations` are
    the ids of its organisation and of all above it, `called` what these are called. `start` and
    `end` are the days of a period, both included. A page that only lists others is `listing`; it
    comes after those. Where its text is not at hand, `known` names what has been read of it.
    """

    address: str
    title: str
    kind: str
    text: str
    names: tuple[str, ...] = ()
    organisation: str = ""
    organisations: tuple[str, ...] = ()
    day: date | None = None
    start: date | None = None
    end: date | None = None
    listing: bool = False
    called: tuple[str, ...] = ()
    known: bytes = b""


_REST = attrgetter(*(one for one in Document.__struct_fields__ if one not in ("text", "known")))


def read(document: Document) -> bytes:
    """Names what is read of a document: its title, its names and its text."""
    if document.known:
        return document.known
    told = "\0".join((document.title, "\n".join(document.names), document.text))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()


def digest(document: Document, read: bytes) -> bytes:
    """Names all of a document, given what names that which is read of it."""
    rest = repr(_REST(document)).encode("utf-8", "surrogatepass")
    return hashlib.sha256(read + rest).digest()


def bare(document: Document, read: bytes) -> Document:
    """A document without its text, given what names that which is read of it."""
    return replace(document, text="", known=read)
