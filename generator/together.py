"""Pieces of work done side by side, in copies of this process where the system makes them cheaply.

A copy sees all that is in memory here, so that nothing but its result has to be handed over. Where
there are no copies the work is done in turn; the results are the same.
"""

import errno
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar, cast

from generator import later

if TYPE_CHECKING:
    import traceback
else:
    traceback = later.module("traceback")

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
    first, *others = works
    with ExitStack() as copies:
        results = [copies.enter_context(beside(work)) for work in others]
        return [first(), *(result() for result in results)]


@contextmanager
def beside(work: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Asked for its result, a piece of work that is done meanwhile in a copy, or else when it is asked.

    The copy ends with the block, also where nobody has asked. Asking raises what the work raises,
    and OSError where the system has ended the copy, as it does when memory is short.
    """
    if hands() == 1:
        yield work
        return
    copies = multiprocessing.get_context("fork")
    line, end = copies.Pipe(duplex=False)
    copy = copies.Process(target=_quietly, args=(end, work), daemon=True)
    copy.start()
    end.close()
    try:
        yield lambda: cast("T", _given(_heard(line)))
    finally:
        copy.terminate()
        copy.join()


def _quietly(line: Any, work: Callable[[], object]) -> None:
    """Work and tell of it; to say that somebody has stopped it is left to who asked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tell(line, work)


def apart(work: Callable[[Callable[..., None]], T], hear: Callable[..., None]) -> T:
    """The result of a piece of work that takes much memory, done in a copy that is gone with all of it.

    What the work tells on its way is heard here. The copy may have copies of its own. Raises what the
    work raises, and OSError where the system has ended the copy, as it does when memory is short.
    """
    if hands() == 1:
        return work(hear)
    copies = multiprocessing.get_context("fork")
    line, end = copies.Pipe(duplex=False)
    copy = copies.Process(target=_alone, args=(end, work))
    copy.start()
    end.close()
    try:
        while (told := _heard(line))[0] is None:
            hear(*told[1])
        return cast("T", _given(told))
    finally:
        copy.terminate()
        copy.join()


def _alone(line: Any, work: Callable[[Callable[..., None]], object]) -> None:
    """Work and tell of it; whoever waits for the result ends this process, and so its own copies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    tell(line, partial(work, lambda *said: line.send((None, said))))


def tell(line: Any, work: Callable[[], object]) -> None:
    """Hand over the result of a piece of work, or what it raised."""
    try:
        told: tuple[bool, object] = (True, work())
    except Exception as error:  # noqa: BLE001 - it is raised again where the work was asked for
        error.add_note(traceback.format_exc())
        told = False, error
    line.send(told)
    line.close()


def _heard(line: Any) -> Any:
    """What comes over a line; raises OSError where the copy at its other end is gone."""
    try:
        return line.recv()
    except EOFError:
        raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM)) from None


def _given(told: tuple[bool, Any]) -> Any:
    """The result that was told; raises what was raised instead."""
    done, result = told
    if not done:
        raise result
    return result
