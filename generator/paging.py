"""A long sequence → numbered slices, each with the page numbers that its reader may choose."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")

GAP = 0
"""Stands in a window for the numbers that are left out."""


class Slice(Struct, Generic[T], frozen=True):
    """The items of one page; `number` counts from 1, `window` holds page numbers and `GAP`."""

    number: int
    total: int
    items: tuple[T, ...]
    window: tuple[int, ...]


def slices(items: Sequence[T], size: int) -> tuple[Slice[T], ...]:
    """Slices of at most `size` items (from 1), in order; one empty slice where there are none."""
    step = max(size, 1)
    starts = range(0, len(items), step) or range(1)
    total = len(starts)
    return tuple(
        Slice(number, total, tuple(items[start : start + step]), window(number, total))
        for number, start in enumerate(starts, 1)
    )


def window(number: int, total: int, around: int = 2) -> tuple[int, ...]:
    """The first and last number, and `around` numbers on both sides of this one.

    `GAP` stands for two or more numbers left out; a single one is shown, as it takes no more room.
    """
    near = range(number - around, number + around + 1)
    shown = sorted({1, total} | {each for each in near if 1 <= each <= total})
    parts: list[int] = []
    for each in shown:
        if parts and each - parts[-1] == 2:
            parts.append(each - 1)
        elif parts and each - parts[-1] > 2:
            parts.append(GAP)
        parts.append(each)
    return tuple(parts)


def path(first: PurePosixPath, number: int) -> PurePosixPath:
    """Where a slice lies: the first at `first`, the others numbered in a folder of that name.

    No id can lead to the same place, because ids hold no slash.
    """
    return first if number == 1 else first.with_suffix("") / f"{number}.md"


class Choice(Struct, frozen=True):
    """One item of a page's pagination: where it leads, None for this very page and for a gap."""

    text: str
    target: PurePosixPath | None
    current: bool = False


def choices(first: PurePosixPath, part: Slice[T]) -> tuple[Choice, ...]:
    """What `pages.md.j2` prints under a slice: numbers, with the neighbours at both ends.

    Empty where there is only one slice.
    """
    if part.total == 1:
        return ()
    numbers = tuple(_choice(first, part, number) for number in part.window)
    before = Choice("上一页", path(first, part.number - 1)) if part.number > 1 else None
    after = Choice("下一页", path(first, part.number + 1)) if part.number < part.total else None
    return (*((before,) if before else ()), *numbers, *((after,) if after else ()))


def _choice(first: PurePosixPath, part: Slice[T], number: int) -> Choice:
    if number == GAP:
        return Choice("…", None)
    current = number == part.number
    return Choice(str(number), None if current else path(first, number), current)
