"""A folder → every file under it and what the system tells of it, without reading any."""

import os
from collections.abc import Iterator
from typing import TypeAlias

Told: TypeAlias = os.stat_result
"""What the system tells of a file."""


def files(folder: str, above: str = "") -> Iterator[tuple[str, Told]]:
    """Every file under a folder by its path below it, or the one file itself; in a fixed order.

    Links are not followed. What is not there, or goes meanwhile, has no files. Raises OSError.
    """
    if not os.path.isdir(folder) or os.path.islink(folder):  # noqa: PTH112, PTH114 - for each folder
        if os.path.lexists(folder):
            yield "", os.lstat(folder)
        return
    for one in sorted(os.scandir(folder), key=lambda one: one.name):
        if one.is_dir(follow_symlinks=False):
            yield from files(one.path, f"{above}{one.name}/")
        elif told := _told(one):
            yield f"{above}{one.name}", told


def _told(one: os.DirEntry[str]) -> Told | None:
    try:
        return one.stat(follow_symlinks=False)
    except FileNotFoundError:  # Editors write beside a file and take that away again.
        return None
