"""What the search knows of a page."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Document:
    """One page: its address in the site, its words, and what it can be narrowed by.

    `text` is its Markdown. `names` are persons and organisations it is about; `organisations` are
    the ids of its organisation and of all above it, `called` what these are called. `start` and
    `end` are the days of a period, both included. A page that only lists others is `listing`; it
    comes after those.
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
