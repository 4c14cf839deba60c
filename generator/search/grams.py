"""Documents as rows of units → which gram stands in which document, and how much it says there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import log2
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from . import posting
from .posting import LEVELS, Numbers, Posting
from .shapes import Row, Shape

# The saturation and length normalisation of BM25 (Robertson and Zaragoza, 2009, section 3.3).
_K1, _B = 1.2, 0.75
_STEPS = 4
"""Into so many steps the doubling of a mean length is divided."""

_BATCH = 500
_PART = 3_000
"""Documents that are looked at together, and those whose grams are sorted together: memory does not
grow with their number."""

_MIX = np.uint64(0x9E3779B97F4A7C15)
Held = np.ndarray[tuple[int], np.dtype[np.void]]
_HELD = np.dtype([("code", "<u8"), ("document", "<u4"), ("level", "u1")])
"""That a gram stands in a document, as it lies in a file until all are sorted."""

Fields = Sequence[Sequence[Numbers]]
"""A row of each document, for each field."""


class Corpus(Struct, frozen=True):
    """Documents as rows of numbers in several fields, each of which has a weight.

    Of each document: its length in weighted units, and how much it counts, from 0 to 1.
    """

    fields: Callable[[Sequence[int]], Fields]
    """Those of some documents."""

    weights: Sequence[float]
    lengths: NDArray[np.float64]
    worth: NDArray[np.float64]

    def usual(self) -> float:
        """About the mean length, in steps so large that hardly any edit of a document moves it."""
        mean = float(self.lengths.mean()) if len(self.lengths) else 1.0
        return float(2 ** (round(log2(max(mean, 1.0)) * _STEPS) / _STEPS))


def postings(
    corpus: Corpus, shapes: Sequence[Shape], units: Callable[[], Sequence[str]]
) -> Iterator[Posting]:
    """Every gram of all shapes; `units` are those of all rows by their numbers, when all are read."""
    count = len(corpus.lengths)
    parts = 1 + count // _PART
    with TemporaryDirectory(prefix="dangwu-") as folder:
        files = {
            (number, part): Path(folder) / f"{number}-{part}"
            for number in range(len(shapes))
            for part in range(parts)
        }
        for start in range(0, count, _BATCH):
            _spool(corpus, shapes, start, files, parts)
        known = units()
        for (number, _), path in files.items():
            found = np.fromfile(path, _HELD) if path.exists() else np.empty(0, _HELD)
            for code, documents, levels, letters in _sorted(found):
                key = shapes[number].key(code, known)
                yield Posting(shapes[number], key, documents, levels, letters)


def _spool(
    corpus: Corpus,
    shapes: Sequence[Shape],
    start: int,
    files: Mapping[tuple[int, int], Path],
    parts: int,
) -> None:
    """Write the grams of a batch of documents, each to the file where its like are."""
    numbers = range(start, min(start + _BATCH, len(corpus.lengths)))
    read = text(corpus, numbers)
    for number, shape in enumerate(shapes):
        found = held(corpus, shape, read)
        part = (found["code"] * _MIX >> np.uint64(40)) % np.uint64(parts)
        for one in range(parts):
            with files[number, one].open("ab") as file:
                (found if parts == 1 else found[part == one]).tofile(file)


class Text(Struct, frozen=True):
    """All fields of some documents one after the other; of each unit its document and its weight."""

    row: Row
    documents: Numbers
    weights: NDArray[np.float64]


def text(corpus: Corpus, numbers: Sequence[int]) -> Text:
    """The text of some documents, which are in order."""
    rest = np.zeros(2, np.uint32)  # No gram reaches from one field into the next.
    rows = [row for fields in zip(*corpus.fields(numbers), strict=True) for row in fields]
    whole = np.concatenate([*(part for row in rows for part in (row, rest)), rest])
    counted = np.array([len(row) for row in rows], np.int64) + len(rest)
    documents = np.repeat(np.array(numbers, np.uint32), len(corpus.weights))
    weights = np.tile(np.array(corpus.weights), len(numbers))
    return Text(whole.astype(np.uint64), np.repeat(documents, counted), np.repeat(weights, counted))


def held(corpus: Corpus, shape: Shape, text: Text) -> Held:
    """Each gram once for each document, sorted by gram and document, with its level there."""
    codes, places = shape.find(text.row)
    order = np.argsort(codes, kind="stable")  # Documents stay in their order.
    codes, places = codes[order], places[order]
    documents, weights = text.documents[places], text.weights[places]
    fresh = np.ones(len(codes), bool)
    fresh[1:] = (codes[1:] != codes[:-1]) | (documents[1:] != documents[:-1])
    first = np.flatnonzero(fresh)
    told = np.empty(len(first), _HELD)
    told["code"], told["document"] = codes[first], documents[first]
    told["level"] = _levels(
        corpus, documents[first], np.add.reduceat(weights, first) if len(first) else weights
    )
    return told


def _levels(corpus: Corpus, documents: Numbers, weights: NDArray[np.float64]) -> NDArray[np.uint8]:
    norm = 1 - _B + _B * corpus.lengths[documents] / corpus.usual()
    share = weights / (weights + _K1 * norm) * corpus.worth[documents]
    return np.minimum(share * LEVELS, LEVELS - 1).astype(np.uint8)


def _sorted(
    held: Held,
) -> Iterator[tuple[int, Numbers, NDArray[np.uint8], str]]:
    """The code of each gram, its documents, its level in each, and both as letters."""
    # The batches follow each other in the order of documents, which a stable sort keeps.
    order = np.argsort(held["code"], kind="stable")
    codes, documents, levels = (held[name][order] for name in ("code", "document", "level"))
    fresh = np.ones(len(codes), bool)
    fresh[1:] = codes[1:] != codes[:-1]
    starts = np.flatnonzero(fresh)
    letters = posting.letters(documents, levels, starts)
    bounds = pairwise([*starts.tolist(), len(codes)])
    for (start, end), told in zip(bounds, letters, strict=True):
        yield int(codes[start]), documents[start:end], levels[start:end], told
