"""A build where copies of the last site and of the cache lie, as in CI, takes what has not changed."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.engine import pages, site
from tests import cases, sites, small

pytestmark = pytest.mark.slow

PAGE = "site/notices/huiyi.html"


def build(root: Path) -> str:
    done = sites.run("build", "-C", root, "--today", cases.TODAY.isoformat(), "--profile")
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small.site(tmp_path_factory.mktemp("first") / "root")
    build(root)
    return root


@pytest.fixture
def copied(built: Path, tmp_path: Path) -> Path:
    """Return a copy in another folder; all files are younger there."""
    return shutil.copytree(built, tmp_path / "another", copy_function=shutil.copyfile)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of the pages that are made, which grows with each."""
    names: list[str] = []
    before = pages.PlainPage.render

    def counted(self: pages.PlainPage, *given: object) -> None:
        names.append(self.file.src_uri)
        before(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(pages.PlainPage, "render", counted)
    return names


def edit(root: Path) -> None:
    path = root / "content/notices/huiyi.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("请全体党员参加", "请全体党员按时参加"), encoding="utf-8")


def test_all_but_what_has_changed_is_taken(copied: Path, built: Path) -> None:
    edit(copied)
    site = copied / "site"
    before = {page: page.stat().st_ino for page in site.rglob("*.html")}
    build(copied)
    changed = [page for page, inode in before.items() if page.stat().st_ino != inode]
    assert changed == [site / "notices/huiyi.html"]
    again = sites.tree(copied / "site")
    clean = copied.with_name("clean")
    shutil.copytree(copied, clean, ignore=shutil.ignore_patterns("site", ".cache"))
    # The kind of that name has a folder called `site` too.
    shutil.copytree(built / "data", clean / "data", dirs_exist_ok=True)
    build(clean)
    assert sites.tree(clean / "site") == again


def test_what_was_altered_on_the_way_is_made_anew(
    copied: Path, built: Path, made: list[str]
) -> None:
    page = copied / PAGE
    altered = page.read_bytes().replace("党员".encode(), "党団".encode())
    assert altered != page.read_bytes()
    page.write_bytes(altered)
    was = (built / PAGE).stat()
    os.utime(page, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert page.stat().st_size == was.st_size
    build(copied)
    assert made == ["notices/huiyi.md"]
    assert sites.tree(copied / "site") == sites.tree(built / "site")


def test_where_nothing_has_changed_nothing_is_made(copied: Path, built: Path) -> None:
    said = build(copied)
    assert "没有改动" in said
    assert str(copied / "site") in said
    assert str(built) not in said
    assert "没有改动" in build(copied)
    edit(copied)
    assert "没有改动" not in build(copied)


def test_a_site_that_was_altered_is_not_thought_whole(copied: Path) -> None:
    whole = sites.tree(copied / "site")
    for name in (PAGE, "site/manifest.json"):
        path = copied / name
        path.write_bytes(path.read_bytes()[:-2] + b"\n\n\n"[:2])
        assert "没有改动" not in build(copied)
        assert sites.tree(copied / "site") == whole
    (copied / "site/.gitignore").write_text("*\n", encoding="utf-8")
    assert "没有改动" in build(copied)


def test_the_last_look_is_not_spared_for_what_git_keeps(copied: Path) -> None:
    mine = copied / "site/.gitignore"
    mine.write_text("联系人张三 身份证号 11010519491231002X\n", encoding="utf-8")
    build(copied)
    record = next((copied / ".cache/sites").glob("*.json")).read_text(encoding="utf-8")
    assert ".gitignore" not in record


def test_what_changes_while_a_site_is_made_is_made_again(
    copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(copied)
    made = site.build

    def build_and_edit(*given: Any) -> Any:
        put = made(*given)
        monkeypatch.setattr(site, "build", made)
        page = copied / "content/notices/huiyi.md"
        page.write_bytes(page.read_bytes() + "\n请准时。\n".encode())
        return put

    monkeypatch.setattr(site, "build", build_and_edit)
    build(copied)
    assert "请准时" not in (copied / PAGE).read_text(encoding="utf-8")
    assert "没有改动" not in build(copied)
    assert "请准时" in (copied / PAGE).read_text(encoding="utf-8")
    assert "没有改动" in build(copied)
