"""A text → the private information in it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from . import normal, runs
from .divided import divided
from .kinds import SORTS
from .mask import fingerprint, masked, stars
from .model import Hit
from .numbers import numbers
from .terms import Searcher
from .words import words

_SURER = {sort.id: place for place, sort in enumerate(SORTS)}


Found = tuple[int, int, int, str, str]
"""How sure a kind is, where a hit begins and ends, its kind and its value."""


def find(text: str, searcher: Searcher, *, only_numbers: bool = False) -> tuple[Hit, ...]:
    """The hits in a text in their order; where several lie over each other, the surest."""
    text = _basic(text)
    found = list(_numbers(text, searcher))
    for kind, digits, start, end in divided(text, searcher):
        found.append((_SURER[kind], start, end, kind, digits))
    if not only_numbers:
        plain = normal.plain(text)
        for kind, start, end in words(plain.text, searcher):
            low, high = plain.span(start, end)
            found.append((_SURER[kind], low, high, kind, plain.text[start:end]))
    hits = [
        Hit(kind, start, end, masked(kind, value), fingerprint(kind, value))
        for _, start, end, kind, value in _surest(found)
        if kind != "mobile" or value not in searcher.known.mobiles
    ]
    return tuple(sorted(hits, key=lambda hit: (hit.start, hit.end, hit.kind)))


def hardship(text: str, searcher: Searcher) -> bool:
    """Whether a text speaks of hardship: no name may stand beside that."""
    return searcher.hardship.search(normal.plain(_basic(text)).text) is not None


def _basic(text: str) -> str:
    """The same with characters of other planes as the basic ones that they stand for."""
    if not normal.astral(text):
        return text
    return normal.ASTRAL.sub(lambda found: normal.plain(found[0]).text[:1], text)


_MOST_KEPT = 20_000
"""How many judged places are kept in memory."""

_BEFORE, _AFTER = 64, 64
"""How much around a candidate can decide what it is."""


def _numbers(text: str, searcher: Searcher) -> Iterator[Found]:
    """The numbers of a text; the same words around the same digits are judged once."""
    for first, last in runs.candidates(text):
        if not runs.possible(text[first:last]):
            continue
        low = max(first - _BEFORE, 0)
        part = text[low : last + _AFTER]
        known = searcher.memory.get(part)
        if known is None:
            if len(searcher.memory) > _MOST_KEPT:
                searcher.memory.clear()
            known = searcher.memory[part] = tuple(_judged(part, searcher))
        for sure, start, end, kind, digits in known:
            # What is around may be cut in the middle of another number.
            if first <= low + start < last:
                yield sure, low + start, low + end, kind, digits


def _judged(part: str, searcher: Searcher) -> Iterator[Found]:
    plain = normal.everything(part)
    for run in runs.runs(plain.text):
        for kind, digits, start, end in numbers(run, searcher):
            yield _SURER[kind], *plain.span(start, end), kind, digits


def _surest(
    found: Iterable[Found],
) -> list[Found]:
    """Without those that lie over a surer or longer one."""
    kept: list[Found] = []
    last = 0
    taken: list[tuple[int, int]] = []
    for one in sorted(found, key=lambda one: (one[0], one[1], -one[2])):
        if one[0] != last:
            taken, last = [(low, high) for _, low, high, _, _ in sorted(kept, key=_start)], one[0]
        if not _covered(one, taken) and not (
            kept and kept[-1][0] == one[0] and kept[-1][2] > one[1]
        ):
            kept.append(one)
    return kept


def _start(one: Found) -> int:
    return one[1]


def _covered(one: Found, taken: list[tuple[int, int]]) -> bool:
    """Whether a hit lies over one of those taken, which are sorted and do not meet."""
    at = bisect_right(taken, (one[2], 0))
    return at > 0 and taken[at - 1][1] > one[1]


def hide(text: str, searcher: Searcher) -> str:
    """The text with each private number in it replaced by as many stars."""
    hits = find(text, searcher, only_numbers=True)
    for hit in reversed(hits):
        text = text[: hit.start] + stars(text[hit.start : hit.end]) + text[hit.end :]
    return text
