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

from msgspec import MsgspecError, Struct, field, json
from msgspec.structs import replace

from generator import lately, walk

FOLDER = "sites"
"""Where it is kept within a cache; sites in other folders and for other readers each have a file."""

_ASIDE = ".last"
"""The folder of a preview for what its last build has made."""

_GIT = ".git"
"""Begins the names of files that a build keeps but has not made."""


def place(cache: Path, folder: Path) -> Path:
    """Where it is told what the last build of a folder made.

    A folder beside the cache is known by its path from there, as in every checkout.
    """
    root = cache.parent
    told = folder.relative_to(root) if folder.is_relative_to(root) else folder
    return cache / FOLDER / f"{hashlib.sha256(str(told).encode()).hexdigest()[:12]}.json"


class Known(Struct, frozen=True, array_like=True):
    """A file of a finished site: what it was made from and its SHA-256, if known; size and times."""

    key: str
    size: int
    modified: int
    changed: int
    sum: str

    def same(self, path: Path, told: os.stat_result) -> bool:
        """Whether a file of which something is told holds what this one held. Raises OSError."""
        if not stat.S_ISREG(told.st_mode) or told.st_size != self.size:
            return False
        if _times(told) == (self.size, self.modified, self.changed):
            return True
        return hashlib.sha256(path.read_bytes()).hexdigest() == self.sum


def _times(told: os.stat_result) -> tuple[int, int, int]:
    return told.st_size, told.st_mtime_ns, told.st_ctime_ns


class Kept(Struct):
    """The files of the last build in its `folder`; how those of this one are `made`, and their `sums`.

    It was made from what was `seen` and `held`, and `said` so much of it; `beside` is the sum of what
    is kept beside that. All files have passed the
    last look `under` a guard of that name.
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
    sums: Mapping[str, str] = field(default_factory=dict)
    index: str = ""
    """What the index of the search is made from."""

    def take(self, name: str, key: str, target: Path) -> bool:
        """Put a file of the last build at `target` if it was made from the same; whether it was."""
        self.made[name] = key
        known = self.files.get(name)
        source = self.folder / name
        if known is None or known.key != key or not _untouched(source, known):
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

    def made_all(self, site: Path, folder: str) -> None:
        """Know that all files of a folder of this build are those of the index."""
        names = (f"{folder}/{name}" for name, _ in walk.files(str(site / folder)))
        self.made |= {name: self.index for name in names if name not in self.made}

    def sum(self, name: str) -> str:
        """The SHA-256 of a file of this build that is taken from the last; "" of others."""
        return self.files[name].sum if name in self.taken else ""

    def passed(self, sums: Mapping[str, str], guard: str) -> frozenset[str]:
        """The files that hold what a file held when a guard of the same name looked at it."""
        known = {one.sum for one in self.files.values()} if guard == self.under else set()
        return frozenset(name for name, digest in sums.items() if digest in known)

    def whole(self) -> bool:
        """Whether the folder still holds just what the last build made."""
        try:
            there = dict(_made(self.folder))
            return there.keys() == self.files.keys() and all(
                one.same(self.folder / name, there[name]) for name, one in self.files.items()
            )
        except OSError:
            return False

    def again(self) -> Self:
        """The same files as what this build has made."""
        made = {name: one.key for name, one in self.files.items()}
        sums = {name: one.sum for name, one in self.files.items()}
        return replace(self, made=made, sums=sums)


def _untouched(path: Path, known: Known) -> bool:
    try:
        return known.same(path, path.lstat())
    except OSError:
        return False


def _made(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
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
        name: Known(last.made[name], *_times(told), "")
        for name, told in walk.files(str(folder))
        if name in last.made
    }
    return Kept(folder, files)


class _Told(Struct):
    """What is told of a finished site, as `Kept` has it, and which program made it."""

    program: str
    under: str
    seen: str
    held: str
    said: str
    beside: str
    files: dict[str, Known]


def read(path: Path, folder: Path, program: str) -> Kept:
    """What a file tells of the last build by the same program; nothing if it is not there or broken."""
    try:
        told = json.decode(path.read_bytes(), type=_Told)
    except (OSError, MsgspecError):
        return Kept(folder)
    lately.used(path)
    if told.program != program:
        return Kept(folder)
    return Kept(folder, told.files, told.under, told.seen, told.held, told.said, told.beside)


def write(path: Path, kept: Kept, program: str) -> None:
    """Tell the next build what stands in a finished folder."""
    files = {
        name: Known(kept.made.get(name, ""), *_times(told), kept.sums.get(name, ""))
        for name, told in _made(kept.folder)
    }
    draft = path.with_name(f"{path.name}.new")
    draft.parent.mkdir(parents=True, exist_ok=True)
    told = _Told(program, kept.under, kept.seen, kept.held, kept.said, kept.beside, files)
    draft.write_bytes(json.encode(told))
    draft.replace(path)


def put(path: Path, text: str) -> str:
    """Keep a text beside what is kept at `path`; its sum, by which it is known again."""
    content = text.encode()
    _beside(path).parent.mkdir(parents=True, exist_ok=True)
    _beside(path).write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def get(path: Path, digest: str) -> str:
    """The text kept beside what is kept at `path`; "" if there is none of that sum."""
    try:
        content = _beside(path).read_bytes()
    except OSError:
        return ""
    lately.used(_beside(path))
    return content.decode() if hashlib.sha256(content).hexdigest() == digest else ""


def _beside(path: Path) -> Path:
    return path.with_suffix(".beside")
