"""Documents as rows of units → which gram stands in which document, and how much it says there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from . import encode
from .units import BREAK, joined

Codes = NDArray[np.uint64]
Chosen = NDArray[np.bool_]
_BITS = np.uint64(21)
_MOST = (1 << 21) - 1
"""Most different units of a site: three of them fit into one number of 63 bits."""

GAP = "*"
"""Stands in a key for one unit of any kind."""

# The saturation and length normalisation of BM25 (Robertson and Zaragoza, 2009, section 3.3).
_K1, _B = 1.2, 0.75
LEVELS = 8
"""How many weights of a gram in a document are told apart."""

_BATCH = 2000
"""Documents that are looked at together, so that memory does not grow with their number."""


@dataclass(slots=True)
class Alphabet:
    """The numbers of all units, from 1; 0 is the break between rows."""

    numbers: dict[str, int] = field(default_factory=lambda: {BREAK: 0})

    def row(self, units: Sequence[str]) -> NDArray[np.uint32]:
        """The numbers of units; raises OverflowError where a site has more units than numbers."""
        numbers = self.numbers
        for unit in units:
            if unit not in numbers:
                numbers[unit] = len(numbers)
        if len(numbers) > _MOST:
            raise OverflowError("more units than a number holds")
        return np.fromiter(map(numbers.__getitem__, units), np.uint32, len(units))


@dataclass(frozen=True, slots=True)
class Field:
    """A part of every document and how many times its words count."""

    rows: Sequence[NDArray[np.uint32]]
    weight: float


@dataclass(frozen=True, slots=True)
class Posting:
    """One gram: its key, the documents that hold it in order, and its level (0-7) in each.

    `letters` are both as the index holds them.
    """

    key: str
    documents: NDArray[np.uint32]
    levels: NDArray[np.uint8]
    letters: str


def single(row: Codes) -> tuple[Codes, Chosen]:
    """Each unit by itself."""
    return row, row > 0


def pairs(row: Codes) -> tuple[Codes, Chosen]:
    """Two units in a row."""
    first, second = row[:-1], row[1:]
    return (first << _BITS) | second, (first > 0) & (second > 0)


def triples(row: Codes) -> tuple[Codes, Chosen]:
    """Three units in a row."""
    first, second, third = row[:-2], row[1:-1], row[2:]
    code = (((first << _BITS) | second) << _BITS) | third
    return code, (first > 0) & (second > 0) & (third > 0)


def gaps(row: Codes) -> tuple[Codes, Chosen]:
    """Two units with one of any kind between them."""
    first, second, third = row[:-2], row[1:-1], row[2:]
    return (first << _BITS) | third, (first > 0) & (second > 0) & (third > 0)


SHAPES: dict[str, Callable[[Codes], tuple[Codes, Chosen]]] = {
    "single": single,
    "pairs": pairs,
    "triples": triples,
    "gaps": gaps,
}


def postings(
    fields: Sequence[Field],
    shape: str,
    alphabet: Alphabet,
    prefix: str = "",
    worth: NDArray[np.float64] | None = None,
) -> Iterator[Posting]:
    """Every gram of a shape, in the order of their codes.

    `worth` is how much each document counts, from 0 to 1; without it all count alike.
    """
    if not fields[0].rows:
        return
    codes, documents, weights = _occurrences(fields, shape)
    if not len(codes):
        return
    lengths = np.zeros(len(fields[0].rows))
    for one in fields:
        lengths += np.fromiter(map(len, one.rows), float, len(one.rows)) * one.weight
    norm = 1 - _B + _B * lengths / max(float(lengths.mean()), 1.0)
    share = weights / (weights + _K1 * norm[documents])
    if worth is not None:
        share = share * worth[documents]
    levels = np.minimum(share * LEVELS, LEVELS - 1).astype(np.uint8)
    starts = _fresh(codes)
    letters = encode.parts(values(documents, levels, starts), starts)
    bounds = [*starts.tolist(), len(codes)]
    units = [*alphabet.numbers]
    for (start, end), told in zip(pairwise(bounds), letters, strict=True):
        key = prefix + _key(int(codes[start]), shape, units)
        yield Posting(key, documents[start:end], levels[start:end], told)


def best(posting: Posting, most: int) -> list[int]:
    """The first documents by level, the newest first among equals."""
    order = np.argsort(-posting.levels.astype(np.int16), kind="stable")[:most]
    return [int(one) for one in posting.documents[order]]


def values(
    documents: NDArray[np.uint32], levels: NDArray[np.uint8], starts: NDArray[np.intp] | None = None
) -> NDArray[np.int64]:
    """One number for each document and level: how many lie before it, since the last in its list.

    Lists begin at `starts`; without them all is one list.
    """
    numbers = documents.astype(np.int64)
    steps = np.empty(len(numbers), np.int64)
    steps[1:] = numbers[1:] - numbers[:-1] - 1
    first = np.zeros(1, np.intp) if starts is None else starts
    steps[first] = numbers[first]
    return steps * LEVELS + levels


def _occurrences(
    fields: Sequence[Field], shape: str
) -> tuple[Codes, NDArray[np.uint32], NDArray[np.float32]]:
    """Each gram once for each document, sorted by gram and document, with its weight there."""
    count = len(fields[0].rows)
    batches = [_batch(fields, shape, start) for start in range(0, count, _BATCH)]
    codes, documents, weights = (np.concatenate(part) for part in zip(*batches, strict=True))
    # The batches follow each other in the order of documents, which a stable sort keeps.
    order = np.argsort(codes, kind="stable")
    return codes[order], documents[order], weights[order]


def _batch(
    fields: Sequence[Field], shape: str, start: int
) -> tuple[Codes, NDArray[np.uint32], NDArray[np.float32]]:
    parts = [_of_field(one, shape, start) for one in fields]
    codes, documents, weights = (np.concatenate(part) for part in zip(*parts, strict=True))
    order = np.lexsort((documents, codes))
    codes, documents, weights = codes[order], documents[order], weights[order]
    if not len(codes):
        return codes, documents, weights
    fresh = np.ones(len(codes), bool)
    fresh[1:] = (codes[1:] != codes[:-1]) | (documents[1:] != documents[:-1])
    first = np.flatnonzero(fresh)
    return codes[first], documents[first], np.add.reduceat(weights, first)


def _of_field(
    one: Field, shape: str, start: int
) -> tuple[Codes, NDArray[np.uint32], NDArray[np.float32]]:
    """Every occurrence of a gram in a field of the documents of a batch."""
    rows = one.rows[start : start + _BATCH]
    rest = np.zeros(2, np.uint32)  # No gram reaches from one document into the next.
    whole = np.concatenate([part for row in rows for part in (row, rest)]).astype(np.uint64)
    lengths = np.fromiter((len(row) + 2 for row in rows), np.int64, len(rows))
    owner = np.repeat(np.arange(start, start + len(rows), dtype=np.uint32), lengths)
    codes, chosen = SHAPES[shape](whole)
    codes, owner = codes[chosen], owner[: len(chosen)][chosen]
    return codes, owner, np.full(len(codes), one.weight, np.float32)


def _fresh(codes: Codes) -> NDArray[np.intp]:
    """Where a code begins that differs from the one before."""
    fresh = np.ones(len(codes), bool)
    fresh[1:] = codes[1:] != codes[:-1]
    return np.flatnonzero(fresh)


def _key(code: int, shape: str, units: Sequence[str]) -> str:
    last, middle = units[code & _MOST], units[code >> 21 & _MOST]
    if shape == "single":
        return last
    if shape == "triples":
        return joined((units[code >> 42], middle, last))
    return f"{middle}{GAP}{last}" if shape == "gaps" else joined((middle, last))
