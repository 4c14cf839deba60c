"""Documents → the files of their search on disk: work that a process of its own can do."""

import os
import pickle
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator import search, write
from generator.search import Document, Words


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


def put_told(
    told: Path,
    kinds: Mapping[str, str],
    words: Words,
    folder: Path,
    cache: Path,
    last: Path | None = None,
) -> None:
    """The same for the documents in a file as `tell` writes it, which is removed."""
    put(_heard(told), kinds, words, folder, cache, last)
    told.unlink()


def tell(documents: Iterable[Document], path: Path) -> Iterator[Document]:
    """Each document, once it stands in a file from which another process takes one after the other."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        for one in documents:
            pickle.dump(one, file, pickle.HIGHEST_PROTOCOL)
            yield one


def _heard(path: Path) -> Iterator[Document]:
    with path.open("rb") as file:
        while file.peek(1):
            yield pickle.load(file)  # noqa: S301 - what this build has just written


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
