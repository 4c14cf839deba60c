"""Names of many units → the documents that hold them whole, so that one look-up answers them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce

import numpy as np

from . import encode, grams
from .grams import Posting
from .units import BREAK, joined

WHOLE = "="
"""Begins the key of a whole name."""

LONG = 5
"""Units from which a name has a key of its own; shorter ones need few grams anyway."""

Row = tuple[str, ...]


def rows(named: Iterable[Sequence[str]]) -> list[Row]:
    """The long names among rows of units, each once."""
    found: dict[Row, None] = {}
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


def parts(row: Row) -> list[str]:
    """The keys of the triples of a name."""
    return [joined(row[at : at + 3]) for at in range(len(row) - 2)]


def postings(
    names: Iterable[Row], triples: Mapping[str, Posting], units: Sequence[Sequence[str]]
) -> Iterator[Posting]:
    """A posting for each name: where it stands whole in the units of a document."""
    texts: dict[int, str] = {}
    for name in names:
        told = _told(name)
        held = sorted((triples[key] for key in parts(name)), key=lambda one: len(one.documents))
        both = reduce(np.intersect1d, [one.documents for one in held])
        whole = []
        for number in both.tolist():
            if number not in texts:
                texts[number] = _told(units[number])
            if told in texts[number]:
                whole.append(number)
        if whole:
            documents = np.array(whole, np.uint32)
            levels = held[0].levels[np.searchsorted(held[0].documents, documents)]
            letters = encode.parts(grams.values(documents, levels), np.zeros(1, np.intp))
            yield Posting(WHOLE + joined(name), documents, levels, letters[0])


def _told(units: Sequence[str]) -> str:
    """Units in a text in which each begins and ends with a mark."""
    return "\0" + "\0".join(units) + "\0"
