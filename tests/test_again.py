"""An edit in the records alone is built without MkDocs, with the bytes of a clean build."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.engine import site
from tests import cases, repository, sites, small
from tests.test_incremental import BY_HAND, EDITS, NOTICES, SAID, build, replaced
from tests.test_startup import loaded

pytestmark = pytest.mark.slow

HEADING = "## 要求\n\n请全体党员参加"


MORE = "---\n标题: 学习会\n栏目: 工作动态\n摘要: 一次学习\n发布日期: 2026-05-02\n公开范围: 社会\n---\n\n学习。\n\n## 内容\n\n好。\n"


def more(root: Path) -> None:
    (root / "content/articles/gengduo.md").write_text(MORE, encoding="utf-8")


RECORDS: dict[str, Callable[[Path], None]] = {
    "text of one record": replaced("content/articles/kaigong.md", "三段", "两段"),
    "a text with links": EDITS["text of one record"],
    "a link more": replaced(
        "content/notices/huiyi.md",
        "按时",
        "[按时](../articles/kaigong.md)和[按期](http://example.invalid/?a=1&b=2)",
    ),
    "a table": replaced(
        "content/articles/kaigong.md",
        "施工。",
        "施工。\n\n| 段 | 长 |\n| --- | --- |\n| 东 | **3** |\n",
    ),
    "the table": replaced("content/articles/kaigong.md", "**3**", "*4*"),
    "title of a neighbour": replaced(NOTICES, "拟列为发展对象的公示", "拟列为发展对象公示"),
    "a page more": more,
    "that page again": replaced("content/articles/gengduo.md", "好。", "很好。"),
    "address": replaced("data/organisations/organisations.csv", "示例路一号", "示例路三号"),
}
"""Edits after which the menu, the pages by hand and the facts on every page are the same."""


def built(folder: Path, texts: Mapping[str, str]) -> Path:
    """Build a site with a page by hand, and with more texts."""
    files = {**small.FILES, "content/about.md": BY_HAND.format(id="top"), **texts}
    root = small.site(folder / "root", files, site_url="https://example.invalid/d/")
    build(root)
    return root


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site that has been built."""
    return built(tmp_path_factory.mktemp("once"), {"content/articles/hui.md": MORE})


@pytest.fixture
def root(once: Path, tmp_path: Path) -> Path:
    """Return that site, to be edited."""
    shutil.copytree(once, tmp_path / "root")
    return tmp_path / "root"


def clean(root: Path) -> dict[str, bytes]:
    """What a site is that has never been built."""
    folder = root.with_name("clean")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(root, folder, ignore=lambda at, names: SAID if Path(at) == root else ())
    return build(folder)


def refuse(*_: object) -> None:
    raise AssertionError("MkDocs has been asked")


def test_records_are_built_without_mkdocs_as_a_clean_build_would(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, edit in RECORDS.items():
        edit(root)
        with monkeypatch.context() as patched:
            patched.setattr(site.mkdocs, "build", refuse, raising=False)
            again = build(root)
        whole = clean(root)
        assert again.keys() == whole.keys(), name
        assert [one for one in whole if again[one] != whole[one]] == [], name
    # MkDocs takes what was made without it.
    by_hand(root)
    assert build(root) == clean(root)


def gone(root: Path) -> None:
    (root / "content/articles/hui.md").unlink()


def by_hand(root: Path) -> None:
    (root / "content/about.md").write_text("# 关于我们\n", encoding="utf-8")


def unregistered(root: Path) -> None:
    for name in ("registrations", "registration_cases"):
        (root / f"data/duties/{name}.csv").unlink()


def no_terms(root: Path) -> None:
    for before in ("2024-06-01,5", "2025-06-01,5", "2025-06-01,3"):
        replaced("data/organisations/organisations.csv", before, ",")(root)


def touched(root: Path) -> None:
    with (root / "site/404.html").open("a", encoding="utf-8") as file:
        file.write("<p>x</p>")
    EDITS["text of one record"](root)


def forgotten(root: Path) -> None:
    next((root / ".cache/sites").glob("*.beside")).write_text("{", encoding="utf-8")
    EDITS["text of one record"](root)


MKDOCS: dict[str, Callable[[Path], None]] = {
    "a page gone": gone,
    "a page by hand": by_hand,
    "a calendar gone": no_terms,
    "a file of the site": touched,
    "what is kept": forgotten,
    "facts on every page": EDITS["name of the site"],
    "a setting": EDITS["settings"],
    "the Markdown": replaced("mkdocs.yml", "  - tables\n", "  - tables\n  - smarty\n"),
    "a menu": unregistered,
    "a link into a page": replaced("content/notices/huiyi.md", "请全体", "[请](#top)全体"),
    "a heading more": replaced("content/notices/huiyi.md", "请全体", "#### 要求\n\n请全体"),
}  # fmt: skip


@pytest.mark.parametrize("edit", [pytest.param(edit, id=name) for name, edit in MKDOCS.items()])
def test_all_else_is_built_by_mkdocs(
    root: Path, edit: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    made = site.mkdocs.build
    monkeypatch.setattr(
        site.mkdocs, "build", lambda *given: (asked.append(1), made(*given))[1], raising=False
    )
    edit(root)
    again = build(root)
    assert asked
    assert again == clean(root)


def test_a_link_to_a_heading_that_an_edit_removes_is_told(tmp_path: Path) -> None:
    root = small.site(
        tmp_path / "root", {**small.FILES, "content/about.md": BY_HAND.format(id="要求")}
    )
    replaced("content/notices/huiyi.md", "请全体党员参加", HEADING)(root)
    build(root)
    replaced("content/notices/huiyi.md", HEADING, "请全体党员参加")(root)
    done = sites.run("build", "-C", root, "--today", cases.TODAY.isoformat())
    assert done.exit_code == 1
    assert "那一页上没有这个标题" in done.output


def test_mkdocs_is_not_even_loaded(root: Path) -> None:
    RECORDS["text of one record"](root)
    day = cases.TODAY.isoformat()
    assert "mkdocs" not in loaded("build", "-C", str(root), "--today", day)
    assert "两段" in (root / "site/articles/kaigong.html").read_text(encoding="utf-8")


def test_nearly_all_pages_of_the_example_can_be_filled_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[site.Made] = []
    before = site.build
    monkeypatch.setattr(site, "build", lambda *given: (made.append(before(*given)), made[0])[1])
    day = str(repository.TODAY)
    done = sites.run("build", "-C", repository.ROOT, "--today", day, "--output", tmp_path / "site")
    assert done.exit_code == 0, done.output
    known = made[0].shell.known
    assert [name for name, parts in known.frames.items() if parts is None] == []
