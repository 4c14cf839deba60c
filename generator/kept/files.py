"""What the last build of a site read and made: what would be the same is taken from it, not made again.

A file is known by its size and times, as git knows its own. One with other times, as in a copy of the
folder, is read: what holds something else has been touched by somebody and is made anew.
"""

import hashlib
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Self

from msgspec import Struct, field
from msgspec.structs import replace

from generator import walk

_ASIDE = ".last"
"""The folder of a preview for what its last build has made."""

_GIT = ".git"
"""Begins the names of files that a build keeps but has not made."""


_NONE = (0, 0)
"""Windows does not number files for those who ask for all of a folder."""


class Known(Struct, frozen=True, array_like=True):
    """A file of a finished site: what it was made from and its SHA-256, if known; size and times."""

    key: str
    size: int
    modified: int
    changed: int
    sum: str

    def same(self, path: str, told: os.stat_result) -> bool:
        """Whether a file of which something is told holds what this one held. Raises OSError."""
        if not stat.S_ISREG(told.st_mode) or told.st_size != self.size:
            return False
        if times(told) == (self.size, self.modified, self.changed):
            return True
        return hashlib.sha256(Path(path).read_bytes()).hexdigest() == self.sum


def times(told: os.stat_result) -> tuple[int, int, int]:
    """By what a file is known to be untouched."""
    return told.st_size, told.st_mtime_ns, told.st_ctime_ns


class Kept(Struct):
    """The files of the last build in its `folder`; how those of this one are `made`, and their `sums`.

    It was made from what was `seen` and `held`, and `said` so much of it; `beside` is the sum of what
    is kept beside that. All files have passed the last look `under` a guard of that name. Those `taken`
    are files of the last build, those `shared` too, by the names that they had there.
    """

    folder: Path
    files: Mapping[str, Known] = field(default_factory=dict)
    under: str = ""
    seen: str = ""
    held: str = ""
    said: str = ""
    beside: str = ""
    made: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    shared: dict[str, str] = field(default_factory=dict)
    sums: Mapping[str, str] = field(default_factory=dict)
    index: str = ""
    """What the index of the search is made from."""

    def take(self, name: str, key: str, target: Path | str) -> bool:
        """Put a file of the last build at `target` if it was made from the same; whether it was."""
        self.made[name] = key
        known = self.files.get(name)
        source = f"{self.folder}/{name}"
        if known is None or known.key != key or not self._untouched(name):
            return False
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)
        self.taken.add(name)
        return True

    def take_all(self, key: str, folder: Path) -> bool:
        """Put all files of the last build that were made from the same where they belong, or none."""
        names = [name for name, one in self.files.items() if one.key == key]
        for name in names:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if not self.take(name, key, target):
                # Never write over a file that is one with that of the last build.
                for taken in names:
                    (folder / taken).unlink(missing_ok=True)
                    self.taken.discard(taken)
                return False
        return bool(names)

    def forget(self) -> None:
        """Take nothing after all."""
        self.made.clear()
        self.taken.clear()
        self.shared.clear()

    def sound(self, folder: str) -> bool:
        """Whether a folder of the last build holds just what that left there, and something."""
        known = {name for name in self.files if name.startswith(f"{folder}/")}
        there = {name for name, _ in _numbers(self.folder, folder)}
        return bool(known) and known == there and all(map(self._untouched, known))

    def share(self, folder: str, site: Path) -> None:
        """Know what of a sound folder others have taken, maybe by another name."""
        old = {one: name for name, one in _numbers(self.folder, folder) if name in self.files}
        old.pop(_NONE, None)
        there = ((name, one) for name, one in _numbers(site, folder) if name not in self.taken)
        self.shared |= {name: old[one] for name, one in there if one in old}

    def _untouched(self, name: str) -> bool:
        try:
            path = f"{self.folder}/{name}"  # Tens of thousands: a `Path` of each takes longer than all else.
            return self.files[name].same(path, os.lstat(path))
        except OSError:
            return False

    def made_all(self, site: Path, folder: str) -> None:
        """Know that all files of a folder of this build are those of the index."""
        names = (name for name, _ in _numbers(site, folder) if name not in self.made)
        self.made |= dict.fromkeys(names, self.index)

    def sum(self, name: str) -> str:
        """The SHA-256 of a file of this build that is taken from the last; "" of others."""
        old = name if name in self.taken else self.shared.get(name)
        return self.files[old].sum if old else ""

    def passed(self, sums: Mapping[str, str], guard: str) -> frozenset[str]:
        """The files that hold what a file held when a guard of the same name looked at it."""
        known = {one.sum for one in self.files.values()} if guard == self.under else set()
        return frozenset(name for name, digest in sums.items() if digest in known)

    def whole(self) -> bool:
        """Whether the folder still holds just what the last build made."""
        try:
            there = dict(made(self.folder))
            return there.keys() == self.files.keys() and all(
                one.same(f"{self.folder}/{name}", there[name]) for name, one in self.files.items()
            )
        except OSError:
            return False

    def again(self) -> Self:
        """The same files as what this build has made."""
        made = {name: one.key for name, one in self.files.items()}
        sums = {name: one.sum for name, one in self.files.items()}
        return replace(self, made=made, sums=sums)


def _numbers(site: Path, folder: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Every file of a folder of a site, with what it is to the system."""
    for name, told in walk.files(str(site / folder)):
        yield f"{folder}/{name}", (told.st_dev, told.st_ino)


def made(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Every file of a site that a build has made."""
    return (one for one in walk.files(str(folder)) if not one[0].startswith(_GIT))


def aside(last: Kept, site: Path) -> Kept:
    """What has been made in a folder, put aside in it, so that the next build can take it from there.

    Hidden folders are not emptied by MkDocs.
    """
    folder = site / _ASIDE
    shutil.rmtree(folder, ignore_errors=True)
    there = list(site.iterdir())
    folder.mkdir()
    for path in there:
        path.rename(folder / path.name)
    files = {
        name: Known(last.made[name], *times(told), "")
        for name, told in walk.files(str(folder))
        if name in last.made
    }
    return Kept(folder, files)
