"""Work beside: done once, at once or at the end, and what goes wrong in it is told."""

import time
from functools import partial
from pathlib import Path

import pytest

from generator.engine import beside


def write(path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write("x")


def fail() -> None:
    raise ValueError("wrong")


@pytest.mark.parametrize("apart", [False, True])
def test_work_is_done_once_when_it_has_been_waited_for(tmp_path: Path, *, apart: bool) -> None:
    work = beside.Beside(partial(write, tmp_path / "done"), apart=apart)
    work.finish()
    assert (tmp_path / "done").read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("apart", [False, True])
def test_what_goes_wrong_is_told(*, apart: bool) -> None:
    work = beside.Beside(fail, apart=apart)
    with pytest.raises(ValueError, match="wrong"):
        work.finish()


def test_one_processor_does_one_thing_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "cores", lambda: 1)
    work = beside.Beside(partial(write, tmp_path / "done"), apart=True)
    assert not (tmp_path / "done").exists()
    work.finish()
    assert (tmp_path / "done").exists()


@pytest.mark.skipif(beside.cores() < 2, reason="one processor does nothing beside")
def test_work_that_is_done_is_known_and_other_work_can_be_stopped(tmp_path: Path) -> None:
    work = beside.Beside(partial(write, tmp_path / "done"), apart=True)
    while not work.done():
        time.sleep(0.01)
    assert (tmp_path / "done").exists()
    endless = beside.Beside(partial(time.sleep, 1000), apart=True)
    assert not endless.done()
    endless.stop()


def test_nothing_is_nothing() -> None:
    work = beside.idle()
    work.stop()
    work.finish()
    assert beside.cores() >= 1
