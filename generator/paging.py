"""A long sequence → numbered slices, each with the page numbers that its reader may choose."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")

GAP = 0
"""Stands in a window for the numbers that are left out."""


class Slice(Struct, Generic[T], frozen=True):
    """The items of one page; `number` counts from 1, `window` holds page numbers and `GAP`.

    The one with the number `front` lies at the address of the list itself.
    """

    number: int
    total: int
    items: tuple[T, ...]
    window: tuple[int, ...]
    front: int = 1

    @property
    def leads(self) -> bool:
        """Whether it lies at the address of the list itself."""
        return self.number == self.front


def slices(items: Sequence[T], size: int) -> tuple[Slice[T], ...]:
    """Slices of at most `size` items (from 1), in order; one empty slice where there are none."""
    step = max(size, 1)
    starts = range(0, len(items), step) or range(1)
    total = len(starts)
    return tuple(
        Slice(number, total, tuple(items[start : start + step]), window(number, total))
        for number, start in enumerate(starts, 1)
    )


def archive(items: Sequence[T], size: int) -> tuple[Slice[T], ...]:
    """Slices of what comes newest first, numbered from the oldest: the last number leads.

    An item that is added changes only the one that leads, which holds from half of `size` to one and
    a half; all others hold `size`.
    """
    step = max(size, 1)
    rest = len(items) % step
    newest = rest if 2 * rest >= step or len(items) < step else rest + step
    starts = range(newest, len(items), step)
    total = 1 + len(starts)
    parts = (items[:newest], *(items[start : start + step] for start in starts))
    return tuple(
        Slice(number, total, tuple(part), window(number, total)[::-1], front=total)
        for number, part in zip(range(total, 0, -1), parts, strict=True)
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


def path(first: PurePosixPath, part: Slice[T]) -> PurePosixPath:
    """Where a slice lies: the one that leads at `first`, the others numbered in a folder of that name.

    No id can lead to the same place, because ids hold no slash.
    """
    return _path(first, part, part.number)


def _path(first: PurePosixPath, part: Slice[T], number: int) -> PurePosixPath:
    return first if number == part.front else first.with_suffix("") / f"{number}.md"


def count(part: Slice[T], total: str) -> str:
    """How many items there are in all, and which slice this is where there are several.

    Of an archive only the slice that leads tells the number of all, with which others would change.
    """
    if part.total == 1:
        return total
    if part.front == 1:
        return f"{total}，第 {part.number} 页（共 {part.total} 页）"
    return f"{total}，最新的在这一页" if part.leads else f"第 {part.number} 页，从最早的数起"


def titled(title: str, part: Slice[T]) -> str:
    """The title of a slice: those that do not lead say which they are."""
    return title if part.leads else f"{title}（{short(part)}）"


def short(part: Slice[T]) -> str:
    """What a menu calls a slice that does not lead."""
    return f"第 {part.number} 页"


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
    step, before, after = (1, "上一页", "下一页") if part.front == 1 else (-1, "较新", "较早")
    numbers = tuple(_choice(first, part, number) for number in part.window)
    ends = tuple(
        (Choice(text, _path(first, part, number)),) if 1 <= number <= part.total else ()
        for text, number in ((before, part.number - step), (after, part.number + step))
    )
    return (*ends[0], *numbers, *ends[1])


def _choice(first: PurePosixPath, part: Slice[T], number: int) -> Choice:
    if number == GAP:
        return Choice("…", None)
    current = number == part.number
    text = "最新" if number == part.front > 1 else str(number)
    return Choice(text, None if current else _path(first, part, number), current)
