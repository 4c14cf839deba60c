"""Events that last whole days → a calendar (RFC 5545)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.visible import visible

TYPE = "text/calendar"
"""The media type of the format."""

LONGEST = 75
"""How many octets a line may have without its end."""

_NOWHERE = "dangwu.invalid"
"""The domain of a site that has none."""

_LAST = date.max - timedelta(days=1)
"""The last day that has another after it."""

_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
_NOT_IN_DOMAIN = re.compile(r"[^A-Za-z0-9.-]")
_ASKED = ("REFRESH-INTERVAL;VALUE=DURATION:P1D", "X-PUBLISHED-TTL:P1D")
"""How often a calendar that changes is to be read again."""


@dataclass(frozen=True, slots=True)
class Event:
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
    lines = [
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
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


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
    lines = (visible(line) for line in value.splitlines())
    return "".join(_ESCAPED.get(char, char) for char in "\n".join(lines))


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most `LONGEST` octets, no character cut; later ones begin with a space."""
    piece, size = "", 0
    for char in line:
        length = len(char.encode("utf-8", "backslashreplace"))
        if size + length > LONGEST:
            yield piece
            piece, size = " ", 1
        piece += char
        size += length
    yield piece
