"""Small counts stay unknown: nothing that a table shows lets a reader work one out."""

from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.protect import Mark, Marks, column, hide, ranges

LEAST = 3

Tree = tuple[dict[str, dict[str, int]], dict[str, str]]


@st.composite
def tables(draw: st.DrawFn, columns: tuple[str, ...] = ("a",), most: int = 6) -> Tree:
    """Counts in a tree of up to `most` rows; some rows count more than those under them."""
    size = draw(st.integers(1, most))
    parents = {
        f"r{row}": f"r{draw(st.integers(0, row - 1))}"
        for row in range(1, size)
        if draw(st.integers(0, 5))
    }
    counts: dict[str, dict[str, int]] = {}
    for row in reversed(range(size)):
        under = [one for one, above in parents.items() if above == f"r{row}"]
        rest = st.integers(0, 4) if not under else st.sampled_from([0, 0, 0, 1, 2, 5])
        counts[f"r{row}"] = {
            name: draw(rest) + sum(counts[one][name] for one in under) for name in columns
        }
    return counts, parents


def possible(counts: Mapping[str, int], parents: Mapping[str, str], marks: Marks) -> Iterator[dict]:
    """Every column of small numbers that shows the same: the sums of a full row add up."""
    under = {row: [one for one, above in parents.items() if above == row] for row in counts}
    full = {row for row in under if sum(counts[one] for one in under[row]) == counts[row]}
    hidden = sorted({row for row, name in marks if name == "a"})
    choices = [
        range(1, LEAST) if marks[row, "a"] is Mark.FEW else range(counts[row] + 3) for row in hidden
    ]
    for values in product(*choices):
        guess = {**counts, **dict(zip(hidden, values, strict=True))}
        sums = {row: sum(guess[one] for one in group) for row, group in under.items() if group}
        if all(
            guess[row] == total if row in full else guess[row] >= total
            for row, total in sums.items()
        ):
            yield guess


@settings(max_examples=300)
@given(tables())
def test_no_hidden_count_can_be_worked_out(table: Tree) -> None:
    counts, parents = table
    marks = hide(counts, parents, LEAST, whole=False)
    single = {row: cells["a"] for row, cells in counts.items()}
    for row, value in single.items():
        assert not 0 < value < LEAST or (row, "a") in marks
    seen: dict[str, set[int]] = {row: set() for row, _ in marks}
    for guess in possible(single, parents, marks):
        for row, values in seen.items():
            values.add(guess[row])
    known = {row for row, values in seen.items() if len(values) < 2 and single[row]}
    assert known == set()


@settings(max_examples=200)
@given(tables(("due", "a", "b")))
def test_rows_are_hidden_in_all_their_columns(table: Tree) -> None:
    counts, parents = table
    marks = hide(counts, parents, LEAST, whole=True)
    rows = {row for row, _ in marks}
    assert set(marks) == {(row, name) for row in rows for name in counts[row]}
    for name in ("due", "a", "b"):
        values = {row: cells[name] for row, cells in counts.items()}
        tree = column(values, parents)
        found = ranges(
            tree, {row: mark for (row, one), mark in marks.items() if one == name}, LEAST
        )
        for row in rows:
            low, high = found[row]
            assert low <= values[row] <= high
            assert low < high or not values[row]


@given(tables())
def test_a_count_that_is_called_small_is(table: Tree) -> None:
    counts, parents = table
    for (row, name), mark in hide(counts, parents, LEAST, whole=False).items():
        assert mark is Mark.APART or 0 < counts[row][name] < LEAST


@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(table: Tree, random: object) -> None:
    counts, parents = table
    shuffled = list(counts.items())
    random.shuffle(shuffled)
    assert hide(counts, parents, LEAST, whole=False) == hide(
        dict(shuffled), parents, LEAST, whole=False
    )


def of(total: int, *parts: int) -> Tree:
    counts = {"r": {"a": total}, **{f"p{i}": {"a": part} for i, part in enumerate(parts)}}
    return counts, {f"p{i}": "r" for i in range(len(parts))}


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (of(20, 12, 8), {}),
        (of(20, 0, 20), {}),
        (of(22, 2, 8, 12), {"p0": Mark.FEW, "p1": Mark.APART}),
        (of(23, 1, 2, 20), {"p0": Mark.FEW, "p1": Mark.FEW}),
        (of(22, 2, 2, 18), {"p0": Mark.APART, "p1": Mark.APART}),
        (of(4, 2, 2), {"p0": Mark.APART, "p1": Mark.APART}),
        (of(22, 1, 1, 20), {"p0": Mark.FEW, "p1": Mark.FEW, "p2": Mark.APART}),
        (of(30, 2, 8, 12), {"p0": Mark.FEW}),
        (of(2, 1, 1), {"p0": Mark.FEW, "p1": Mark.FEW, "r": Mark.APART}),
    ],
)
def test_tables_known_by_heart(table: Tree, expected: Mapping[str, Mark]) -> None:
    marks = hide(*table, LEAST, whole=False)
    assert {row: mark for (row, _), mark in marks.items()} == expected


def test_a_county_is_quick() -> None:
    counts = {f"o{i}": {"a": i % 7, "b": i % 5} for i in range(1, 400)}
    parents = {f"o{i}": f"o{i // 12}" for i in range(12, 400)}
    for row in sorted(counts, key=lambda one: -int(one[1:])):
        if row in parents:
            above = counts[parents[row]]
            for name, value in counts[row].items():
                above[name] += value
    assert hide(counts, parents, LEAST, whole=False)
    assert hide(counts, parents, LEAST, whole=True)
