"""Documents → all files of their index, from nothing but what the store has read."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from . import extracts, forms, grams, made, shards
from .corpora import Layer, Site
from .made import Made
from .shards import Gram, Row


def whole(
    site: Site,
    layers: Sequence[Layer],
    row: Row,
    cards: Mapping[str, Callable[[], str]],
) -> Made:
    """The index of a site; of its documents come the rows and the other files."""
    found = list(_grams(site, layers))
    _extract(found, site)
    size = sum(map(shards.size, found))
    count = shards.count(size)
    keys = [one.key for one in found]
    files = _files(found, count, row, cards)
    return Made(files, count, size, made.syllables(keys), forms.pairs(keys))


def _files(
    found: Sequence[Gram],
    count: int,
    row: Row,
    cards: Mapping[str, Callable[[], str]],
) -> Iterator[tuple[str, str]]:
    yield from shards.files(found, count, row)
    for name, content in cards.items():
        yield name, content()


def _grams(site: Site, layers: Sequence[Layer]) -> Iterator[Gram]:
    turns = site.turns()
    for layer in layers:
        for one in grams.postings(layer.corpus(site), layer.shapes, layer.alphabet.units):
            yield shards.gram(one, turns)


def _extract(found: Sequence[Gram], site: Site) -> None:
    """Give grams the words around them in each document that they show, one document after another."""
    around = extracts.around(site.body)
    wanted: dict[int, list[tuple[Gram, int]]] = defaultdict(list)
    for gram in found:
        gram.extracts = [""] * len(gram.first)
        for at, number in enumerate(gram.first):
            wanted[number].append((gram, at))
    for number, places in wanted.items():
        for gram, at in places:
            gram.extracts[at] = around(number, gram.key)
