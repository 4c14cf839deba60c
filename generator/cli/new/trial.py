"""A changed file → what the checker would say, tried on a copy so that nothing is written yet."""

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from generator import sources
from generator.diagnostics import Diagnostic, Severity
from generator.kinds import find
from generator.pipeline import Asked, Checked, check
from generator.sources import Record
from generator.workspace import Workspace


@contextmanager
def copy(space: Workspace, file: PurePosixPath, content: bytes) -> Iterator[Path]:
    """A folder like the site, in which `file` has other content; gone when the block ends.

    All other files are hard links where the file system has them, so this costs no space.
    """
    space.cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="new-", dir=space.cache) as folder:
        root = Path(folder)
        for top in ("data", "content"):
            if (space.root / top).is_dir():
                shutil.copytree(space.root / top, root / top, copy_function=_link)
        target = root / file
        target.unlink(missing_ok=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        yield root


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def findings(space: Workspace, before: Checked, root: Path) -> tuple[Diagnostic, ...]:
    """The errors and warnings that the site has in the copy but has not now."""
    after = check(root, find(), Asked(space.today, pages=False), space.derive)
    old = Counter(map(_key, before.diagnostics))
    fresh = []
    for found in after.diagnostics:
        if old[_key(found)]:
            old[_key(found)] -= 1
        elif found.severity is not Severity.INFO:
            fresh.append(found)
    return tuple(fresh)


def _key(found: Diagnostic) -> tuple[str, str, str]:
    return found.code, found.location.file, found.message


def added(space: Workspace, root: Path, file: PurePosixPath) -> Record | None:
    """The record at the end of the changed file; None unless all others stand as before."""
    before = sources.read(space.root, str(file)).records if (space.root / file).exists() else ()
    after = sources.read(root, str(file)).records
    same = [one.data for one in after[:-1]] == [one.data for one in before]
    return after[-1] if same and after else None
