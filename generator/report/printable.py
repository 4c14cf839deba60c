"""Texts and places from data → text that fits columns and leads editors to its place."""

import unicodedata

from generator.diagnostics import Location
from generator.visible import visible


def cells(text: str) -> int:
    """How many terminal cells the text takes: two for a wide character, none for an accent."""
    return sum(_cell(char) for char in text)


def position(location: Location) -> str:
    """The place as `file:line:column`, as far as it is known; editors open it by a click."""
    numbers = [str(number) for number in (location.line, location.column) if number]
    return ":".join([visible(location.file) or "整个站点", *numbers])


def row_note(location: Location) -> str:
    """The spreadsheet row in brackets, or nothing outside of spreadsheets."""
    return f"（表格第 {location.row} 行）" if location.row else ""


def _cell(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
