"""What is known of the last index: what it was made from, and the files that it left."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Stamp = tuple[int, int]
"""The size and the time of a file, by which it is known to be untouched."""


@dataclass(frozen=True, slots=True)
class Last:
    """The index of a version.

    Its `frame` is what all its files depend on. Of each document, by its number: the digest of all of
    it, the digest of what is read of it, and the units in its title, its names and its body.
    """

    version: str
    frame: str
    documents: Sequence[str]
    pages: Sequence[str]
    counts: Sequence[Sequence[int]]
    shards: int
    size: int
    syllables: Sequence[str]
    forms: str
    files: Sequence[tuple[str, Stamp]] = ()

    def digests(self) -> list[bytes]:
        """What is read of each document, by its digest."""
        return [bytes.fromhex(one) for one in self.pages]

    def units(self) -> NDArray[np.int64]:
        """The units of each document."""
        return np.array(self.counts, np.int64).reshape(-1, 3)

    def changed(self, documents: Sequence[str]) -> list[int]:
        """The numbers that are not those of the same documents, on either side."""
        both = min(len(documents), len(self.documents))
        rest = range(both, max(len(documents), len(self.documents)))
        return [*(at for at in range(both) if documents[at] != self.documents[at]), *rest]

    def untouched(self, folder: Path) -> bool:
        """Whether the files in a folder are still those of the index, and there are any."""
        return bool(self.files) and stamps(folder) == dict(self.files)

    def told(self, folder: Path | None) -> str:
        """All of it and the files that lie in a folder, as `read` reads it."""
        files = tuple(stamps(folder).items()) if folder else ()
        told = {one.name: getattr(self, one.name) for one in fields(self)}
        return json.dumps(told | {"files": files}, ensure_ascii=False)


def read(told: str) -> Last | None:
    """What has been told of an index; None where nothing has."""
    if not told:
        return None
    last = Last(**json.loads(told))
    return replace(last, files=tuple((name, (size, time)) for name, (size, time) in last.files))


def stamps(folder: Path) -> dict[str, Stamp]:
    """The files in a folder; none if it is not there."""
    if not folder.is_dir():
        return {}
    with os.scandir(folder) as found:
        told = [(one.name, one.stat(follow_symlinks=False)) for one in found]
    return {name: (one.st_size, one.st_mtime_ns) for name, one in told}
