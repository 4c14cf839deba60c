"""Numbers and keys → the letters that stand for them in the files of the index."""

import zlib
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+-./:"
"""No digits: rows of them would look like the number of a person or a telephone."""

_MORE = 32
_TABLE = np.frombuffer(LETTERS.encode("ascii"), np.uint8)
_VALUES = np.zeros(1 << 7, np.int64)
_VALUES[_TABLE] = np.arange(len(LETTERS))


def numbers(values: Iterable[int]) -> str:
    """Numbers of any size from 0, five bits a letter, the lowest first; letters from 32 go on."""
    return "".join(map(_word, values))


def read(letters: str) -> NDArray[np.int64]:
    """The numbers for which letters stand."""
    told = _VALUES[np.frombuffer(letters.encode("ascii"), np.uint8)]
    last = np.flatnonzero(told < _MORE)
    first = np.concatenate([np.zeros(1, np.intp), last[:-1] + 1])[: len(last)]
    places = np.arange(len(told)) - np.repeat(first, last - first + 1)
    return np.add.reduceat((told & _MORE - 1) << 5 * places, first) if len(last) else told


@cache
def _word(value: int) -> str:
    if value < _MORE:
        return LETTERS[value]
    return LETTERS[_MORE | value & _MORE - 1] + _word(value >> 5)


def parts(values: NDArray[np.int64], starts: NDArray[np.intp]) -> list[str]:
    """The letters of many lists of numbers at once: each list begins at one of the starts."""
    count = np.ones(len(values), np.int64)
    for power in range(1, 1 + int(values.max(initial=0)).bit_length() // 5):
        count += values >= 1 << 5 * power
    ends = np.cumsum(count)
    told = np.empty(int(ends[-1]) if len(ends) else 0, np.uint8)
    place, rest = ends - count, values
    while len(rest):
        more = rest >= _MORE
        told[place] = _TABLE[(rest & _MORE - 1) | more * _MORE]
        place, rest = place[more] + 1, rest[more] >> 5
    text = told.tobytes().decode("ascii")
    bounds = [*(ends[starts] - count[starts]).tolist(), len(text)]
    return [text[start:end] for start, end in pairwise(bounds)]


def place(key: str, count: int) -> int:
    """Which of `count` files holds a key: the CRC-32 of its UTF-16 units."""
    return zlib.crc32(key.encode("utf-16-le")) % count
