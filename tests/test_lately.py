"""What builds keep is bounded by use: what is used stays, what nobody has used for long goes."""

import os
import time
from pathlib import Path

import pytest

from generator import lately
from tests import cases, sites, small

OLD = time.time() - lately.LONG - lately.DAY


def put(path: Path, *, age: float = OLD) -> Path:
    sites.put(path, path.name.encode())
    os.utime(path, (age, age))
    return path


def test_only_what_nobody_has_used_for_long_goes(tmp_path: Path) -> None:
    old, deep = put(tmp_path / "a/old"), put(tmp_path / "a/deep/er/old")
    read = put(tmp_path / "a/read")
    recent = put(tmp_path / "a/recent", age=OLD + 2 * lately.DAY)
    elsewhere = put(tmp_path / "b/old")
    lately.used(read, tmp_path / "a/nothing")
    lately.clear([tmp_path / "a", tmp_path / "nothing"])
    assert [path.exists() for path in (old, deep, read, recent, elsewhere)] == [
        *(False, False, True, True, True)
    ]  # fmt: skip
    assert read.read_bytes() == b"read"


def test_a_use_is_told_once_a_day(tmp_path: Path) -> None:
    file = put(tmp_path / "file", age=time.time() - lately.DAY / 2)
    before = file.stat().st_mtime
    lately.used(file)
    assert file.stat().st_mtime == before


def test_a_file_that_comes_into_use_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = put(tmp_path / "file")
    rename = Path.rename

    def used_just_before(self: Path, target: Path) -> Path:
        if self == file:
            os.utime(self)
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", used_just_before)
    lately.clear([tmp_path])
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("call", ["stat", "rename", "unlink"])
def test_what_cannot_be_removed_breaks_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    put(tmp_path / "file")

    def refused(self: Path, *given: object, **more: object) -> None:
        raise PermissionError(self)

    monkeypatch.setattr(Path, call, refused)
    lately.clear([tmp_path])
    lately.used(tmp_path / "file")


@pytest.mark.slow
def test_a_build_keeps_what_its_site_is_made_from(tmp_path: Path) -> None:
    root = small.site(tmp_path / "root")
    day = cases.TODAY.isoformat()

    def build(*more: str) -> None:
        done = sites.run("build", "-C", root, "--today", day, *more)
        assert done.exit_code == 0, done.output

    def cached() -> set[Path]:
        # A process reads a template once; those of the next one are made again.
        found = (path for path in (root / ".cache").rglob("*") if path.is_file())
        return {path for path in found if path.parent.name != "templates"}

    build()
    before = cached()
    for path in before:
        os.utime(path, (OLD, OLD))
    lost = [
        put(root / ".cache" / name)
        for name in (
            *("markup/0.json", "privacy/0.json", "files/00/0.pdf", "photos/00/0/480.webp"),
            *("templates/__jinja2_0.cache", "sites/0.json", "pages/0", "clean/0"),
        )
    ]
    foreign = put(root / ".cache/pip/wheel")
    build("--strict")
    assert not any(path.exists() for path in lost)
    assert cached() == before | {foreign}
    site = sites.tree(root / "site")
    assert any(name.endswith(".webp") for name in site)
    build()
    assert sites.tree(root / "site") == site
