"""Texts from data → text that terminals, XML and calendars can take."""

import unicodedata

_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def visible(text: str) -> str:
    """The text with each control, format and surrogate character made one printable character.

    ASCII controls become their pictures (`␛`, `␊`), all others U+FFFD. What comes out is legal in
    XML 1.0, cannot steer a terminal or turn the direction of writing, and keeps its length.
    """
    if text.isprintable():
        return text
    return "".join(_picture(char) if _is_unprintable(char) else char for char in text)


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
