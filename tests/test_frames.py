"""Pages filled into a frame are those that the theme renders one by one."""

from pathlib import Path

import pytest

from generator import program
from generator.engine import frames
from tests import repository, sites

pytestmark = pytest.mark.slow


def built(root: Path, output: Path) -> dict[str, bytes]:
    """Every file of a site, without the list of their sums, in which nothing more stands."""
    done = sites.run("build", "-C", root, "--today", str(repository.TODAY), "--output", output)
    assert done.exit_code == 0, done.output
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*.html"))
    }


def test_the_example_is_the_same_without_frames(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[frames.Frames] = []
    before = frames.Frames.__init__
    monkeypatch.setattr(
        frames.Frames, "__init__", lambda self, *given: (made.append(self), before(self, *given))[1]
    )
    framed = built(repository.ROOT, tmp_path / "framed")
    assert made[0].known.frames
    assert all(made[0].known.frames.values())
    monkeypatch.setattr(frames, "usable", lambda custom: False)
    assert built(repository.ROOT, tmp_path / "whole") == framed
    assert not made[1].known.frames


def test_a_page_that_a_frame_would_change_is_left_to_the_theme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = sites.make(tmp_path / "site")
    whole = built(root, tmp_path / "whole")
    monkeypatch.setattr(frames.Frames, "_frame", lambda self, page, listing: ("another page",))
    assert built(root, tmp_path / "framed") == whole


def test_templates_of_others_are_not_framed(tmp_path: Path) -> None:
    assert frames.usable(None)
    assert frames.usable(str(program.theme()))
    (tmp_path / "partials").mkdir()
    assert frames.usable(str(tmp_path))
    own = tmp_path / "main.html"
    own.write_bytes((program.theme() / "main.html").read_bytes())
    assert frames.usable(str(tmp_path))
    own.write_text("{% extends 'base.html' %}", encoding="utf-8")
    assert not frames.usable(str(tmp_path))
    own.unlink()
    (tmp_path / "partials" / "own.html").write_text("x", encoding="utf-8")
    assert not frames.usable(str(tmp_path))
