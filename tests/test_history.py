"""When a line was last changed, as git knows it."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator import history
from generator.diagnostics import Location
from generator.pipeline.memory import Memo


def git(root: Path, *arguments: str, day: str = "2026-05-18T09:00:00+08:00") -> None:
    names = {
        f"GIT_{who}_{what}": "t" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    dates = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
    subprocess.run(
        ["git", "-C", root, *arguments],
        check=True,
        capture_output=True,
        env=os.environ | names | dates,
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    root = tmp_path / "checkout"
    root.mkdir()
    git(root, "init", "-q")
    (root / "a.csv").write_text("编号\n甲\n乙\n", encoding="utf-8")
    (root / "b.md").write_text("---\n标题: 一\n---\n正文\n", encoding="utf-8")
    git(root, "add", ".")
    git(root, "commit", "-qm", "one")
    (root / "a.csv").write_text("编号\n甲\n丙\n", encoding="utf-8")
    (root / "b.md").write_text("---\n标题: 一\n---\n改了\n", encoding="utf-8")
    git(root, "commit", "-qam", "two", day="2026-06-01T23:30:00+00:00")
    return root


def test_each_row_has_its_own_day(checkout: Path) -> None:
    changed = history.changes(checkout)
    assert changed(Location("a.csv", 2, 1, 2)) == date(2026, 5, 18)
    assert changed(Location("a.csv", 3, 1, 3)) == date(2026, 6, 2)


def test_a_page_has_the_day_of_its_newest_line(checkout: Path) -> None:
    assert history.changes(checkout)(Location("b.md", 2, 1, last=4)) == date(2026, 6, 2)


def test_what_git_does_not_know_has_no_day(checkout: Path, tmp_path: Path) -> None:
    (checkout / "a.csv").write_text("编号\n甲\n丁\n", encoding="utf-8")
    changed = history.changes(checkout)
    assert changed(Location("a.csv", 3, 1, 3)) is None
    assert changed(Location("none.csv", 1)) is None
    assert history.changes(tmp_path)(Location("a.csv", 2)) is None


def test_a_shallow_clone_names_no_days(checkout: Path, tmp_path: Path) -> None:
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", checkout.as_uri(), str(shallow))
    assert history.changes(shallow)(Location("a.csv", 2, 1, 2)) is None


def test_what_is_remembered_is_what_git_would_tell(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def git_(root: Path, *arguments: str) -> str:
        asked.append(arguments[0])
        return tell(root, *arguments)

    tell = history._git  # noqa: SLF001 - what is counted are its calls
    monkeypatch.setattr(history, "_git", git_)
    memo = Memo()
    places = [
        Location("a.csv", 2, 1, 2),
        Location("a.csv", 3, 1, 3),
        Location("b.md", 2, 1, last=4),
    ]

    def told(recall: history.Recall) -> tuple[object, ...]:
        changed = history.changes(checkout, recall)
        return *map(changed, places), history.added(checkout, "a.csv", recall)

    def check(times: int) -> None:
        asked.clear()
        remembered = told(memo.get)
        assert sum(one in ("blame", "log") for one in asked) == times
        assert remembered == told(history.anew)

    check(3)
    check(0)
    (checkout / "a.csv").write_text("编号\n甲\n丁\n", encoding="utf-8")
    (checkout / "b.md").write_text("正文\n", encoding="utf-8")
    check(1)
    git(checkout, "commit", "-qam", "three", day="2026-07-01T09:00:00+08:00")
    check(3)
    (checkout / "a.csv").unlink()
    check(1)
