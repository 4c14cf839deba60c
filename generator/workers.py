"""Pieces of work done by processes of their own, which share nothing with this one, on any system."""

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeAlias

from . import together

MANY = 40
"""Pieces, of some hundredths of a second each, from which such processes are worth their start."""

Map: TypeAlias = Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]]
"""Has a function that can be found by its name done to each of some things; gives the results in order."""


@contextmanager
def workers(pieces: int) -> Iterator[Map]:
    """What does so many pieces of work, in turn where they are few."""
    number = min(together.cores(), pieces)
    if pieces < MANY or number == 1:
        yield map
        return
    pool = ProcessPoolExecutor(number, multiprocessing.get_context("spawn"), _begin)
    try:
        yield pool.map
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Leave it to the process that asked to say that somebody has stopped it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
