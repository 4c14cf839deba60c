"""Pieces of work done by processes of their own give what they give in turn."""

import os

import pytest

from generator import together
from generator.workers import MANY, workers


@pytest.mark.parametrize("cores", [1, 2])
@pytest.mark.parametrize("pieces", [0, 1, MANY - 1, MANY])
def test_results_come_in_order(monkeypatch: pytest.MonkeyPatch, cores: int, pieces: int) -> None:
    monkeypatch.setattr(together, "cores", lambda: cores)
    with workers(pieces) as each:
        assert list(each(divmod_ten, range(pieces))) == [divmod(one, 10) for one in range(pieces)]


def divmod_ten(number: int) -> tuple[int, int]:
    return divmod(number, 10)


def process(_: int) -> int:
    return os.getpid()


def test_many_are_done_beside_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "cores", lambda: 2)
    with workers(MANY) as each:
        assert os.getpid() not in set(each(process, range(MANY)))


def refused(number: int) -> int:
    raise ValueError(str(number))


def test_what_a_piece_raises_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "cores", lambda: 2)
    with pytest.raises(ValueError, match="0"), workers(MANY) as each:
        list(each(refused, range(MANY)))
