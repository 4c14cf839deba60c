"""What rules may know of files that hold no records."""

from pathlib import PurePosixPath
from typing import Protocol


class Disk(Protocol):
    """The few looks that rules may take at files which hold no records."""

    def text(self, file: PurePosixPath) -> str | None:
        """The text of a file under `data/` that its kind keeps for itself, None without it."""

    def digest(self, file: PurePosixPath) -> str:
        """The SHA-256 of a file under `content/` in hexadecimal, empty without it."""

    def names(self, folder: PurePosixPath) -> tuple[str, ...]:
        """The names of the files in a folder under `data/`, sorted."""

    def committed(self, file: PurePosixPath) -> tuple[str, ...]:
        """Every line that a commit has ever brought into a file under `data/`, oldest first."""


class NoDisk:
    """A disk without files."""

    def text(self, file: PurePosixPath) -> str | None:
        """Nothing."""
        return None

    def digest(self, file: PurePosixPath) -> str:
        """Nothing."""
        return ""

    def names(self, folder: PurePosixPath) -> tuple[str, ...]:
        """Nothing."""
        return ()

    def committed(self, file: PurePosixPath) -> tuple[str, ...]:
        """Nothing."""
        return ()
