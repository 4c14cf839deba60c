"""The files under a folder, while others write there."""

from pathlib import Path

from generator import walk


def test_files_stand_in_a_fixed_order_and_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/c.txt", "a.txt", "d.txt"):
        (tmp_path / name).write_text("好", encoding="utf-8")
    (tmp_path / "e").symlink_to(tmp_path / "b")
    assert [name for name, _ in walk.files(str(tmp_path))] == ["a.txt", "b/c.txt", "d.txt", "e"]


def test_what_goes_meanwhile_is_not_there(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("好", encoding="utf-8")
    found = walk.files(str(tmp_path))
    assert next(found)[0] == "a.txt"
    (tmp_path / "b.txt").unlink()
    assert [name for name, _ in found] == ["c.txt"]


def test_a_place_without_a_folder_has_no_files(tmp_path: Path) -> None:
    assert list(walk.files(str(tmp_path / "a"))) == []
