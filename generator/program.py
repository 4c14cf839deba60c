"""The program itself → a name for it: what it has made is only kept while it is the same."""

import hashlib
import os
import sys
import sysconfig
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent
_THEMES = (_PACKAGE / "theme", _PACKAGE.parent / "theme_overrides")
"""Where the theme lies: inside the installed package, or beside it in a checkout."""

_ASIDE = {"__pycache__", "cases", "example"}
"""Folders that decide nothing: compiled code, tests, and the example for a new site."""


def theme() -> Path:
    """The folder of our theme."""
    return next((one for one in _THEMES if one.is_dir()), _THEMES[0])


@cache
def stamp() -> str:
    """A name for the content of our code, templates and theme, and for what they run on."""
    told = hashlib.sha256(f"{sys.version}\n{sys.platform}\n".encode())
    for name in sorted(_libraries()):
        told.update(f"{name}\n".encode())
    for path in (*_files(_PACKAGE), *_files(theme())):
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - there are hundreds, read by every command
            content = file.read()
        told.update(f"{path.name} {len(content)}\n".encode())
        told.update(content)
    return told.hexdigest()


def _libraries() -> Iterator[str]:
    """Names and versions of what is installed."""
    for folder in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        yield from (one.name for one in os.scandir(folder) if one.name.endswith(".dist-info"))


def _files(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    """Every file under a folder that matters, in a fixed order."""
    for one in sorted(os.scandir(folder), key=lambda one: one.name):
        if one.is_dir():
            if one.name not in _ASIDE:
                yield from _files(one.path)
        else:
            yield one
