"""An edit in the texts of articles alone is built past the pipeline, with the bytes of a clean build."""

import ast
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import generator
from generator import kinds
from generator.cli import making
from generator.kinds.notices.model import NoticePerson
from generator.kinds.organisations.model import Person
from generator.pipeline.gather import gather
from tests import cases, sites
from tests.leaks import values
from tests.test_again import built, clean
from tests.test_history import git
from tests.test_incremental import EDITS, build, replaced

pytestmark = pytest.mark.slow

RANDOM = Random(1)  # noqa: S311 - numbers of nobody

ARTICLE = "content/articles/kaigong.md"
HEAD = "---\n标题: 学习会\n栏目: 工作动态\n摘要: 一次学习\n发布日期: 2026-05-02\n公开范围: 社会\n---\n\n"
LINKED = HEAD + "学习《[会议](../notices/huiyi.md)》。\n\n## 内容\n\n好。\n"

PICTURE = "![修好的路](../showcases/photos/road.png)"
PICTURED = f"{HEAD}{PICTURE}\n\n修好了。\n\n{PICTURE}\n{PICTURE}\n\n再看{PICTURE}一眼，\n都好。\n"

finished = replaced(ARTICLE, "完。", "完了。")

TEXTS: dict[str, Callable[[Path], None]] = {
    "a word": replaced(ARTICLE, "三段", "两段"),
    "a table": replaced(
        ARTICLE, "施工。", "施工。\n\n| 段 | 长 |\n| --- | --- |\n| 东 | **3** |\n\n完。"
    ),
    "a heading": replaced(ARTICLE, "## 安排", "## 分工"),
    "a list": replaced(ARTICLE, "完。", "- 一\n- 二\n\n完。"),
    "words that a rule looks at": replaced(ARTICLE, "- 一", "- 一是修路"),
    "a text with links": replaced("content/articles/hui.md", "好。", "很好，*大家*都说。"),
    "words between pictures": replaced(
        "content/articles/lu.md", "修好了。", "修好了！\n\n**通车了。**"
    ),
    "two at once": lambda root: (
        finished(root),
        replaced("content/articles/hui.md", "很", "")(root),
    )[1],
}
"""Edits of texts, one after the other."""


def more(root: Path) -> None:
    (root / "content/articles/hui-2.md").write_text(LINKED, encoding="utf-8")


def broken(root: Path) -> None:
    left = next((root / ".cache/sites").glob("*.left"))
    left.write_bytes(left.read_bytes()[:-1])
    TEXTS["a word"](root)


def touched(root: Path) -> None:
    with (root / "site/manifest.json").open("a", encoding="utf-8") as file:
        file.write(" ")
    TEXTS["a word"](root)


def unread(root: Path) -> None:
    (root / ".cache/search.sqlite").unlink()
    TEXTS["a word"](root)


WHOLE: dict[str, Callable[[Path], None]] = {
    "a title": replaced("content/articles/hui.md", "标题: 学习会", "标题: 大学习会"),
    "a link more": replaced(ARTICLE, "三段", "[三段](../notices/huiyi.md)"),
    "a link less": replaced("content/articles/hui.md", "[会议](../notices/huiyi.md)", "会议"),
    "a link to a heading": replaced(ARTICLE, "三段", "[三段](#top)"),
    "words beside a picture": replaced("content/articles/lu.md", "再看", "再来看"),
    "a picture more": replaced(ARTICLE, "今天", f"{PICTURE}\n\n今天"),
    "a picture less": replaced("content/articles/lu.md", f"{PICTURE}\n{PICTURE}", PICTURE),
    "a heading more": replaced(ARTICLE, "今天", "### 开工\n\n今天"),
    "a comment": replaced(ARTICLE, "三段", "三段<!-- 待定 -->"),
    "wrong words": replaced(ARTICLE, "三段", "三段（浙委发[2020]3号）"),
    "blanks before it": replaced("content/articles/hui.md", "---\n\n学习", "---\n\n\n学习"),
    "hardship beside nobody": replaced(ARTICLE, "三段", "三段，有低保的优先"),
    "the text of a notice": EDITS["text of one record"],
    "a record more": more,
    "two sorts of files": lambda root: (TEXTS["a word"](root), EDITS["settings"](root))[1],
    "what is left": broken,
    "what search has read": unread,
    "a file of the site": touched,
}
"""Edits after which the whole site has to be checked and built."""


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site that has been built."""
    texts = {"content/articles/hui.md": LINKED, "content/articles/lu.md": PICTURED}
    return built(tmp_path_factory.mktemp("once"), texts)


@pytest.fixture
def root(once: Path, tmp_path: Path) -> Path:
    """Return that site, to be edited."""
    shutil.copytree(once, tmp_path / "root")
    return tmp_path / "root"


@pytest.fixture
def wholes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list with an entry for each site that is built whole."""
    asked: list[int] = []
    made = making.make
    monkeypatch.setattr(
        making, "make", lambda *given, **more: (asked.append(1), made(*given, **more))[1]
    )
    return asked


