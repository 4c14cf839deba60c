"""A folder → every file under it and what the system tells of it, without reading any."""

import os
from collections.abc import Iterator


def files(folder: str, above: str = "") -> Iterator[tuple[str, os.stat_result]]:
    """Every file under a folder by its path below it, or the one file itself; in a fixed order.

    Links are not followed. What is not there has no files. Raises OSError.
    """
    if not os.path.isdir(folder) or os.path.islink(folder):  # noqa: PTH112, PTH114 - for each folder
        if os.path.lexists(folder):
            yield "", os.lstat(folder)
        return
    for one in sorted(os.scandir(folder), key=lambda one: one.name):
        if one.is_dir(follow_symlinks=False):
            yield from files(one.path, f"{above}{one.name}/")
        else:
            yield f"{above}{one.name}", one.stat(follow_symlinks=False)
