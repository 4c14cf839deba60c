"""Grams → the files that hold them: a query needs those of its grams, and nothing else at first."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from . import encode

SHARD, ROW = 12_000, 150
"""Bytes a file should have before compression, if no two of its grams showed the same row: about
3 KB after it. Bytes of such a row."""

BEFORE, AFTER = 8, 24
"""Characters of an extract on either side of where its gram begins."""


@dataclass(slots=True)
class Gram:
    """A key with its postings as letters, and the first documents that it shows, each with an extract."""

    key: str
    letters: str
    first: Sequence[int] = ()
    extracts: list[str] = field(default_factory=list)


def count(grams: Sequence[Gram]) -> int:
    """In how many files grams lie."""
    shown = ROW + 3 * (BEFORE + AFTER)
    size = sum(len(one.letters) + shown * len(one.first) for one in grams)
    return max(1, -(-size // SHARD))


def files(grams: Sequence[Gram], rows: Sequence[list[Any]]) -> Iterator[tuple[str, str]]:
    """The files by name; in each its grams, and the rows of the documents that they show."""
    held: list[list[Gram]] = [[] for _ in range(count(grams))]
    for one in grams:
        held[encode.place(one.key, len(held))].append(one)
    for number, shard in enumerate(held):
        yield str(number), _content(sorted(shard, key=lambda one: one.key), rows)


def extract(text: str, at: int) -> str:
    """The words around a place of a text; those with which it begins if the place is not known."""
    begin, end = max(0, at - BEFORE), max(0, at) + AFTER
    cut = text[begin:end].strip()
    return f"{'…' if begin else ''}{cut}{'…' if end < len(text) else ''}"


def _content(grams: Sequence[Gram], rows: Sequence[list[Any]]) -> str:
    places: dict[int, int] = {}
    told: dict[str, list[str]] = {}
    for one in grams:
        shown = [places.setdefault(number, len(places)) for number in one.first]
        told[one.key] = [one.letters, *([encode.numbers(shown), *one.extracts] if shown else [])]
    shown_rows = [[encode.numbers([number]), *rows[number]] for number in places]
    return dump({"grams": told, "rows": shown_rows})


def dump(value: object) -> str:
    """A value as JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
