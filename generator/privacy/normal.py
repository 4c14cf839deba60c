"""A text → the same with plain digits, letters and signs, and where each character stood."""

import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby

from msgspec import Struct

_BLOCKS = ((0xA0, 0x3001), (0xA620, 0xABFF), (0xFF00, 0xFFF0), (0x10400, 0x12000))
_MORE = ((0x16A60, 0x16B60), (0x1D7CE, 0x1D800), (0x1E140, 0x1E960), (0x1F100, 0x1F10B))
_MARKS = "\u0300-\u034e\u0350-\u036f\u20d0-\u20f0\ufe20-\ufe2f"
_INVISIBLE = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
HIDDEN = f"{_MARKS}{_INVISIBLE}\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
"""What cannot be seen, or marks the character before it; for a class of characters."""

_HIDDEN = re.compile(f"[{HIDDEN}]")
_TAGS = (0xE0000, 0xE01F0)
_LOOKALIKE = {ord("×"): "X", ord("✕"): "X", ord("Х"): "X", ord("х"): "x", ord("Ⅹ"): "X"}


class Normal(Struct, frozen=True):
    """A plain text; `places` says where each character stood, None where nothing has moved."""

    text: str
    places: Sequence[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the original text that became `start:end`."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


@cache
def _plain() -> dict[int, str]:
    """Every character outside of ASCII that is the same as one ASCII character or digit."""
    table = dict(_LOOKALIKE)
    for low, high in (*_BLOCKS, *_MORE, (0x1FBF0, 0x1FBFA)):
        for code in range(low, high):
            char = chr(code)
            digit = unicodedata.digit(char, None)
            same = unicodedata.normalize("NFKC", char)
            if digit is not None:
                table[code] = str(digit)
            elif len(same) == 1 and same.isascii():
                table.setdefault(code, same)
    return table | dict.fromkeys(range(*_TAGS), "\u2060")


@cache
def _long() -> dict[int, str]:
    """Signs that hold a number of several digits: ⑩, ⒈, ㉑."""
    ranges = ((0x2469, 0x2474), (0x247D, 0x249C), (0x3251, 0x3260), (0x32B1, 0x32C0))
    found = {}
    for low, high in ranges:
        for code in range(low, high):
            if digits := re.sub(r"[^0-9]", "", unicodedata.normalize("NFKC", chr(code))):
                found[code] = digits
    return found


ASTRAL = re.compile(
    "[\U0001d7ce-\U0001d7ff\U0001fbf0-\U0001fbf9\U0001f100-\U0001f10a\U000e0000-\U000e01ef]"
)
"""Digits and invisible tags beyond the basic plane; in one class with others they would make each search slow."""


def astral(text: str) -> bool:
    """Whether digits or tags beyond the basic plane stand in a text."""
    # Python keeps such a text in four bytes a character; hardly any page is one.
    return sys.getsizeof(text) > 3 * len(text) and bool(ASTRAL.search(text))


def _class(codes: Iterable[int]) -> str:
    """The characters of the basic plane in a class, as ranges: `re` takes long over single ones."""
    parts: list[str] = []
    for _, group in groupby(enumerate(sorted(code for code in codes if code <= 0xFFFF)), _step):
        told = [re.escape(chr(code)) for _, code in group]
        parts.append(told[0] if len(told) == 1 else f"{told[0]}-{told[-1]}")
    return "".join(parts)


def _step(numbered: tuple[int, int]) -> int:
    """What is the same for codes that follow each other: the code less its place."""
    return numbered[1] - numbered[0]


@cache
def digits() -> str:
    """The characters of the basic plane, beyond ASCII, that stand for digits; for a class."""
    plain = (code for code, same in _plain().items() if same.isdigit())
    return _class({*plain, *_long()})


@cache
def _odd() -> re.Pattern[str]:
    """Finds a letter or digit that stands for an ASCII one, a number, or what cannot be seen."""
    told = (code for code, same in _plain().items() if same.isalnum() or same == "@")
    return re.compile(f"[{_class({*told, *_long()})}{HIDDEN}]")


@cache
def _moving() -> re.Pattern[str]:
    """Finds a character that changes the length of the text."""
    return re.compile(f"[{_class(_long())}{HIDDEN}]")


def plain(text: str) -> Normal:
    """The text after compatibility normalisation, without what cannot be seen.

    A text that differs only in its punctuation is left as it is.
    """
    if text.isascii() or not (_odd().search(text) or astral(text)):
        return Normal(text, None)
    return everything(text)


def everything(text: str) -> Normal:
    """The same with its punctuation made plain too."""
    if not _moving().search(text):
        return Normal(text.translate(_plain()), None)
    chars: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if _HIDDEN.match(char):
            continue
        same = _long().get(ord(char)) or _plain().get(ord(char), char)
        chars.append(same)
        places.extend([place] * len(same))
    return Normal("".join(chars), places)
