"""Pieces of work side by side give what they give in turn."""

import errno
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from unittest.mock import ANY

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator import kinds, pipeline, together
from generator.contract import Page, Task
from generator.diagnostics import Diagnostic, Location
from generator.handed import Handed
from generator.pipeline import rulings
from generator.workspace import Workspace
from generator.world import World
from tests import cases, small


def who(number: int) -> tuple[int, int]:
    return number, os.getpid()


def fail(told: str) -> int:
    raise ValueError(told)


@given(st.lists(st.integers()), st.integers(1, 9))
def test_pieces_are_the_whole_in_order(row: list[int], number: int) -> None:
    pieces = together.parts(row, number)
    assert [one for piece in pieces for one in piece] == row
    assert max(map(len, pieces)) - min(map(len, pieces)) <= 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux makes copies")
def test_results_come_in_order_from_copies_of_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "hands", lambda: 3)
    results = together.run([partial(who, number) for number in range(3)])
    assert [number for number, _ in results] == [0, 1, 2]
    assert results[0][1] == os.getpid()
    assert len({process for _, process in results}) == 3


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("place", [0, 1])
def test_what_a_piece_raises_is_raised(
    monkeypatch: pytest.MonkeyPatch, number: int, place: int
) -> None:
    monkeypatch.setattr(together, "hands", lambda: number)
    works = [partial(who, 1), partial(who, 2)]
    works[place] = partial(fail, "坏")  # type: ignore[assignment,arg-type]
    with pytest.raises(ValueError, match="坏"):
        together.run(works)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux makes copies")
def test_what_is_done_meanwhile_ends_with_its_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "hands", lambda: 2)
    with together.beside(partial(who, 1)) as told:
        assert told() == (1, ANY)
    with together.beside(partial(fail, "坏")):
        pass  # Nobody has asked.
    begun = time.monotonic()
    with together.beside(partial(time.sleep, 60)):
        assert len(multiprocessing.active_children()) == 1
    assert time.monotonic() - begun < 30
    assert not multiprocessing.active_children()


def test_what_nobody_asks_for_is_not_done_without_a_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "hands", lambda: 1)
    with together.beside(partial(fail, "坏")):
        pass
    with together.beside(partial(who, 1)) as told:
        assert told() == (1, os.getpid())


def test_what_works_apart_tells_on_its_way_and_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    def work(tell: Callable[..., None]) -> tuple[int, list[tuple[int, int]]]:
        tell("read", 1)
        inner = together.run([partial(who, number) for number in range(2)])
        tell("done", 2)
        return os.getpid(), inner

    for number in (1, 2):
        heard: list[tuple[object, ...]] = []
        monkeypatch.setattr(together, "hands", lambda number=number: number)
        process, inner = together.apart(work, lambda *told: heard.append(told))  # noqa: B023 - used at once
        assert heard == [("read", 1), ("done", 2)]
        assert (process == os.getpid()) == (number == 1)
        assert [one for one, _ in inner] == [0, 1]
        assert len({other for _, other in inner}) == number


@pytest.mark.parametrize("number", [1, 2])
def test_what_is_raised_apart_is_raised_here(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(together, "hands", lambda: number)
    with pytest.raises(ValueError, match="坏"):
        together.apart(lambda _: fail("坏"), print)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux makes copies")
def test_a_copy_that_the_system_ends_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "hands", lambda: 2)
    short = pytest.raises(OSError, match=os.strerror(errno.ENOMEM))
    with short:
        together.apart(lambda _: os.kill(os.getpid(), signal.SIGKILL), print)
    with short, together.beside(lambda: os.kill(os.getpid(), signal.SIGKILL)) as told:
        told()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux makes copies")
