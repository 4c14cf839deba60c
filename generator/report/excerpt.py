"""A line of a source file and a column → the part around it, and where the caret stands."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from generator.diagnostics import Location
from generator.report.printable import cells
from generator.visible import visible

Source = Callable[[str], Sequence[str] | None]
"""Gives the decoded lines of a file, or None where there is no such file."""

_LIMIT = 76
_TAB = "    "
_CUT = "…"


class Excerpt(Struct, frozen=True):
    """A printable piece of a line; `indent` is the caret's offset in cells, None without one."""

    number: int
    text: str
    indent: int | None


def line_at(location: Location, source: Source) -> str | None:
    """The line a location points at, without its line break, or None where there is none."""
    if not location.file or location.line < 1:
        return None
    lines: Sequence[str] = source(location.file) or ()
    if location.line > len(lines):
        return None
    return lines[location.line - 1].rstrip("\r\n")


def excerpt(location: Location, source: Source) -> Excerpt | None:
    """What to show of the line a location points at, or None where there is no such line.

    At most 76 cells of the line, so that with the margin it fits a terminal of 80 or little more;
    a tab takes four cells wherever it stands.
    """
    line = line_at(location, source)
    if line is None:
        return None
    caret = min(max(location.column - 1, 0), len(line))
    start, stop = _window(line, caret)
    before, after = _show(line[start:caret]), _show(line[caret:stop])
    head = _CUT if start else ""
    text = (head + before + after + (_CUT if stop < len(line) else "")).rstrip()
    return Excerpt(location.line, text, cells(head + before) if location.column else None)


def _window(line: str, caret: int) -> tuple[int, int]:
    start = stop = caret
    room = _LIMIT
    while True:
        reach = (start, stop)
        if stop < len(line) and (width := cells(_show(line[stop]))) <= room:
            stop, room = stop + 1, room - width
        if start > 0 and (width := cells(_show(line[start - 1]))) <= room:
            start, room = start - 1, room - width
        if reach == (start, stop):
            return reach


def _show(text: str) -> str:
    return _TAB.join(visible(part) for part in text.split("\t"))
