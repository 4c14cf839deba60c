"""What markup finds in a text is kept by that text and that program, and by nothing else."""

from pathlib import Path

import pytest

from generator.pipeline import limits, looked, markup

TEXTS = ("甲 <script>x</script>", "![甲](https://a.b/c.png)", "甲 <b>乙</b>", "<" * 300_000, "甲")


def kept(root: Path) -> list[Path]:
    return sorted((root / looked.CACHE).glob("*"))


@pytest.mark.parametrize("text", TEXTS)
def test_it_finds_what_markup_finds(text: str, tmp_path: Path) -> None:
    for _ in range(2):
        assert looked.look(text, tmp_path) == markup.look(text)
    assert looked.look(text, None) == markup.look(text)


def test_nothing_is_converted_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(markup, "look", lambda text: asked.append(text) or ())
    for text in ("<b>", "<i>", "<b>", "甲"):
        assert looked.look(text, tmp_path) == ()
    assert asked == ["<b>", "<i>"]


@pytest.mark.parametrize("damage", ["", "[[", "[[1]]", '[["x", "", false]]', "{}x", "3"])
def test_what_is_kept_may_be_damaged(damage: str, tmp_path: Path) -> None:
    said = looked.look(TEXTS[0], tmp_path)
    (place,) = kept(tmp_path)
    place.write_text(damage, encoding="utf-8")
    assert looked.look(TEXTS[0], tmp_path) == said == markup.look(TEXTS[0])


def test_a_site_that_nobody_may_write_to_is_looked_at_too(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file in the place of the folder", encoding="utf-8")
    assert looked.look(TEXTS[0], tmp_path) == markup.look(TEXTS[0])


def test_another_program_looks_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked.look(TEXTS[0], tmp_path)
    monkeypatch.setattr(looked, "version", lambda name: "another")
    looked.program.cache_clear()
    looked.look(TEXTS[0], tmp_path)
    monkeypatch.undo()
    looked.program.cache_clear()
    assert len(kept(tmp_path)) == 2


def test_a_fault_of_a_text_is_told(tmp_path: Path) -> None:
    assert looked.look("甲" * (limits.LONGEST + 1), tmp_path)
    assert kept(tmp_path) == []