def test_who_stops_to_hear_ends_the_copy_and_its_copies(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(together, "hands", lambda: 2)
    told: list[int] = []

    def sleep(tell: Callable[..., None]) -> None:
        tell(os.getpid())
        time.sleep(60)

    def hear(process: int) -> None:
        told.append(process)
        if len(told) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        together.apart(lambda tell: together.run([partial(sleep, tell)] * 2), hear)
    assert not any(Path(f"/proc/{one}").exists() for one in told)
    assert capfd.readouterr() == ("", "")


def test_what_copies_hand_over_is_read_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(together, "hands", lambda: 3)
    handed = [Handed[str](tmp_path / "cache") for _ in range(4)]
    parts = together.parts([str(number) for number in range(2000)], 3)
    works = [partial(one.put, part) for one, part in zip(handed, parts, strict=False)]
    assert together.run(works) == [(), (), ()]
    assert [one for each in handed for one in each] == [str(number) for number in range(2000)]
    assert not any((tmp_path / "cache").iterdir())


def test_a_process_in_which_threads_run_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "cores", lambda: 4)
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    assert together.hands() == 1
    ended.set()
    thread.join()


def test_a_site_made_apart_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    space = Workspace(small.write(tmp_path, small.FILES), cases.TODAY)
    monkeypatch.setattr(together, "MANY", 0)
    outcomes, stages = [], []
    for number in (1, 2, 3):
        heard: list[str] = []
        monkeypatch.setattr(together, "hands", lambda number=number: number)
        outcomes.append(space.run_apart(lambda stage, *_: heard.append(stage)))  # noqa: B023 - used at once
        stages.append(set(heard))
    assert outcomes[0].pages
    assert outcomes[0] == outcomes[1] == outcomes[2]
    assert stages[0] == stages[1] == stages[2] == {"read", "judge", "leaks", "view", "render"}


def test_a_site_is_the_same_in_any_number_of_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = small.write(tmp_path, small.FILES)
    monkeypatch.setattr(together, "MANY", 0)
    outcomes = []
    for number in (1, 2, 3):
        monkeypatch.setattr(together, "hands", lambda number=number: number)
        outcomes.append(small.run(root))
    first = outcomes[0]
    assert first.pages
    assert first.diagnostics
    assert all(one.pages == first.pages for one in outcomes)
    assert all(one.diagnostics == first.diagnostics for one in outcomes)


WRONG = {
    "data/glossary/terms.csv": "编号,名词,类别,解释\nindex,索引,生活,一\n",
    "content/about.md": "# 关于\n\n[没有](nowhere.md)\n",
}
"""Faults that only the pages of a site show."""


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("files", [{}, WRONG])
def test_a_check_without_pages_finds_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], number: int
) -> None:
    space = Workspace(small.write(tmp_path, {**small.FILES, **files}), cases.TODAY)
    monkeypatch.setattr(together, "hands", lambda: number)
    whole, seen = space.check(), space.check(pages=False)
    assert seen.diagnostics == whole.diagnostics
    assert (seen.tasks, seen.assets, seen.ok) == (whole.tasks, whole.assets, whole.ok)
    values = [
        [entry.value for group in one.visible.entries.values() for entry in group]
        for one in (seen, whole)
    ]
    assert values[0] == values[1]
    assert any(one.code == "pages/reserved-id" for one in seen.diagnostics) == bool(files)


@pytest.mark.parametrize("number", [1, 2])
def test_what_is_shown_of_unsound_records_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def view(world: World) -> Iterator[Page]:
        if world.today == cases.TODAY:
            raise RecursionError
        yield from ()

    def judge(world: World) -> tuple[tuple[Diagnostic, ...], tuple[Task, ...]]:
        return (fault,) if unsound else (), ()

    fault = Diagnostic("source/single", "坏", Location("x"))
    root = small.write(tmp_path, small.FILES)
    found = [replace(kind, view=view) for kind in kinds.find()]
    asked = pipeline.Asked(cases.TODAY, pages=False)
    monkeypatch.setattr(together, "hands", lambda: number)
    monkeypatch.setattr(rulings, "judge", judge)
    unsound = True
    assert fault in pipeline.check(root, found, asked, partial(small.derive, root)).diagnostics
    unsound = False
    with pytest.raises(RecursionError):
        pipeline.check(root, found, asked, partial(small.derive, root))
