"""Files of a site that hold no records → what rules may know of them."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath

from msgspec import Struct

from generator.diagnostics import Location

from .memory import Memo, state

Added = Callable[[str], tuple[str, ...]]
"""Every line that a commit has ever brought into a file of the site, oldest first."""


def unknown(file: str) -> tuple[str, ...]:
    """Of a site without a history nobody knows a line."""
    return ()


Changed = Callable[[Location], date | None]
"""The day of the last change of a line of a file."""


def never(place: Location) -> None:
    """Of a site without a history nobody knows a day."""


class Past(Struct, frozen=True):
    """What the history of a site tells."""

    changed: Changed = never
    added: Added = unknown


NOTHING = Past()
"""What is known of a site without a history."""


@dataclass(frozen=True, slots=True)
class Disk:
    """The files under the root of a site; one that a `memo` knows is not hashed again."""

    root: Path
    added: Added = unknown
    memo: Memo = field(default_factory=Memo, repr=False)

    def text(self, file: PurePosixPath) -> str | None:
        """The text of a file under `data/`, None where it is missing or not UTF-8."""
        path = self.root / "data" / file
        try:
            return path.read_text(encoding="utf-8") if path.is_file() else None
        except (OSError, UnicodeDecodeError):
            return None

    def digest(self, file: PurePosixPath) -> str:
        """The SHA-256 of a file under `content/` in hexadecimal, empty where it is missing."""
        path = self.root / "content" / file
        return self.memo.get((Disk.digest, file), state(path), partial(_digest, path))

    def names(self, folder: PurePosixPath) -> tuple[str, ...]:
        """The names of the files in a folder under `data/`, sorted, without hidden ones."""
        path = self.root / "data" / folder
        found = path.iterdir() if path.is_dir() else ()
        return tuple(sorted(one.name for one in found if not one.name.startswith(".")))

    def committed(self, file: PurePosixPath) -> tuple[str, ...]:
        """Every line that a commit has ever brought into a file under `data/`, oldest first."""
        return self.added(f"data/{file}")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
