"""A long piece of work in a process of its own, beside all other work."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from generator.together import cores


class Beside:
    """Work that begins at once where it is `apart` and there is a second processor, else at its end."""

    def __init__(self, work: Callable[[], None], *, apart: bool) -> None:
        """Begin; the work and all that it is given are handed over by pickling."""
        self._work = work
        # A new process rather than a copy of this one, in which other threads run.
        self._pool = ProcessPoolExecutor(1, get_context("spawn")) if apart and cores() > 1 else None
        self._done = self._pool.submit(work) if self._pool else None

    def finish(self) -> None:
        """Wait until it is done; raises what went wrong."""
        try:
            if self._done is None:
                self._work()
            else:
                self._done.result()
        finally:
            self.stop()

    def stop(self) -> None:
        """Let the process go."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def idle() -> Beside:
    """Nothing to be done."""
    return Beside(_nothing, apart=False)


def _nothing() -> None:
    """Do nothing."""
