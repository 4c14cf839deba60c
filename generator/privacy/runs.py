"""A plain text → runs of digits with separators between them, group by group."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from . import normal

_GAP = (
    r"(?:[ \t\u1680\u2000-\u200a\u202f\u205f.\-\u2010-\u2015\u2212_·•・()]{1,3}|[ \t]*\r?\n[ \t>]*)"
)
_NUMERALS = "〇零○一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖"
_VALUES = "000123456789" + "12123456789"
_LETTERS = str.maketrans("OoIl", "0011")
_CHINESE = str.maketrans(_NUMERALS, _VALUES)
_RUN = re.compile(f"[0-9](?:{_GAP}?[0-9]){{10,}}")
_WRITTEN = re.compile(f"[0-9{_NUMERALS}](?:{_GAP}?[0-9{_NUMERALS}]){{10,}}")
_LIKE = re.compile(r"(?<![0-9A-Za-z])[0-9OolI]{11,18}[Xx]?(?![0-9A-Za-z])")
_MIXED = re.compile("[0-9](?:[OolI]+[0-9OolI]*[0-9]|[0-9]{8}[OolI])")
_POSSIBLE = re.compile("1[^0-9]{0,6}[3-9](?:[^0-9]{0,6}[0-9]){9}|(?:[0-9][^0-9]{0,6}){12}[0-9]")
_GROUP = re.compile("[0-9]+")
_HEX = re.compile(
    r"(?<![0-9A-Za-z])(?:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
    r"|(?=[0-9]*[a-fA-F])[0-9a-fA-F]{32,})(?![0-9A-Za-z])"
)
_SEVERAL_REAL = 6
"""How many digits a run needs before letters beside them are taken for digits."""


class Group(Struct, frozen=True):
    """Digits that stand together; `gap` is what separates them from the group before."""

    digits: str
    start: int
    gap: str

    @property
    def end(self) -> int:
        """The place after the last digit."""
        return self.start + len(self.digits)


class Run(Struct, frozen=True):
    """Groups in one row of the text; `written` where digits were written as words or letters."""

    groups: tuple[Group, ...]
    text: str
    written: bool = False


@cache
def _candidate() -> re.Pattern[str]:
    """Finds what may be a number in a text as it stands: ten digits of any sort and one more."""
    digit = f"[0-9{normal.digits()}{_NUMERALS}]"
    # Signs of full width, spaces of any width, and what cannot be seen.
    gap = f"[ \\t\\r\\n>\\u00a0\\u1680\\u2000-\\u206f\\u3000.\\-\\u2212_·•・()（）．－＿{normal.HIDDEN}]"
    return re.compile(f"{digit}(?:{gap}{{0,6}}{digit}){{10,}}")


def candidates(text: str) -> Iterator[tuple[int, int]]:
    """Where in a text as it stands numbers may be, with what is around them."""
    for found in _candidate().finditer(text):
        yield found.span()
    for found in _MIXED.finditer(text):
        yield max(found.start() - 12, 0), min(found.end() + 18, len(text))


def possible(candidate: str) -> bool:
    """Whether plain digits are enough for a card, or begin as mobile numbers do; others may be."""
    return not candidate.isascii() or bool(_POSSIBLE.search(candidate) or _MIXED.search(candidate))


def runs(text: str) -> Iterator[Run]:
    """All runs of eleven digits or more, without those of hashes and other names of machines."""
    text = _HEX.sub(_blank, text)
    for found in _RUN.finditer(text):
        yield Run(tuple(_groups(found[0], found.start())), text)
    for found in _WRITTEN.finditer(text):
        if not found[0].isascii() and not _RUN.fullmatch(found[0]):
            row = found[0].translate(_CHINESE)
            yield Run(tuple(_groups(row, found.start())), text, written=True)
    for found in _LIKE.finditer(text):
        real = sum(char.isdigit() for char in found[0])
        if _SEVERAL_REAL <= real < len(found[0].rstrip("Xx")):
            row = found[0].translate(_LETTERS)
            yield Run(tuple(_groups(row, found.start())), text, written=True)


def _blank(found: re.Match[str]) -> str:
    return "~" * len(found[0])


def _groups(row: str, offset: int) -> Iterator[Group]:
    before = 0
    for found in _GROUP.finditer(row):
        yield Group(found[0], offset + found.start(), row[before : found.start()])
        before = found.end()
