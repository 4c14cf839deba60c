"""Files → disk: only what differs is written, and a finished tree replaces the old one at once."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DAY = 24 * 60 * 60
"""How many seconds a scratch folder may be in use."""


def text(path: Path, content: str) -> bool:
    r"""Write a text as UTF-8 with `\n` unless it stands there already; whether it was written."""
    return data(path, content.encode("utf-8"))


def data(path: Path, content: bytes) -> bool:
    """Write bytes unless they stand there already; whether they were written."""
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True


@contextmanager
def replacing(target: Path, scratch: Path) -> Iterator[Path]:
    """A new folder that takes the place of `target` when the block ends well.

    When it ends badly, `target` stays as it was. `scratch` is a folder of the same file system;
    ignore files at the top of `target` (`.gitignore`, `.gitkeep`) are kept.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix="build-", dir=scratch))
    _forget_killed(work)
    try:
        fresh = work / "new"
        fresh.mkdir()
        yield fresh
        for keep in target.glob(".git*") if target.is_dir() else ():
            if keep.is_file():
                shutil.copyfile(keep, fresh / keep.name)
        if target.exists():
            target.rename(work / "old")
        try:
            fresh.rename(target)
        except OSError:
            if (work / "old").exists():
                (work / "old").rename(target)
            raise
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _forget_killed(work: Path) -> None:
    """Remove what builds left beside `work` that were killed more than a day before it began."""
    began = work.stat().st_mtime
    for folder in work.parent.glob("build-*"):
        if began - folder.stat().st_mtime > DAY:
            shutil.rmtree(folder, ignore_errors=True)
