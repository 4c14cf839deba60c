"""What one process hands over to another through a file, so that neither holds all of it twice."""

import pickle
from collections.abc import Iterable, Iterator
from io import BufferedRandom, BufferedReader, BufferedWriter
from pathlib import Path
from tempfile import TemporaryFile
from typing import Generic, TypeVar

T = TypeVar("T")


def written(file: BufferedWriter | BufferedRandom, things: Iterable[T]) -> Iterator[T]:
    """Each thing, once it stands in a file."""
    for one in things:
        pickle.dump(one, file, pickle.HIGHEST_PROTOCOL)
        yield one
    file.flush()


def read(file: BufferedReader | BufferedRandom) -> Iterator[T]:
    """Each thing that stands in a file."""
    while file.peek(1):
        yield pickle.load(file)  # noqa: S301 - what this build has just written


class Handed(Generic[T]):
    """A file without a name, into which a copy of this process puts things that are read here."""

    def __init__(self, folder: Path) -> None:
        """Open a file on the disk of a folder; it is gone with the processes that know it."""
        folder.mkdir(parents=True, exist_ok=True)
        self._file = TemporaryFile(dir=folder)  # noqa: SIM115 - open for as long as this is

    def put(self, things: Iterable[T]) -> tuple[T, ...]:
        """Write one after the other, so that none is left to give."""
        for _ in written(self._file, things):
            pass
        return ()

    def __iter__(self) -> Iterator[T]:
        """All that has been put."""
        self._file.seek(0)
        yield from read(self._file)
        self._file.close()
