"""The documents that hold a gram and its level in each ↔ the letters that stand for both."""

from collections.abc import Mapping

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from . import encode
from .shapes import Shape

LEVELS = 8
"""How many weights of a gram in a document are told apart."""

Numbers = NDArray[np.uint32]


class Posting(Struct, frozen=True):
    """One gram: its shape and key, the documents that hold it in order, and its level (0-7) in each.

    `letters` are both as the index holds them.
    """

    shape: Shape
    key: str
    documents: Numbers
    levels: NDArray[np.uint8]
    letters: str


def letters(documents: Numbers, levels: NDArray[np.uint8], starts: NDArray[np.intp]) -> list[str]:
    """The letters of many lists of documents at once, each of which begins at one of the starts.

    A number says how many documents lie before one, since the last in its list, and its level.
    """
    numbers = documents.astype(np.int64)
    steps = np.empty(len(numbers), np.int64)
    steps[1:] = numbers[1:] - numbers[:-1] - 1
    steps[starts] = numbers[starts]
    return encode.parts(steps * LEVELS + levels, starts)


def edited(shape: Shape, key: str, told: str, levels: Mapping[int, int | None]) -> Posting | None:
    """A gram given by its letters, with the level that some documents have now; None in no document."""
    held = encode.read(told)
    before, weights = np.cumsum(held // LEVELS + 1) - 1, held % LEVELS
    stay = np.isin(before, list(levels), invert=True)
    fresh = np.array([one for one in levels.items() if one[1] is not None], np.int64).reshape(-1, 2)
    documents = np.concatenate([before[stay], fresh[:, 0]])
    order = np.argsort(documents, kind="stable")
    documents = documents[order].astype(np.uint32)
    if not len(documents):
        return None
    now = np.concatenate([weights[stay], fresh[:, 1]])[order].astype(np.uint8)
    (written,) = letters(documents, now, np.zeros(1, np.intp))
    return Posting(shape, key, documents, now, written)


def best(posting: Posting, most: int, turns: NDArray[np.int64]) -> list[int]:
    """The first documents by level, and by their turn among equals."""
    order = np.lexsort((turns[posting.documents], -posting.levels.astype(np.int16)))[:most]
    return [int(one) for one in posting.documents[order]]
