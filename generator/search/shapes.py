"""Rows of numbered units → the grams in them, as codes that fit into 63 bits."""

from collections.abc import Callable, Iterable, Sequence
from math import inf

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from .units import BREAK, joined

Row = NDArray[np.uint64]
Found = tuple[NDArray[np.uint64], NDArray[np.intp]]
"""Codes, and where in the row each begins, from its begin to its end."""

_BITS = np.uint64(21)
_MOST = (1 << 21) - 1
"""Most different units of a site: three of them fit into one code."""

RARE = 3
"""Usual number of documents up to which these are fetched."""

GAP = "*"
"""Stands in a key for one unit of any kind."""


class _Numbers(dict[str, int]):
    """A number for each unit that is asked for, in the order of asking."""

    def __missing__(self, unit: str) -> int:
        self[unit] = len(self)
        return self[unit]


class Alphabet:
    """The numbers of all units, from 1; 0 is the break between rows."""

    def __init__(self, units: Iterable[str] = ()) -> None:
        """Know some units, in the order of their numbers."""
        self.numbers = _Numbers((unit, at) for at, unit in enumerate((BREAK, *units)))

    def row(self, units: Iterable[str]) -> NDArray[np.uint32]:
        """The numbers of units; raises OverflowError where a site has more units than numbers."""
        found = list(map(self.numbers.__getitem__, units))
        if len(self.numbers) > _MOST:
            raise OverflowError("more units than a number holds")
        return np.array(found, np.uint32)

    def units(self) -> list[str]:
        """The units by their numbers."""
        return list(self.numbers)


class Shape(Struct, frozen=True):
    """A kind of gram: how it is found in a row, and its key from a code and all units.

    Grams in `rare` documents or fewer show no rows: what they lead to is fetched itself.
    """

    find: Callable[[Row], Found]
    key: Callable[[int, Sequence[str]], str]
    rare: float = RARE


def _single(row: Row) -> Found:
    at = np.flatnonzero(row)
    return row[at], at


def _pairs(row: Row) -> Found:
    at = np.flatnonzero((row[:-1] > 0) & (row[1:] > 0))
    return row[at] << _BITS | row[at + 1], at


def _gaps(row: Row) -> Found:
    at = np.flatnonzero(_three(row))
    return row[at] << _BITS | row[at + 2], at


def _triples(row: Row) -> Found:
    at = np.flatnonzero(_three(row))
    return (row[at] << _BITS | row[at + 1]) << _BITS | row[at + 2], at


def _three(row: Row) -> NDArray[np.bool_]:
    held = row > 0
    return held[:-2] & held[1:-1] & held[2:]


def _numbers(code: int, count: int) -> list[int]:
    return [code >> 21 * place & _MOST for place in reversed(range(count))]


def _of(count: int) -> Callable[[int, Sequence[str]], str]:
    def key(code: int, units: Sequence[str]) -> str:
        return joined([units[number] for number in _numbers(code, count)])

    return key


def _gap(code: int, units: Sequence[str]) -> str:
    return GAP.join(units[number] for number in _numbers(code, 2))


SINGLE = Shape(_single, _of(1))
PAIRS = Shape(_pairs, _of(2))
TRIPLES = Shape(_triples, _of(3))
GAPS = Shape(_gaps, _gap, inf)


def sounding(prefix: str) -> list[Shape]:
    """Grams of sounds, whose keys begin with a prefix; all of them show rows."""
    return [_sounding(one, prefix) for one in (SINGLE, PAIRS, TRIPLES)]


def _sounding(shape: Shape, prefix: str) -> Shape:
    return Shape(shape.find, lambda code, units: prefix + shape.key(code, units), 0)
