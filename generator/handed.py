"""What a copy of this process hands over through a file, so that neither holds all of it twice."""

import pickle
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import Generic, TypeVar

T = TypeVar("T")


class Handed(Generic[T]):
    """A file without a name, into which a copy of this process puts things that are read here."""

    def __init__(self, folder: Path) -> None:
        """Open a file on the disk of a folder; it is gone with the processes that know it."""
        folder.mkdir(parents=True, exist_ok=True)
        self._file = TemporaryFile(dir=folder)  # noqa: SIM115 - open for as long as this is

    def put(self, things: Iterable[T]) -> tuple[T, ...]:
        """Write one after the other, so that none is left to give."""
        for one in things:
            pickle.dump(one, self._file, pickle.HIGHEST_PROTOCOL)
        self._file.flush()
        return ()

    def __iter__(self) -> Iterator[T]:
        """All that has been put."""
        self._file.seek(0)
        while self._file.peek(1):
            yield pickle.load(self._file)  # noqa: S301 - what a copy of this process has just written
        self._file.close()
