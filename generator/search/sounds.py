"""Chinese units → their sounds, so that dangfei and df find 党费."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from generator import later

from .units import BREAK

if TYPE_CHECKING:
    import pypinyin
else:
    pypinyin = later.module("pypinyin")

SYLLABLE = "~"
"""Begins the key of sounds: `~dang fei`."""

INITIAL = "^"
"""Begins the key of first letters: `^d f`."""


def syllables(row: Sequence[str]) -> list[str]:
    """The sound of each Chinese unit, without tones; BREAK for all other units.

    The readings depend on the neighbours, so a row is read as a whole.
    """
    return list(_read("".join(BREAK if one.isascii() or len(one) > 1 else one for one in row)))


def initials(sounds: Iterable[str]) -> list[str]:
    """The first letter of each sound."""
    return [one if one == BREAK else one[0] for one in sounds]


def spoken(keys: Iterable[str]) -> frozenset[str]:
    """The syllables among keys of grams."""
    return frozenset(key[1:] for key in keys if key[0] == SYLLABLE and " " not in key)


@lru_cache(maxsize=10_000)
def _read(text: str) -> tuple[str, ...]:
    read: list[str] = []
    for one in pypinyin.lazy_pinyin(text, style=pypinyin.Style.NORMAL, v_to_u=False):
        # What is no Chinese comes back as it is, several signs at once.
        read.extend([one] if one.isascii() and one.isalpha() else [BREAK] * len(one))
    return tuple(read)
