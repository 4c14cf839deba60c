"""What is known of the last index: what it was made from, and the files that it left."""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

_DIGEST = 32
"""Bytes of a digest."""

Stamp = tuple[int, int]
"""The size and the time of a file, by which it is known to be untouched."""


class Last(Struct, frozen=True):
    """The index of a version.

    Its `frame` is what all its files depend on. Of each document, by its number: the digest of all of
    it, the digest of what is read of it, and the units in its title, its names and its body.
    """

    version: str
    frame: str
    documents: Sequence[bytes]
    pages: Sequence[bytes]
    counts: NDArray[np.int64]
    shards: int
    size: int
    syllables: Sequence[str]
    forms: str
    files: Mapping[str, Stamp]

    def changed(self, documents: Sequence[bytes]) -> list[int]:
        """The numbers that are not those of the same documents, on either side."""
        both = min(len(documents), len(self.documents))
        rest = range(both, max(len(documents), len(self.documents)))
        return [*(at for at in range(both) if documents[at] != self.documents[at]), *rest]

    def untouched(self, folder: Path) -> bool:
        """Whether the files in a folder are still those of the index, and there are any."""
        return bool(self.files) and stamps(folder) == self.files


def write(last: Last) -> str:
    """All that is known, as `read` reads it."""
    told = {
        "version": last.version,
        "frame": last.frame,
        "documents": b"".join(last.documents).hex(),
        "pages": b"".join(last.pages).hex(),
        "counts": last.counts.ravel().tolist(),
        "shards": last.shards,
        "size": last.size,
        "syllables": [*last.syllables],
        "forms": last.forms,
        "files": dict(last.files),
    }
    return json.dumps(told, ensure_ascii=False)


def read(told: str) -> Last | None:
    """What is known; None where nothing is, or what is told cannot be understood."""
    try:
        known = json.loads(told)
        known["documents"], known["pages"] = _parts(known["documents"]), _parts(known["pages"])
        known["counts"] = np.array(known["counts"], np.int64).reshape(-1, 3)
        known["files"] = {name: (size, time) for name, (size, time) in known["files"].items()}
        return Last(**known)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _parts(digests: str) -> list[bytes]:
    whole = bytes.fromhex(digests)
    return [whole[at : at + _DIGEST] for at in range(0, len(whole), _DIGEST)]


def stamps(folder: Path) -> dict[str, Stamp]:
    """The files in a folder; none if it is not there."""
    if not folder.is_dir():
        return {}
    with os.scandir(folder) as found:
        told = [(one.name, one.stat(follow_symlinks=False)) for one in found]
    return {name: (one.st_size, one.st_mtime_ns) for name, one in told}
