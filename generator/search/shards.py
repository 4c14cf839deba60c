"""Grams → the files that hold them: a query needs those of its grams, and nothing else at first."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from math import log2
from typing import Any

import numpy as np
from msgspec import Struct, field
from numpy.typing import NDArray

from . import encode, posting
from .posting import Posting

SHARD, SHOWN = 12_000, 246
"""Bytes a file should have before compression, if no two of its grams showed the same row: about
3 KB after it. Bytes of such a row and its extract."""

_STEPS = 4
"""Into so many steps the doubling of their number is divided."""

FIRST = 10
"""How many documents a gram shows at once."""

Row = Callable[[int], list[Any]]
"""What is shown of a document, by its number."""


class Gram(Struct):
    """A key with its postings as letters, and the first documents that it shows, each with an extract."""

    key: str
    letters: str
    first: Sequence[int] = ()
    extracts: list[str] = field(default_factory=list)


def gram(told: Posting, turns: NDArray[np.int64]) -> Gram:
    """A gram, and which documents it shows, without extracts."""
    frequent = len(told.documents) > told.shape.rare
    return Gram(told.key, told.letters, posting.best(told, FIRST, turns) if frequent else ())


def size(gram: Gram) -> int:
    """About how many bytes a gram takes."""
    return len(gram.letters) + SHOWN * len(gram.first)


def count(size: int) -> int:
    """In how many files grams of a size lie; in steps so large that hardly any edit changes it."""
    return round(2 ** (round(log2(max(1, size / SHARD)) * _STEPS) / _STEPS))


def files(
    keys: Sequence[str], count: int, gram: Callable[[int], Gram], row: Row
) -> Iterator[tuple[str, str]]:
    """The files by name; in each grams, of which the keys are known by number, and the rows they show."""
    held: list[list[int]] = [[] for _ in range(count)]
    for number, key in enumerate(keys):
        held[encode.place(key, count)].append(number)
    for number, shard in enumerate(held):
        yield str(number), content(map(gram, shard), row)


def content(grams: Iterable[Gram], row: Row) -> str:
    """A file of grams in any order."""
    places: dict[int, int] = {}
    told: dict[str, list[str]] = {}
    for one in sorted(grams, key=lambda one: one.key):
        shown = [places.setdefault(number, len(places)) for number in one.first]
        told[one.key] = [one.letters, *([encode.numbers(shown), *one.extracts] if shown else [])]
    shown_rows = [[encode.numbers([number]), *row(number)] for number in places]
    return dump({"grams": told, "rows": shown_rows})


def read(content: str) -> dict[str, Gram]:
    """The grams of a file by their keys."""
    held = json.loads(content)
    numbers = encode.read("".join(row[0] for row in held["rows"]))
    places = encode.read("".join(one[1] for one in held["grams"].values() if len(one) > 1))
    first = iter(numbers[places].tolist())
    return {
        key: Gram(key, letters, [*islice(first, len(shown[1:]))], shown[1:])
        for key, (letters, *shown) in held["grams"].items()
    }


def dump(value: object) -> str:
    """A value as JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
