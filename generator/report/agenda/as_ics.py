"""Tasks → a calendar (RFC 5545) with one all-day event each.

Events and not to-dos, because the calendars of phones show no to-dos.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from generator.report.agenda.todo import Todo
from generator.report.printable import position, visible

LONGEST = 75
"""How many octets a line may have without its end."""

_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


def render(todos: Sequence[Todo], today: date, domain: str) -> str:
    """The calendar; the same task keeps its id on all days, so that imports replace it."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//dangwu//todo//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:党务待办",
        *(line for one in todos for line in _event(one, today, domain)),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(one: Todo, today: date, domain: str) -> Iterator[str]:
    task = one.task
    named = not one.organisation or one.organisation in task.message
    who = "" if named else f"{one.organisation}："
    about = "\n".join(filter(None, (task.message, task.help, position(task.location))))
    yield "BEGIN:VEVENT"
    yield f"UID:{_id(one)}@{re.sub(r'[^A-Za-z0-9.-]', '', domain) or 'dangwu.invalid'}"
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{task.due:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{task.due + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(f'{who}{task.message}')}"
    yield f"DESCRIPTION:{_text(about)}"
    yield f"CATEGORIES:{_text(task.code.partition('/')[0])}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _id(one: Todo) -> str:
    """What the task is, whatever line of a file it stands on."""
    task = one.task
    parts = (task.code, task.org_id, task.due.isoformat(), task.message, task.location.file)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]


def _text(value: str) -> str:
    """A value with what has a meaning in a calendar escaped, and nothing that cannot be printed."""
    lines = (visible(line) for line in value.splitlines())
    return "".join(_ESCAPED.get(char, char) for char in "\n".join(lines))


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most `LONGEST` octets, no character cut; later ones begin with a space."""
    piece = ""
    for char in line:
        if len(f"{piece}{char}".encode("utf-8", "backslashreplace")) > LONGEST:
            yield piece
            piece = " "
        piece += char
    yield piece
