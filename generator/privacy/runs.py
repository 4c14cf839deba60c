"""A plain text → runs of digits with separators between them, group by group."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_GAP = r"(?:[ \t\u1680\u2000-\u200a\u202f\u205f.\-\u2010-\u2015\u2212_·•・()]{1,3}|[ \t]*\r?\n[ \t>]*)"
_NUMERALS = "〇零○一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖"
_VALUES = "000123456789" + "12123456789"
_LETTERS = str.maketrans("OoIl", "0011")
_CHINESE = str.maketrans(_NUMERALS, _VALUES)
_RUN = re.compile(f"[0-9](?:{_GAP}?[0-9]){{10,}}")
_WRITTEN = re.compile(f"[0-9{_NUMERALS}](?:{_GAP}?[0-9{_NUMERALS}]){{10,}}")
_LIKE = re.compile(r"(?<![0-9A-Za-z])[0-9OolI]{11,18}[Xx]?(?![0-9A-Za-z])")
_GROUP = re.compile("[0-9]+")
_HEX = re.compile(
    r"(?<![0-9A-Za-z])(?:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
    r"|(?=[0-9]*[a-fA-F])[0-9a-fA-F]{32,})(?![0-9A-Za-z])"
)
_BASE64 = re.compile(r"(?:base64,|sha(?:256|384|512)-)[A-Za-z0-9+/=]{32,}")
_SEVERAL_REAL = 6
"""How many digits a run needs before letters beside them are taken for digits."""


@dataclass(frozen=True, slots=True)
class Group:
    """Digits that stand together; `gap` is what separates them from the group before."""

    digits: str
    start: int
    gap: str

    @property
    def end(self) -> int:
        """The place after the last digit."""
        return self.start + len(self.digits)


@dataclass(frozen=True, slots=True)
class Run:
    """Groups in one row of the text; `written` where digits were written as words or letters."""

    groups: tuple[Group, ...]
    text: str
    written: bool = False


def worth(text: str) -> bool:
    """Whether a plain text can hold a number at all."""
    return bool(_RUN.search(text) or _WRITTEN.search(text) or _LIKE.search(text))


def runs(text: str) -> Iterator[Run]:
    """All runs of eleven digits or more, without those of hashes and other names of machines."""
    if _HEX.search(text) or _BASE64.search(text):
        text = _HEX.sub(_blank, _BASE64.sub(_blank, text))
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
