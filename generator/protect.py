"""Counts of few people → which cells of a table must not be shown, so that no total gives them away.

Rows stand in a tree: where the counts of the rows under a row add up to no more than its own, a
reader takes it for their total. What a reader could work out is what such a tree of sums allows,
and that is found exactly: the range of every hidden cell.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from enum import Enum
from itertools import chain

from msgspec import Struct

MANY = 10**12
"""Stands for a count without an upper end."""

Counts = Mapping[str, Mapping[str, int]]
"""Counts by row and column; a row need not have every column."""

Range = tuple[int, int]


class Mark(Enum):
    """What is said in place of a hidden count: that it is small, or nothing."""

    FEW = "few"
    APART = "apart"


Marks = Mapping[tuple[str, str], Mark]
"""The hidden cells by row and column."""


def words(mark: Mark, least: int) -> str:
    """What is printed in place of a hidden count."""
    return f"少于 {least}" if mark is Mark.FEW else "不单列"


def notice(least: int) -> str:
    """What readers are told about hidden counts; nothing where none is hidden."""
    if not least:
        return ""
    return (
        f"人数少于 {least}（0 除外）的格子不单列，写作“少于 {least}”；"
        "能由总数倒推出来的，写作“不单列”。"
    )


def nearest(rows: Collection[str], parent: Callable[[str], str | None]) -> Mapping[str, str]:
    """The next row above each one that has a row above it."""
    found = {}
    for row in rows:
        passed, at = {row}, parent(row)
        while at is not None and at not in rows and at not in passed:
            passed.add(at)
            at = parent(at)
        if at is not None and at != row and at in rows:
            found[row] = at
    return found


class Column(Struct, frozen=True):
    """One column of a table as a tree of sums; `open` rows count more than those under them."""

    values: Mapping[str, int]
    parts: Mapping[str, tuple[str, ...]]
    above: Mapping[str, str]
    open: frozenset[str]
    order: tuple[str, ...]


def column(counts: Mapping[str, int], parents: Mapping[str, str]) -> Column:
    """The tree of sums of one column; `parents` leads from a row to the next one above it."""
    under: dict[str, list[str]] = {}
    for row in sorted(counts):
        if parents.get(row) in counts:
            under.setdefault(parents[row], []).append(row)
    parts = {
        row: tuple(group)
        for row, group in under.items()
        if sum(counts[one] for one in group) <= counts[row]
    }
    above = {one: row for row, group in parts.items() for one in group}
    opened = frozenset(
        row for row, group in parts.items() if sum(counts[one] for one in group) < counts[row]
    )
    order = [row for row in sorted(counts) if row not in above]
    for row in order:
        order.extend(parts.get(row, ()))
    return Column(counts, parts, above, opened, tuple(order))


def ranges(tree: Column, marks: Mapping[str, Mark], least: int) -> Mapping[str, Range]:
    """What a reader who sees the rest can say of each count: at least and at most."""
    found = {row: _said(tree.values[row], marks.get(row), least) for row in tree.order}
    for row in reversed(tree.order):
        if row in tree.parts:
            low, high = _sum(found, tree, row)
            found[row] = (max(found[row][0], low), min(found[row][1], high))
    for row in tree.order:
        if row in tree.parts:
            low, high = _sum(found, tree, row)
            least_of, most_of = found[row]
            for part in tree.parts[row]:
                first, last = found[part]
                top = min(last, most_of - (low - first))
                others = high - last
                bottom = first if others >= MANY else max(first, least_of - others)
                found[part] = (bottom, top)
    return found


def _said(value: int, mark: Mark | None, least: int) -> Range:
    if mark is None:
        return value, value
    return (1, least - 1) if mark is Mark.FEW else (0, MANY)


def _sum(found: Mapping[str, Range], tree: Column, row: str) -> Range:
    group = [found[part] for part in tree.parts[row]]
    rest = MANY if row in tree.open else 0
    return sum(low for low, _ in group), rest + sum(high for _, high in group)


def betrayed(tree: Column, marks: Mapping[str, Mark], least: int) -> tuple[str, ...]:
    """The hidden counts above 0 that a reader can work out all the same."""
    found = ranges(tree, marks, least)
    return tuple(
        row
        for row in tree.order
        if row in marks and tree.values[row] and found[row][0] == found[row][1]
    )


def hide(counts: Counts, parents: Mapping[str, str], least: int, *, whole: bool) -> Marks:
    """The cells to hide: counts from 1 to below `least`, and as many more as keep them unknown.

    With `whole`, a row with such a count is hidden in all its columns, because they add up.
    """
    names = sorted({name for row in counts.values() for name in row})
    trees = {
        name: column({row: cells[name] for row, cells in counts.items() if name in cells}, parents)
        for name in names
    }
    if whole:
        rows = _closed(tuple(trees.values()), least)
        hidden = {name: rows & trees[name].values.keys() for name in names}
    else:
        hidden = {name: _closed((trees[name],), least) for name in names}
    unsaid = frozenset(
        row for row, cells in counts.items() if whole and max(cells.values(), default=0) < least
    )
    return {
        (row, name): mark
        for name in names
        for row, mark in _marked(trees[name], hidden[name], least, unsaid).items()
    }


def _closed(trees: tuple[Column, ...], least: int) -> frozenset[str]:
    """The rows to hide in all of these columns together."""
    few = (row for tree in trees for row, value in tree.values.items() if 0 < value < least)
    hidden = frozenset(few)
    while more := frozenset(chain.from_iterable(_more(tree, hidden, least) for tree in trees)):
        hidden |= more
    return hidden


def _more(tree: Column, hidden: frozenset[str], least: int) -> Iterator[str]:
    """A further row to hide for each sum that gives something away."""
    marks = dict.fromkeys(hidden & tree.values.keys(), Mark.APART)
    eased: set[str | None] = set()
    for row in betrayed(tree, marks, least):
        if tree.above.get(row) not in eased:
            eased.add(tree.above.get(row))
            yield from _companion(tree, hidden, row)
    for row, group in tree.parts.items():
        left = tree.values[row] - sum(tree.values[one] for one in group if one not in hidden)
        thin = row not in hidden and hidden & set(group) and 0 < left < least
        if thin and row not in eased:
            yield from _smallest(tree, (one for one in group if tree.values[one]), hidden)


def _companion(tree: Column, hidden: frozenset[str], row: str) -> tuple[str, ...]:
    """The row that is hidden along with one: a part of it, a neighbour, or the row above."""
    parts = tree.parts.get(row, ())
    if parts and not hidden & set(parts):
        return _smallest(tree, parts, hidden)
    at: str | None = tree.above.get(row)
    while at is not None:
        found = _smallest(tree, tree.parts[at], hidden) or _smallest(tree, (at,), hidden)
        if found:
            return found
        at = tree.above.get(at)
    return _smallest(tree, tree.order, hidden)


def _smallest(tree: Column, rows: Iterable[str], hidden: frozenset[str]) -> tuple[str, ...]:
    """The row that loses least by being hidden: one without rows under it, above 0, small."""
    shown = [row for row in rows if row not in hidden]
    shown.sort(key=lambda row: (row in tree.parts, not tree.values[row], tree.values[row], row))
    return tuple(shown[:1])


def _marked(
    tree: Column, hidden: frozenset[str], least: int, unsaid: frozenset[str]
) -> Mapping[str, Mark]:
    """The marks of hidden rows: `FEW` where saying so gives nothing more away."""
    few = {row for row in hidden - unsaid if row not in tree.parts and 0 < tree.values[row] < least}
    marks = _marks(hidden, few)
    while few and (bad := betrayed(tree, marks, least)):
        near = {one for row in bad for one in _around(tree, row)}
        few = few - near if few & near else set()
        marks = _marks(hidden, few)
    return marks


def _marks(hidden: frozenset[str], few: set[str]) -> dict[str, Mark]:
    return {row: Mark.FEW if row in few else Mark.APART for row in sorted(hidden)}


def _around(tree: Column, row: str) -> tuple[str, ...]:
    """A row, its neighbours and the rows under it."""
    above = tree.above.get(row)
    return (row, *(tree.parts[above] if above is not None else ()), *tree.parts.get(row, ()))
