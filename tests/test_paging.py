"""Long sequences are cut into numbered slices without losing or repeating anything."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import paging

FIRST = PurePosixPath("articles/news.md")


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


@given(st.lists(st.integers(), max_size=60), st.integers(0, 12))
def test_what_is_added_to_an_archive_changes_only_what_leads(items: list[int], size: int) -> None:
    found, step = paging.archive(items, size), max(size, 1)
    assert [item for part in found for item in part.items] == items
    assert [part.number for part in found] == list(range(len(found), 0, -1))
    assert [part.leads for part in found] == [True, *(False for _ in found[1:])]
    assert all(len(part.items) == step for part in found[1:])
    assert len(found) == 1 or step <= 2 * len(found[0].items) < 3 * step
    held = {paging.path(FIRST, part): part.items for part in found}
    after = {paging.path(FIRST, part): part.items for part in paging.archive([None, *items], size)}
    assert {place for place in held if held[place] != after[place]} == {FIRST}
    assert len(after) - len(held) in {0, 1}


def test_path() -> None:
    assert [str(paging.path(FIRST, part)) for part in paging.slices(range(3), 1)] == [
        "articles/news.md",
        "articles/news/2.md",
        "articles/news/3.md",
    ]
    assert [str(paging.path(FIRST, part)) for part in paging.archive(range(3), 1)] == [
        "articles/news.md",
        "articles/news/2.md",
        "articles/news/1.md",
    ]


def test_an_archive_tells_how_many_there_are_where_it_begins() -> None:
    told = [paging.count(part, "共 3 条") for part in paging.archive(range(3), 1)]
    assert told == ["共 3 条，最新的在这一页", "第 2 页，从最早的数起", "第 1 页，从最早的数起"]
    assert [paging.count(part, "共 3 条") for part in paging.slices(range(3), 2)] == [
        "共 3 条，第 1 页（共 2 页）",
        "共 3 条，第 2 页（共 2 页）",
    ]
    assert paging.count(paging.archive(range(3), 9)[0], "共 3 条") == "共 3 条"
    titles = [paging.titled("公示", part) for part in paging.archive(range(3), 2)]
    assert titles == ["公示", "公示（第 1 页）"]


def said(part: paging.Slice[int]) -> list[tuple[str, str | None, bool]]:
    return [
        (one.text, str(one.target) if one.target else None, one.current)
        for one in paging.choices(FIRST, part)
    ]


def test_choices() -> None:
    assert said(paging.slices(range(11), 1)[9]) == [
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


def test_choices_of_an_archive_lead_from_the_newest_to_the_oldest() -> None:
    newest, *_, fourth, _, _, _ = paging.archive(range(11), 1)
    assert said(newest) == [
        ("最新", None, True),
        ("10", "articles/news/10.md", False),
        ("9", "articles/news/9.md", False),
        ("…", None, False),
        ("1", "articles/news/1.md", False),
        ("较早", "articles/news/10.md", False),
    ]
    assert said(fourth) == [
        ("较新", "articles/news/5.md", False),
        ("最新", "articles/news.md", False),
        ("…", None, False),
        ("6", "articles/news/6.md", False),
        ("5", "articles/news/5.md", False),
        ("4", None, True),
        ("3", "articles/news/3.md", False),
        ("2", "articles/news/2.md", False),
        ("1", "articles/news/1.md", False),
        ("较早", "articles/news/3.md", False),
    ]
