"""Texts and places from data → text that terminals, XML and fixed-width columns can take."""

import unicodedata

from generator.diagnostics import Location

_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def visible(text: str) -> str:
    """The text with each control, format and surrogate character made one printable character.

    ASCII controls become their pictures (`␛`, `␊`), all others U+FFFD. What comes out is legal in
    XML 1.0, cannot steer a terminal or turn the direction of writing, and keeps its length.
    """
    return "".join(_picture(char) if _is_unprintable(char) else char for char in text)


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


def _is_unprintable(char: str) -> bool:
    code = ord(char)
    # Unicode's noncharacters: two at the end of each plane and one block of 32.
    noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return noncharacter or unicodedata.category(char) in _UNPRINTABLE


def _picture(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "\ufffd"
