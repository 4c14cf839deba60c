"""Documents → all files of their index, from nothing but what the store has read."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from . import extracts, forms, grams, shards, sounds
from .aside import Aside
from .corpora import Layer, Site
from .made import Made
from .shards import Gram, Row


def whole(
    site: Site,
    layers: Sequence[Layer],
    row: Row,
    cards: Mapping[str, Callable[[], str]],
    texts: Aside,
) -> Made:
    """The index of a site; of its documents come the rows and the other files.

    Most of what the files hold is put among `texts` until they are made.
    """
    turns, size = site.turns(), 0
    keys: list[str] = []
    first: list[Sequence[int]] = []
    for layer in layers:
        for one in grams.postings(layer.corpus(site), layer.shapes, layer.alphabet.units):
            told = shards.gram(one, turns)
            size += shards.size(told)
            keys.append(told.key)
            first.append(told.first)
            texts.put(told.letters)
    gram = _grams(site, keys, first, texts)
    count = shards.count(size)

    def files() -> Iterator[tuple[str, str]]:
        yield from shards.files(keys, count, gram, row)
        for name, content in cards.items():
            yield name, content()

    return Made(files(), count, size, sounds.spoken(keys), forms.pairs(keys))


def _grams(
    site: Site, keys: Sequence[str], first: Sequence[Sequence[int]], texts: Aside
) -> Callable[[int], Gram]:
    """Grams by their numbers; what stands around them is read from one document after another."""
    around = extracts.around(site.body)
    shown = [len(one) for one in first]
    begins = np.cumsum([0, *shown])
    owners = np.repeat(np.arange(len(keys)), shown)
    documents = np.fromiter((one for some in first for one in some), np.int64, len(owners))
    order = np.argsort(documents, kind="stable")
    for at in order.tolist():
        texts.put(around(int(documents[at]), keys[owners[at]]))
    places = np.empty(len(order), np.int64)
    places[order] = np.arange(len(keys), len(keys) + len(order))

    def gram(number: int) -> Gram:
        put = places[begins[number] : begins[number + 1]].tolist()
        return Gram(keys[number], texts[number], first[number], [texts[one] for one in put])

    return gram
