"""Writing: only what differs, and a finished tree or none at all."""

import os
from pathlib import Path

import pytest

from generator import write


def test_text_is_written_once(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b.md"
    assert write.text(file, "甲\n")
    assert not write.text(file, "甲\n")
    assert write.text(file, "乙\n")
    assert file.read_bytes() == "乙\n".encode()


def test_a_finished_tree_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write.text(site / "old.html", "old")
    write.text(site / ".gitignore", "*\n")
    with write.replacing(site, tmp_path / "scratch") as folder:
        write.text(folder / "new.html", "new")
        assert (site / "old.html").is_file()
    assert sorted(path.name for path in site.iterdir()) == [".gitignore", "new.html"]
    assert list((tmp_path / "scratch").iterdir()) == []


def test_a_failed_build_leaves_the_old_tree(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write.text(site / "old.html", "old")

    def build() -> None:
        with write.replacing(site, tmp_path / "scratch") as folder:
            write.text(folder / "new.html", "new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        build()
    assert [path.name for path in site.iterdir()] == ["old.html"]
    assert list((tmp_path / "scratch").iterdir()) == []


def test_there_need_be_no_old_tree(tmp_path: Path) -> None:
    with write.replacing(tmp_path / "site", tmp_path / "scratch") as folder:
        write.text(folder / "new.html", "new")
    assert (tmp_path / "site" / "new.html").read_text(encoding="utf-8") == "new"


def test_what_a_killed_build_left_is_removed_after_a_day(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    for name, age in (("build-old", 2 * write.DAY), ("build-new", 60)):
        write.text(scratch / name / "x.html", "x")
        seen = (scratch / name).stat().st_mtime - age
        os.utime(scratch / name, (seen, seen))
    with write.replacing(tmp_path / "site", scratch):
        pass
    assert [path.name for path in scratch.iterdir()] == ["build-new"]
