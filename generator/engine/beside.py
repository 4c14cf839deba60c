"""A long piece of work in a process of its own, beside all other work."""

from collections.abc import Callable
from multiprocessing import get_context

from generator import together
from generator.together import cores


class Beside:
    """Work that begins at once where it is `apart` and there is a second processor, else at its end."""

    def __init__(self, work: Callable[[], None], *, apart: bool) -> None:
        """Begin; the work and all that it is given are handed over by pickling."""
        self.apart = apart and cores() > 1
        self._told: tuple[bool, object] | None = None
        if self.apart:
            # A new process rather than a copy of this one, in which other threads may run.
            context = get_context("spawn")
            self._line, end = context.Pipe(duplex=False)
            self._process = context.Process(target=together.tell, args=(end, work), daemon=True)
            self._process.start()
            end.close()
            work = _nothing  # What it needs of memory is there twice else.
        self._work = work

    def finish(self) -> None:
        """Wait until it is done; raises what went wrong."""
        if not self.apart:
            self._work()
            return
        try:
            done, told = self._line.recv()
            self._told = done, told
        finally:
            self.stop()
        if isinstance(told, BaseException):
            raise told

    def done(self) -> bool:
        """Whether work that is apart has come to a good end."""
        if self.apart and self._told is None and self._line.poll():
            self.finish()
        return self._told is not None

    def stop(self) -> None:
        """Let the process go, whether it is done or not."""
        if self.apart:
            self._process.terminate()
            self._process.join()


def idle() -> Beside:
    """Nothing to be done."""
    return Beside(_nothing, apart=False)


def _nothing() -> None:
    """Do nothing."""
