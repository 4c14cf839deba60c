"""The menu: kinds of one group stand together, each with its own page."""

from pathlib import PurePosixPath
from types import SimpleNamespace
from typing import Any, cast

from generator.contract import Kind, Page
from generator.engine import menu

KINDS = (Kind("a", "甲", 1, group="党内生活"), Kind("b", "乙", 2, group="党内生活"))


def page(path: str) -> Page:
    return Page(PurePosixPath(path), path, "x.md.j2", None, short="全部", in_nav=True)


def built(*pages: str) -> list[Any]:
    outcome = SimpleNamespace(kinds=KINDS, pages=tuple(map(page, pages)))
    return menu.build(None, cast("Any", outcome))


def test_a_lone_page_of_a_group_is_a_section_of_its_own() -> None:
    """Else the theme would take the first `index.md` for the page of the whole group."""
    assert built("a/index.md", "b/index.md", "b/all.md") == [
        {"党内生活": [{"甲": ["a/index.md"]}, {"乙": ["b/index.md", {"全部": "b/all.md"}]}]}
    ]


def test_a_group_of_one_is_none() -> None:
    assert built("a/index.md") == [{"甲": "a/index.md"}]
