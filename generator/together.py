"""Pieces of work done side by side, in copies of this process where the system makes them cheaply.

A copy sees all that is in memory here, so that nothing but its result has to be handed over. Where
there are no copies the work is done in turn; the results are the same.
"""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, TypeVar

T = TypeVar("T")

MANY = 3_000
"""Of how many records or pages on a copy is worth its start."""


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def hands() -> int:
    """How many pieces can be done at once: a copy of a process in which threads run may hang."""
    return cores() if sys.platform == "linux" and threading.active_count() == 1 else 1


def parts(of: Sequence[T], number: int) -> list[Sequence[T]]:
    """A row cut into pieces of about the same length, in order."""
    cuts = [len(of) * place // number for place in range(number + 1)]
    return [of[start:end] for start, end in pairwise(cuts)]


def run(works: Sequence[Callable[[], T]]) -> list[T]:
    """The results in order, the first made here; raises what the first that failed has raised."""
    if hands() == 1:
        return [work() for work in works]
    first, *others = works
    copies = multiprocessing.get_context("fork")
    lines = [copies.Pipe(duplex=False) for _ in others]
    helpers = [
        copies.Process(target=tell, args=(line[1], work), daemon=True)
        for line, work in zip(lines, others, strict=True)
    ]
    for helper in helpers:
        helper.start()
    for _, end in lines:
        end.close()
    try:
        results = [first()]
        for line, _ in lines:
            done, told = line.recv()
            if not done:
                raise told
            results.append(told)
    finally:
        for helper in helpers:
            helper.terminate()
            helper.join()
    return results


def tell(line: Any, work: Callable[[], T]) -> None:
    """Hand over the result of a piece of work, or what it raised."""
    try:
        told = True, work()
    except Exception as error:  # noqa: BLE001 - it is raised again where the work was asked for
        told = False, error  # type: ignore[assignment]
    line.send(told)
    line.close()
