"""Documents → the files of their search on disk: work that a process of its own can do."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator import search, write
from generator.search import Document, Words


def put(
    found: Sequence[Document], kinds: Mapping[str, str], words: Words, folder: Path, cache: Path
) -> None:
    """Write the index and the code that reads it; what has been read of pages stays in a cache."""
    folders = set()
    for name, text in search.build(found, kinds, words, cache):
        write.text(folder / name, text)
        folders.add(name.rpartition("/")[0])
    for old in folder.iterdir():
        if old.is_dir() and old.name not in folders:
            shutil.rmtree(old)
