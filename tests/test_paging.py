"""Long sequences are cut into numbered slices without losing or repeating anything."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import paging


@pytest.mark.parametrize(
    ("number", "total", "expected"),
    [
        (1, 1, (1,)),
        (1, 3, (1, 2, 3)),
        (1, 4, (1, 2, 3, 4)),
        (1, 5, (1, 2, 3, 4, 5)),
        (1, 6, (1, 2, 3, 0, 6)),
        (5, 9, (1, 2, 3, 4, 5, 6, 7, 8, 9)),
        (6, 11, (1, 0, 4, 5, 6, 7, 8, 0, 11)),
        (11, 11, (1, 0, 9, 10, 11)),
    ],
)
def test_window(number: int, total: int, expected: tuple[int, ...]) -> None:
    assert paging.window(number, total) == expected


@given(st.lists(st.integers(), max_size=60), st.integers(0, 12))
def test_slices_hold_everything_once(items: list[int], size: int) -> None:
    found = paging.slices(items, size)
    assert [item for part in found for item in part.items] == items
    assert [part.number for part in found] == list(range(1, found[0].total + 1))
    assert all(1 <= len(part.items) <= max(size, 1) for part in found if items)
    assert all(part.number in part.window for part in found)


def test_path() -> None:
    first = PurePosixPath("articles/news.md")
    assert paging.path(first, 1) == first
    assert paging.path(first, 3) == PurePosixPath("articles/news/3.md")


def test_choices() -> None:
    first = PurePosixPath("articles/news.md")
    parts = paging.slices(range(11), 1)
    said = [
        (one.text, one.target and str(one.target), one.current)
        for one in paging.choices(first, parts[9])
    ]
    assert said == [
        ("上一页", "articles/news/9.md", False),
        ("1", "articles/news.md", False),
        ("…", None, False),
        ("8", "articles/news/8.md", False),
        ("9", "articles/news/9.md", False),
        ("10", None, True),
        ("11", "articles/news/11.md", False),
        ("下一页", "articles/news/11.md", False),
    ]


@pytest.mark.parametrize(("count", "expected"), [(0, ()), (3, ()), (4, ("1", "2", "下一页"))])
def test_no_choices_for_a_single_page(count: int, expected: tuple[str, ...]) -> None:
    part = paging.slices(range(count), 3)[0]
    assert tuple(one.text for one in paging.choices(PurePosixPath("a.md"), part)) == expected
