"""Texts that are put aside in a file until they are needed: memory does not grow with them."""

import mmap
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO


class Aside:
    """Texts by their numbers, in the order in which they are put; all are put before one is read."""

    def __init__(self, file: IO[bytes]) -> None:
        """Put them into a file."""
        self._file = file
        self._ends = array("Q", [0])
        self._map: mmap.mmap | None = None

    def put(self, text: str) -> None:
        """Put a text after the others."""
        told = text.encode("utf-8", "surrogatepass")
        self._file.write(told)
        self._ends.append(self._ends[-1] + len(told))

    def __getitem__(self, number: int) -> str:
        """A text by its number."""
        if self._map is None:
            self._file.flush()
            self._map = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
        told = self._map[self._ends[number] : self._ends[number + 1]]
        return told.decode("utf-8", "surrogatepass")

    def close(self) -> None:
        """Let the file go."""
        if self._map is not None:
            self._map.close()


@contextmanager
def opened() -> Iterator[Aside]:
    """A file of its own, for as long as it is needed."""
    with TemporaryFile(prefix="dangwu-") as file:
        texts = Aside(file)
        try:
            yield texts
        finally:
            texts.close()
