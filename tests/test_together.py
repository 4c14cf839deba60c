"""Pieces of work side by side give what they give in turn."""

import os
import sys
import threading
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import together
from tests import small


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


def test_a_process_in_which_threads_run_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "cores", lambda: 4)
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    assert together.hands() == 1
    ended.set()
    thread.join()


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
