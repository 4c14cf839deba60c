"""Draws that stay the same: only `Random.random()` gives the same numbers in every Python."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


def number(rng: Random, low: int, high: int) -> int:
    """A whole number from `low` to `high`, both included."""
    return low + int(rng.random() * (high - low + 1))


def one(rng: Random, items: Sequence[T]) -> T:
    """One of several."""
    return items[number(rng, 0, len(items) - 1)]


def several(rng: Random, items: Sequence[T], count: int) -> tuple[T, ...]:
    """So many different ones in the order drawn, or all where there are not so many."""
    return tuple(mixed(rng, items)[:count])


def mixed(rng: Random, items: Sequence[T]) -> list[T]:
    """All in another order."""
    drawn = [(rng.random(), place) for place in range(len(items))]
    return [items[place] for _, place in sorted(drawn)]


def chance(rng: Random, share: float) -> bool:
    """True in about this share of draws."""
    return rng.random() < share


def weighted(rng: Random, weights: Sequence[tuple[T, int]]) -> T:
    """One of several, as often as its weight says."""
    left = rng.random() * sum(weight for _, weight in weights)
    for item, weight in weights:
        left -= weight
        if left < 0:
            return item
    return weights[-1][0]
