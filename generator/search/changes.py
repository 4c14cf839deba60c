"""Some documents as they were and as they are → what differs in the grams of the index."""

from collections.abc import Iterable, Sequence
from math import inf
from operator import itemgetter

from msgspec import Struct, field

from . import extracts, grams
from .corpora import Layer, Site
from .extracts import Around
from .grams import Corpus
from .shapes import Shape


class Change(Struct):
    """What differs in a gram: its level in documents, None in those that no longer hold it.

    Without any, only what it shows of them may differ.
    """

    shape: Shape
    levels: dict[int, int | None] = field(default_factory=dict)


def changes(
    layers: Iterable[Layer], old: Site, new: Site, numbers: Sequence[int], marked: Iterable[int]
) -> dict[str, Change]:
    """The grams that differ, by their keys, where only documents of some numbers do.

    Of those that are `marked` another row is shown wherever they are shown.
    """
    found: dict[str, Change] = {}
    rows = frozenset(marked)
    around = extracts.around(old.body), extracts.around(new.body)
    for layer in layers:
        was, now = layer.corpus(old), layer.corpus(new)
        for shape in layer.shapes:
            before, after = _levels(was, shape, numbers), _levels(now, shape, numbers)
            units = layer.alphabet.units()
            # One document after another, so that each is read once.
            for code, number in sorted(before.keys() | after.keys(), key=itemgetter(1)):
                key = shape.key(code, units)
                level = after.get((code, number))
                if before.get((code, number)) != level:
                    found.setdefault(key, Change(shape)).levels[number] = level
                elif shape.rare < inf and (number in rows or _moved(around, number, key)):
                    found.setdefault(key, Change(shape))
    return found


def _levels(corpus: Corpus, shape: Shape, numbers: Sequence[int]) -> dict[tuple[int, int], int]:
    """The level of each gram in each of some documents, by code and number."""
    there = [number for number in numbers if number < len(corpus.lengths)]
    held = grams.held(corpus, shape, grams.text(corpus, there))
    codes, documents, levels = (held[name].tolist() for name in ("code", "document", "level"))
    return dict(zip(zip(codes, documents, strict=True), levels, strict=True))


def _moved(around: tuple[Around, Around], number: int, key: str) -> bool:
    """Whether other words stand around a gram than did."""
    before, after = around
    return before(number, key) != after(number, key)
