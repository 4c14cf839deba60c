"""Files that builds keep for the next ones → only those that a build has used lately.

A file tells when it was used by its time of change, so every process that shares it knows.
"""

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

DAY = 24 * 60 * 60
"""Seconds; a use is told once a day, for that is exact enough."""

LONG = 30 * DAY
"""Seconds after which a file that nobody has used is removed."""


def day() -> int:
    """The number of this day."""
    return int(time.time() // DAY)


def used(*files: Path) -> None:
    """Tell that files are used now, where they may be written to."""
    now = time.time()
    for file in files:
        with suppress(OSError):
            if now - file.stat().st_mtime > DAY:
                os.utime(file)


def clear(folders: Iterable[Path]) -> None:
    """Remove every file in some folders that has not been used for long, where that is allowed."""
    before = time.time() - LONG
    for folder in folders:
        for path in _files(folder):
            with suppress(OSError):
                _remove(path, before)


def _remove(path: Path, before: float) -> None:
    """Remove a file that was last used before a time."""
    if path.stat().st_mtime >= before:
        return
    # Another process may begin to use it meanwhile: out of reach, it is looked at once more.
    aside = path.with_name(f"{path.name}.gone")
    path.rename(aside)
    if aside.stat().st_mtime < before:
        aside.unlink()
    else:
        aside.rename(path)


def _files(folder: Path) -> Iterator[Path]:
    for above, _, names in os.walk(folder):
        yield from (Path(above, name) for name in names)
