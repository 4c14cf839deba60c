"""What the store has read of documents → the rows of units in which grams are looked for."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from . import order, shapes, sounds, wholes
from .grams import Corpus, Fields
from .shapes import Alphabet, Shape
from .store import Store
from .wholes import Name

TITLE, NAMES, BODY = 20.0, 60.0, 1.0
"""How many times a word counts in each field: an organisation comes before pages that name it."""

LISTING = 0.8
"""How much a page counts that only lists others."""


class Site(Struct, frozen=True):
    """Documents by their numbers, each by the digest of what has been read of it.

    `counts` are how many units its title, its names and its body have. Up to the number `listings`
    they only list others, up to `dated` they have no day.
    """

    store: Store
    digests: Sequence[bytes]
    counts: NDArray[np.int64]
    listings: int
    dated: int

    def turns(self) -> NDArray[np.int64]:
        """The place of each document among equals."""
        return order.turns(len(self.digests), self.listings, self.dated)

    def body(self, number: int) -> str:
        """The words of a document."""
        return self.store.body(self.digests[number])


class Layer(Struct, frozen=True):
    """Grams of some shapes, the units they consist of, and where they are looked for."""

    shapes: Sequence[Shape]
    alphabet: Alphabet
    corpus: Callable[[Site], Corpus]


def layers(store: Store, names: Sequence[Name]) -> Iterator[Layer]:
    """The grams of titles, names and texts, then those of the sounds of titles and names."""
    known = store.alphabet
    told = [shapes.SINGLE, shapes.PAIRS, shapes.TRIPLES, shapes.GAPS, wholes.days(known)]
    yield Layer([*told, wholes.shape(names, known)], known, _written)
    for prefix, heard in ((sounds.SYLLABLE, list), (sounds.INITIAL, sounds.initials)):
        alphabet = Alphabet()
        yield Layer(shapes.sounding(prefix), alphabet, partial(_spoken, alphabet, heard))


def _written(site: Site) -> Corpus:
    def fields(numbers: Sequence[int]) -> Fields:
        return site.store.fields([site.digests[number] for number in numbers])

    # Names do not make a page longer: that of an organisation has those of all its people.
    lengths = site.counts @ np.array([TITLE, 0, BODY])
    return Corpus(fields, (TITLE, NAMES, BODY), lengths, _worth(site))


def _spoken(alphabet: Alphabet, heard: Callable[[list[str]], list[str]], site: Site) -> Corpus:
    def fields(numbers: Sequence[int]) -> Fields:
        said = [site.store.sounds(site.digests[number]) for number in numbers]
        rows = [alphabet.row(heard(one)) for one in said]
        ends = site.counts[numbers, 0].tolist()
        return (
            [row[:end] for row, end in zip(rows, ends, strict=True)],
            [row[end:] for row, end in zip(rows, ends, strict=True)],
        )

    lengths = site.counts @ np.array([TITLE, 0, 0])
    return Corpus(fields, (TITLE, NAMES), lengths, _worth(site))


def _worth(site: Site) -> NDArray[np.float64]:
    worth = np.ones(len(site.digests))
    worth[: site.listings] = LISTING
    return worth
