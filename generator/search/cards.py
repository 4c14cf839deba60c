"""Documents → what is shown of them, in files of some documents each, and what narrows a search."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from .document import Document
from .facets import facets
from .shards import dump

ROWS, CARDS = 100, 4
"""Documents in a file of rows, and in one of whole texts: about 4 KB after compression."""

_SIZES = (("rows", ROWS), ("texts", CARDS))
_FACETS = "facets"


def row(one: Document, kinds: Sequence[str]) -> list[Any]:
    """What is shown of a document: address, title, kind, organisation, day, period."""
    row = _whole(one, kinds)
    while row[-1] == "":
        row.pop()
    return row


def files(
    documents: Sequence[Document], kinds: Sequence[str], body: Callable[[int], str]
) -> Mapping[str, Callable[[], str]]:
    """How each file is made, by its name; `body` are the words of a document by its number."""

    def told(start: int) -> str:
        return dump([row(one, kinds) for one in documents[start : start + ROWS]])

    def texts(start: int) -> str:
        part = enumerate(documents[start : start + CARDS], start)
        return dump([[*_whole(one, kinds), body(number)] for number, one in part])

    count = len(documents)
    return {
        **{f"rows-{at // ROWS}": partial(told, at) for at in range(0, count, ROWS)},
        **{f"texts-{at // CARDS}": partial(texts, at) for at in range(0, count, CARDS)},
        _FACETS: lambda: dump(facets(documents, kinds)),
    }


def holding(numbers: Iterable[int]) -> set[str]:
    """The names of the files that hold some documents."""
    parts = {f"{name}-{one // size}" for one in numbers for name, size in _SIZES}
    return {*parts, _FACETS}


def _whole(one: Document, kinds: Sequence[str]) -> list[Any]:
    days = [day.isoformat() if day else "" for day in (one.day, one.start, one.end)]
    return [one.address, one.title, kinds.index(one.kind), one.organisation, *days]
