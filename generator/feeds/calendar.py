"""Events that last whole days → a calendar (RFC 5545)."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from .entries import lines

TYPE = "text/calendar"
"""The media type of the format."""

LONGEST = 75
"""How many octets a line may have without its end."""

_NOWHERE = "dangwu.invalid"
"""The domain of a site that has none."""

_LAST = date.max - timedelta(days=1)
"""The last day that has another after it."""

_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_NOT_IN_DOMAIN = re.compile(r"[^A-Za-z0-9.-]")
_ASKED = ("REFRESH-INTERVAL;VALUE=DURATION:P1D", "X-PUBLISHED-TTL:P1D")
"""How often a calendar that changes is to be read again."""


class Event(Struct, frozen=True):
    """What goes on from one day to another, both included.

    Its `id` never changes; `stamp` is the day on which something was last said of it.
    """

    id: str
    title: str
    text: str
    start: date
    end: date
    stamp: date
    category: str
    place: str = ""
    address: str = ""
    cancelled: bool = False


def render(
    name: str, product: str, domain: str, events: Iterable[Event], *, changing: bool = True
) -> str:
    """A calendar as text, made by a part of this program; the domain makes its ids the site's own.

    One that is `changing` says how often it is to be read again.
    """
    host = _NOT_IN_DOMAIN.sub("", domain) or _NOWHERE
    content = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//dangwu//{product}//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        *(_ASKED if changing else ()),
        *(line for one in events for line in _event(one, host)),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in content for part in _folded(line))


def _event(one: Event, host: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.id}@{host}"
    yield f"DTSTAMP:{_day(one.stamp)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(one.start)}"
    yield f"DTEND;VALUE=DATE:{_day(min(one.end, _LAST) + timedelta(days=1))}"
    yield f"SUMMARY:{_text(one.title)}"
    yield f"DESCRIPTION:{_text(one.text)}"
    if one.place:
        yield f"LOCATION:{_text(one.place)}"
    if one.address:
        yield f"URL:{one.address}"
    yield f"CATEGORIES:{_text(one.category)}"
    if one.cancelled:
        yield "STATUS:CANCELLED"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return f"{day.year:04}{day:%m%d}"


def _text(value: str) -> str:
    """A value with what has a meaning in a calendar escaped, and nothing that cannot be printed."""
    return lines(value).translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most `LONGEST` octets, no character cut; later ones begin with a space."""
    rest = line.encode()
    while len(rest) > LONGEST:
        end = LONGEST
        while rest[end] & 0xC0 == 0x80:  # Not the first octet of a character.
            end -= 1
        yield rest[:end].decode()
        rest = b" " + rest[end:]
    yield rest.decode()
