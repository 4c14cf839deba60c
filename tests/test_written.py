"""Texts of pages come from the last build where all that they print is the same, and only there."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import astuple, replace

from generator import kinds, program, render
from generator.contract import Link, Page
from generator.diagnostics import Location
from generator.md import Md
from generator.pipeline import written
from generator.pipeline.memory import Memory
from generator.texts import Texts
from generator.workspace import Workspace
from tests import cases, repository, small, whole

FRAME = render.Frame((), None, None, "", "", None)
SITE = {"name": "某支部"}
PAGE = Page(
    PurePosixPath("a.md"), "甲", "a.md.j2", Link("乙", "b"), source=Location("data/a.csv", 3)
)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages whose texts are made, in order."""
    before, found = render.text, []

    def text(page: Page, *given: Any) -> str:
        found.append(str(page.path))
        return before(page, *given)

    monkeypatch.setattr(render, "text", text)
    return found


def test_the_next_build_makes_the_texts_that_change(tmp_path: Path, made: list[str]) -> None:
    site = small.site(tmp_path)
    first = small.run(site)
    assert sorted(made) == sorted(str(page.path) for page in first.pages)
    made.clear()
    assert small.run(site).pages == first.pages
    assert made == []
    table = next(path for path in sorted((site / "data").rglob("*.csv")) if "notices" in path.name)
    head, *rows = table.read_text(encoding="utf-8").splitlines()
    place = head.split(",").index("标题")
    title = rows[0].split(",")[place]
    table.write_text(
        table.read_text(encoding="utf-8").replace(title, "另一个题目"), encoding="utf-8"
    )
    after = small.run(site)
    assert 0 < len(made) < len(first.pages)
    shown = {str(page.path) for page in after.pages if "另一个题目" in page.markdown}
    assert shown <= set(made)


def test_another_program_makes_all_again(
    tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = small.site(tmp_path)
    first = small.run(site)
    made.clear()
    monkeypatch.setattr(program, "stamp", lambda: "another program")
    assert small.run(site).pages == first.pages
    assert len(made) == len(first.pages)


def test_templates_edited_under_a_preview_are_those_of_no_program(
    tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = small.site(tmp_path)
    first = small.run(site)
    monkeypatch.setattr(render, "renew", lambda: True)
    made.clear()
    folder = site / ".cache" / written.FOLDER
    before = {path: path.read_bytes() for path in folder.iterdir()}
    derive = partial(small.derive, site)
    again = whole.run(site, kinds.find(), cases.TODAY, derive, memory=Memory())
    assert again.pages == first.pages
    assert len(made) == len(first.pages)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize(
    ("page", "frame", "site"),
    [
        (replace(PAGE, title="丙"), FRAME, SITE),
        (replace(PAGE, path=PurePosixPath("b/a.md")), FRAME, SITE),
        (replace(PAGE, template="b.md.j2"), FRAME, SITE),
        (replace(PAGE, view=Link(Md("乙"), "b")), FRAME, SITE),
        (replace(PAGE, view=Link("乙", PurePosixPath("b"))), FRAME, SITE),
        (PAGE, replace(FRAME, previous=Link("前", "c")), SITE),
        (PAGE, FRAME, {"name": "另一个支部"}),
    ],
)  # fmt: skip
def test_another_page_has_another_name(
    page: Page, frame: render.Frame, site: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(render, "text", lambda *_: "")
    store = Texts(Path("nowhere"))
    moved = replace(PAGE, source=Location("data/a.csv", 4), data={"name": "甲"})
    for one in (PAGE, moved):
        written.writer(SITE, store)(one, FRAME)
    assert len(store.fresh) == 1
    written.writer(site, store)(page, frame)
    assert len(store.fresh) == 2


def test_all_that_pages_print_tells_what_is_in_it() -> None:
    """Else two views of which one differs in what is not told would have one text."""
    pages = Workspace(repository.ROOT, repository.TODAY).check().pages
    sorts = {sort for page in pages for sort in _sorts(page)}
    for sort in sorts:
        assert sort.__repr__ is not object.__repr__, sort
        assert not is_dataclass(sort) or all(one.repr for one in fields(sort)), sort


def _sorts(value: object) -> Iterator[type]:
    """The types of a value and of all values in it."""
    yield type(value)
    if isinstance(value, Struct):
        for part in astuple(value):
            yield from _sorts(part)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _sorts(getattr(value, one.name))
    elif isinstance(value, Mapping):
        for pair in value.items():
            yield from _sorts(pair)
    elif isinstance(value, (tuple, list, set, frozenset)):
        for part in value:
            yield from _sorts(part)
