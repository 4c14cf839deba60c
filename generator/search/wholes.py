"""Names of many units, and days, as grams of their own: one look-up answers them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from .shapes import Alphabet, Found, Row, Shape
from .units import BREAK, joined

WHOLE = "="
"""Begins the key of a whole name or day."""

LONG = 5
"""Units from which a name has a key of its own; shorter ones need few grams anyway."""

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
"""An odd number with well mixed bits: 2 to the power of 64 divided by the golden ratio."""

Name = tuple[str, ...]


def names(named: Iterable[Sequence[str]]) -> list[Name]:
    """The long names among rows of units, each once."""
    found: dict[Name, None] = {}
    for units in named:
        row: list[str] = []
        for unit in (*units, BREAK):
            if unit != BREAK:
                row.append(unit)
                continue
            if len(row) >= LONG:
                found[tuple(row)] = None
            row = []
    return list(found)


def shape(names: Sequence[Name], alphabet: Alphabet) -> Shape:
    """Names wherever they stand in a row, by their numbers."""
    rows = [alphabet.row(name) for name in names]
    begins = [_among(rows, place, len(alphabet.numbers)) for place in range(LONG)]
    tables = _tables(rows)

    def find(row: Row) -> Found:
        at = _beginning(row, begins)
        codes, places = [np.empty(0, np.uint64)], [np.empty(0, np.intp)]
        value = np.zeros(len(at), np.uint64)
        for length in range(1, 1 + max(tables, default=0)):
            inside = at + length <= len(row)
            at, value = at[inside], value[inside]
            value = (value + row[at + length - 1]) * _FACTOR
            if length in tables:
                hashes, numbers = tables[length]
                where = np.minimum(np.searchsorted(hashes, value), len(hashes) - 1)
                same = hashes[where] == value
                codes.append(numbers[where[same]])
                places.append(at[same])
        order = np.argsort(np.concatenate(places), kind="stable")
        return np.concatenate(codes)[order], np.concatenate(places)[order]

    return Shape(find, lambda code, _: WHOLE + joined(names[code]))


def _among(rows: Sequence[NDArray[np.uint32]], place: int, count: int) -> NDArray[np.bool_]:
    """Which units stand at a place of a name; the last answer is for all later units."""
    found = np.zeros(count + 1, bool)
    found[[int(row[place]) for row in rows]] = True
    return found


def _beginning(row: Row, begins: Sequence[NDArray[np.bool_]]) -> NDArray[np.intp]:
    """Where a name may begin: each of its first units is one of a name at that place."""
    known = np.minimum(row, np.uint64(len(begins[0]) - 1)).astype(np.intp)
    at = np.flatnonzero(begins[0][known[: max(0, len(row) - LONG + 1)]])
    for place, among in enumerate(begins[1:], 1):
        at = at[among[known[at + place]]]
    return at


def _tables(
    rows: Sequence[NDArray[np.uint32]],
) -> dict[int, tuple[NDArray[np.uint64], NDArray[np.uint64]]]:
    """For each length of names: their hashes in order, and the number of each name."""
    hashed: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, row in enumerate(rows):
        value = 0
        for unit in row.tolist():
            value = (value + unit) * int(_FACTOR) & (1 << 64) - 1
        hashed[len(row)].append((value, number))
    return {
        length: (
            np.array([value for value, _ in sorted(pairs)], np.uint64),
            np.array([number for _, number in sorted(pairs)], np.uint64),
        )
        for length, pairs in hashed.items()
    }


def days(alphabet: Alphabet) -> Shape:
    """Days with their year."""
    year, month, day = (np.uint64(number) for number in alphabet.row("年月日"))

    def find(row: Row) -> Found:
        at = np.flatnonzero((row[1:-4] == year) & (row[3:-2] == month) & (row[5:] == day))
        at = at[(row[at] > 0) & (row[at + 2] > 0) & (row[at + 4] > 0)]
        bits = np.uint64(21)
        return (row[at] << bits | row[at + 2]) << bits | row[at + 4], at

    def key(code: int, units: Sequence[str]) -> str:
        told = (units[code >> 42], "年", units[code >> 21 & (1 << 21) - 1], "月")
        return WHOLE + joined((*told, units[code & (1 << 21) - 1], "日"))

    return Shape(find, key)