def test_texts_are_changed_as_a_clean_build_would(root: Path, wholes: list[int]) -> None:
    for name, edit in TEXTS.items():
        edit(root)
        again = build(root)
        assert not wholes, name
        whole = clean(root)
        wholes.clear()
        assert again.keys() == whole.keys(), name
        assert [one for one in whole if again[one] != whole[one]] == [], name
    # The next builds take up what was made so.
    assert build(root) == again
    assert not wholes
    EDITS["text of one record"](root)
    assert build(root) == clean(root)


@pytest.mark.parametrize("edit", [pytest.param(edit, id=name) for name, edit in WHOLE.items()])
def test_all_else_is_built_whole(
    root: Path, edit: Callable[[Path], None], wholes: list[int]
) -> None:
    edit(root)
    again = build(root)
    assert wholes
    assert again == clean(root)


def test_what_is_private_stops_a_build(root: Path) -> None:
    before = sites.tree(root / "site")
    replaced(ARTICLE, "三段", f"三段，联系电话{values.mobile(RANDOM)}")(root)
    done = sites.run("build", "-C", root, "--today", cases.TODAY.isoformat())
    assert done.exit_code == 1
    assert "手机" in done.output
    assert sites.tree(root / "site") == before


def test_only_public_names_are_kept(root: Path) -> None:
    entries = gather(root, kinds.find()).entries
    names = {one.value.name for model in (Person, NoticePerson) for one in entries[model]}
    shown = "".join(one.read_text(encoding="utf-8") for one in (root / "site").rglob("*.html"))
    told = next((root / ".cache/sites").glob("*.left")).read_bytes()
    hidden = {one for one in names if one not in shown}
    assert hidden
    assert [one for one in hidden if one.encode() in told] == []


def test_another_day_is_built_whole(root: Path, wholes: list[int]) -> None:
    TEXTS["a word"](root)
    build(root, "2026-06-20")
    assert wholes


def test_the_day_of_the_last_change_follows_git(
    root: Path, tmp_path: Path, wholes: list[int]
) -> None:
    git(root, "init", "-q")
    git(root, "add", "content", "data", "mkdocs.yml", "theme_overrides")
    git(root, "commit", "-qm", "one")
    build(root)
    steps: list[tuple[Callable[[Path], None], bool]] = [
        (TEXTS["a word"], False),  # It has no day as long as it is not committed.
        (replaced(ARTICLE, "两段", "四段"), False),
        (commit, True),  # The day comes with no change of the text.
        (both, False),
    ]
    for number, (edit, whole) in enumerate(steps):
        wholes.clear()
        edit(root)
        again = build(root)
        assert bool(wholes) == whole, number
        assert again == clean(root), number
    assert "最后修改" in (root / "site/articles/kaigong.html").read_text(encoding="utf-8")


def commit(root: Path) -> None:
    git(root, "commit", "-qam", "two", day="2026-05-20T09:00:00+08:00")


def both(root: Path) -> None:
    replaced(ARTICLE, "四段", "五段")(root)
    git(root, "commit", "-qam", "three", day="2026-05-21T09:00:00+08:00")


PARTS = (
    *("# 一", "**三段**", "- 项", "1. 项", "> 说", "`码`", "会\\*", "[a]", "甲", "\t四"),
    *("| 甲 | 乙 |\n| - | - |\n| 1 | 2 |", "*[甲]: 乙", "[^1]: 注", "说[^1]"),
    *("{ #top }", "<b>字</b>"),
)


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(body=st.lists(st.sampled_from(PARTS), min_size=1, max_size=6).map("\n\n".join))
def test_any_text_gives_the_bytes_of_a_clean_build(root: Path, body: str) -> None:
    whole = (root / ARTICLE).read_text(encoding="utf-8")
    front, _, _ = whole.rpartition("---\n")
    (root / ARTICLE).write_text(f"{front}---\n\n{body}\n", encoding="utf-8")
    folder = root.with_name("clean")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(
        root, folder, ignore=lambda at, names: {".cache", "site"} if Path(at) == root else ()
    )
    day = cases.TODAY.isoformat()
    again, anew = (sites.run("build", "-C", one, "--today", day) for one in (root, folder))
    assert again.exit_code == anew.exit_code
    if again.exit_code == 0:
        assert sites.tree(root / "site") == sites.tree(folder / "site")


def test_texts_of_articles_are_read_where_they_may_be() -> None:
    """All else could show or judge an old text: see `Collection.prose`."""
    package = Path(generator.__file__).parent
    readers = {
        path.relative_to(package).as_posix()
        for folder in ("kinds", "pipeline")
        for path in (package / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if "body" in (getattr(node, "attr", ""), getattr(node, "value", ""))
    }
    assert readers == {
        "kinds/articles/rules.py",  # Only whether there is anything but comments.
        "kinds/articles/view.py",  # Only on its own page.
        "kinds/institutions/view.py",
        "kinds/ledger/model/content.py",  # Of notices and institutions.
        "kinds/notices/privacy.py",
        "kinds/notices/rules_content.py",
        "kinds/notices/view_notice.py",
        "kinds/showcases/view.py",
        "pipeline/bodies.py",
        "pipeline/checking.py",
    }
