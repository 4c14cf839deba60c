"""A text → the private information in it."""

from bisect import bisect_right
from collections.abc import Iterable

from . import normal, runs
from .kinds import SORTS
from .mask import fingerprint, masked, stars
from .model import Hit
from .numbers import numbers
from .terms import Searcher
from .words import words

_SURER = {sort.id: place for place, sort in enumerate(SORTS)}


def find(text: str, searcher: Searcher, *, only_numbers: bool = False) -> tuple[Hit, ...]:
    """The hits in a text in their order; where several lie over each other, the surest."""
    plain = normal.plain(text)
    found: list[tuple[int, int, int, str, str]] = []
    if runs.worth(plain.text):
        for run in runs.runs(plain.text):
            for kind, digits, start, end in numbers(run, searcher):
                found.append((_SURER[kind], start, end, kind, digits))
    if not only_numbers:
        for kind, start, end in words(plain.text, searcher):
            found.append((_SURER[kind], start, end, kind, plain.text[start:end]))
    hits = []
    for _, start, end, kind, value in _surest(found):
        if kind == "mobile" and value in searcher.known.mobiles:
            continue
        hits.append(
            Hit(kind, *plain.span(start, end), masked(kind, value), fingerprint(kind, value))
        )
    return tuple(sorted(hits, key=lambda hit: (hit.start, hit.end, hit.kind)))


def _surest(
    found: Iterable[tuple[int, int, int, str, str]],
) -> list[tuple[int, int, int, str, str]]:
    """Without those that lie over a surer or longer one."""
    kept: list[tuple[int, int, int, str, str]] = []
    last = 0
    taken: list[tuple[int, int]] = []
    for one in sorted(found, key=lambda one: (one[0], one[1], -one[2])):
        if one[0] != last:
            taken, last = [(low, high) for _, low, high, _, _ in sorted(kept, key=_start)], one[0]
        if not _covered(one, taken) and not (kept and kept[-1][0] == one[0] and kept[-1][2] > one[1]):
            kept.append(one)
    return kept


def _start(one: tuple[int, int, int, str, str]) -> int:
    return one[1]


def _covered(one: tuple[int, int, int, str, str], taken: list[tuple[int, int]]) -> bool:
    """Whether a hit lies over one of those taken, which are sorted and do not meet."""
    at = bisect_right(taken, (one[2], 0))
    return at > 0 and taken[at - 1][1] > one[1]


def hide(text: str, searcher: Searcher) -> str:
    """The text with each private number in it replaced by as many stars."""
    hits = find(text, searcher, only_numbers=True)
    for hit in reversed(hits):
        text = text[: hit.start] + stars(text[hit.start : hit.end]) + text[hit.end :]
    return text
