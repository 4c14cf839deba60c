"""Chinese units → their sounds, so that dangfei and df find 党费."""

from collections.abc import Iterable, Sequence

from pypinyin import Style, lazy_pinyin

from .units import BREAK

SYLLABLE = "~"
"""Begins the key of sounds: `~dang fei`."""

INITIAL = "^"
"""Begins the key of first letters: `^d f`."""


def syllables(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    """The sound of each Chinese unit, without tones; BREAK for all other units."""
    known: dict[tuple[str, ...], list[str]] = {}
    return [known.get(tuple(row)) or known.setdefault(tuple(row), _sounds(row)) for row in rows]


def initials(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    """The first letter of each sound."""
    return [[one if one == BREAK else one[0] for one in row] for row in rows]


def _sounds(row: Sequence[str]) -> list[str]:
    """The readings depend on the neighbours, so a row is read as a whole; other signs keep theirs."""
    text = "".join(BREAK if unit.isascii() or len(unit) > 1 else unit for unit in row)
    read: list[str] = []
    for one in lazy_pinyin(text, style=Style.NORMAL, v_to_u=False):
        # What is no Chinese comes back as it is, several signs at once.
        read.extend([one] if one.isascii() and one.isalpha() else [BREAK] * len(one))
    return read
