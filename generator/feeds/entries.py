"""What a feed is of and its entries, before they are written in a format."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from generator.visible import visible


class Entry(Struct, frozen=True):
    """One entry; its `id` never changes, `updated` is the day on which something was last said."""

    id: str
    address: str
    title: str
    text: str
    author: str
    category: str
    published: date
    updated: date


class Feed(Struct, frozen=True):
    """A feed: its own `address`, the `page` that shows the same, whose it is, and its entries."""

    address: str
    page: str
    title: str
    author: str
    entries: Sequence[Entry]


def moment(day: date) -> str:
    """The beginning of a day in China (RFC 3339)."""
    return f"{day.isoformat()}T00:00:00+08:00"


def lines(text: str) -> str:
    """A text that XML and calendars can hold, its line breaks kept."""
    return text if text.isprintable() else "\n".join(map(visible, text.splitlines()))
