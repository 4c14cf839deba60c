"""Documents → the files of their search on disk: work that a process of its own can do."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from generator import handed, search, write
from generator.search import Document, Words


class Told(Struct):
    """Documents in a file, from which another process takes one after the other; then it is removed."""

    path: Path
    count: int = 0

    def tell(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Each document, once it stands in the file."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("wb") as file:
            for self.count, one in enumerate(handed.written(file, documents), 1):
                yield one

    def __iter__(self) -> Iterator[Document]:
        """Each document of the file."""
        with self.path.open("rb") as file:
            yield from handed.read(file)
        self.path.unlink()


def put(
    found: Iterable[Document],
    kinds: Mapping[str, str],
    words: Words,
    folder: Path,
    cache: Path,
    last: Path | None = None,
) -> None:
    """Write the index and the code that reads it; what has been read of pages stays in a cache.

    Files that stay the same are taken from the last index, which may lie in a folder of its own.
    """
    there = set()
    for name, content in search.build(found, kinds, words, cache, (last or folder, folder)):
        inner, _, _ = name.rpartition("/")
        if inner not in there:
            (folder / inner).mkdir(parents=True, exist_ok=True)
            there.add(inner)
        if isinstance(content, search.Same):
            _take(content, f"{folder}/{name}")
        else:
            _write(folder / name, content)
    for old in folder.iterdir():
        if old.is_dir() and old.name not in there:
            shutil.rmtree(old)


def _write(path: Path, content: str) -> None:
    """Write a file, mostly where none has been."""
    try:
        with path.open("xb") as file:
            file.write(content.encode("utf-8"))
    except FileExistsError:
        write.text(path, content)


def _take(source: str, target: str) -> None:
    """Give a file a second name; where that cannot be, copy it with its times."""
    if source == target:
        return
    try:
        os.link(source, target)
    except OSError:
        Path(target).unlink(missing_ok=True)
        shutil.copy2(source, target)
