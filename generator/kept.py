"""What the last build of a site read and made: what would be the same is taken from it, not made again.

A file is known by its size and times, as git knows its own: one that somebody has touched since is
read or made anew.
"""

import hashlib
import json
import os
import shutil
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator import lately

FOLDER = "sites"
"""Where it is kept within a cache; sites in other folders and for other readers each have a file."""

_ASIDE = ".last"
"""The folder of a preview for what its last build has made."""

_FRESH = 1_000_000_000
"""For how many nanoseconds a file is fresh: it may be written again within one tick of its clock."""


def place(cache: Path, folder: Path) -> Path:
    """Where it is told what the last build of a folder made."""
    return cache / FOLDER / f"{hashlib.sha256(str(folder).encode()).hexdigest()[:12]}.json"


@dataclass(frozen=True, slots=True)
class Known:
    """A file of a finished site: what it was made from, if that is known; size, time and SHA-256."""

    key: str
    size: int
    time: int
    sum: str


@dataclass(slots=True)
class Kept:
    """The files of the last build in its `folder`; how those of this one are `made`, and their `sums`.

    It was made from `inputs`, and `said` so much of it. All files have passed the last look `under`
    a guard of that name.
    """

    folder: Path
    files: Mapping[str, Known] = field(default_factory=dict)
    under: str = ""
    inputs: str = ""
    said: str = ""
    made: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    sums: Mapping[str, str] = field(default_factory=dict)
    index: str = ""
    """What the index of the search is made from."""

    def take(self, name: str, key: str, target: Path) -> bool:
        """Put a file of the last build at `target` if it was made from the same; whether it was."""
        self.made[name] = key
        known = self.files.get(name)
        if known is None or known.key != key or not self._untouched(name, known):
            return False
        source = self.folder / name
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

    def made_all(self, site: Path, folder: str) -> None:
        """Know that all files of a folder of this build are those of the index."""
        names = (f"{folder}/{name}" for name, _ in walk(str(site / folder)))
        self.made |= {name: self.index for name in names if name not in self.made}

    def _untouched(self, name: str, known: Known) -> bool:
        try:
            told = (self.folder / name).stat()
        except OSError:
            return False
        return (told.st_size, told.st_mtime_ns) == (known.size, known.time)

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
            walked = [*walk(str(self.folder))]
        except OSError:
            return False
        there = {name: (told.st_size, told.st_mtime_ns) for name, told in walked}
        return there == {name: (one.size, one.time) for name, one in self.files.items()}


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
        name: Known(last.made[name], told.st_size, told.st_mtime_ns, "")
        for name, told in walk(str(folder))
        if name in last.made
    }
    return Kept(folder, files)


def inputs(paths: Iterable[Path], *told: str) -> str:
    """Names what files and folders hold, and what else was told.

    It is "" where something has just been written, leads elsewhere or cannot be read.
    """
    whole = hashlib.sha256("\0".join(told).encode(errors="surrogatepass"))
    newest = 0
    try:
        found = [(path, *one) for path in paths for one in walk(str(path))]
    except OSError:
        return ""
    for path, name, one in found:
        if stat.S_ISLNK(one.st_mode):
            return ""
        times = one.st_mtime_ns, one.st_ctime_ns
        newest = max(newest, *times)
        whole.update(f"\0{path.name}/{name} {one.st_size} {times}".encode(errors="replace"))
    return whole.hexdigest() if newest < time.time_ns() - _FRESH else ""


def walk(folder: str, above: str = "") -> Iterator[tuple[str, os.stat_result]]:
    """Every file under a folder by its path below it, or the one file itself; in a fixed order.

    Links are not followed. What is not there has no files.
    """
    if not os.path.isdir(folder) or os.path.islink(folder):  # noqa: PTH112, PTH114 - for each folder
        if os.path.lexists(folder):
            yield "", os.lstat(folder)
        return
    for one in sorted(os.scandir(folder), key=lambda one: one.name):
        if one.is_dir(follow_symlinks=False):
            yield from walk(one.path, f"{above}{one.name}/")
        else:
            yield f"{above}{one.name}", one.stat(follow_symlinks=False)


def read(path: Path, folder: Path, program: str) -> Kept:
    """What a file tells of the last build by the same program; nothing if it is not there or broken."""
    try:
        told = json.loads(path.read_bytes())
        lately.used(path)
        if told["program"] == program:
            files = {str(name): Known(*one) for name, one in told["files"].items()}
            under, inputs, said = (str(told[one]) for one in ("under", "inputs", "said"))
            return Kept(folder, files, under, inputs, said)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    return Kept(folder)


def write(path: Path, kept: Kept, program: str) -> None:
    """Tell the next build what stands in a finished folder."""
    files = {
        name: (kept.made.get(name, ""), told.st_size, told.st_mtime_ns, kept.sums.get(name, ""))
        for name, told in walk(str(kept.folder))
    }
    draft = path.with_name(f"{path.name}.new")
    draft.parent.mkdir(parents=True, exist_ok=True)
    told = {"under": kept.under, "inputs": kept.inputs, "said": kept.said}
    whole = {"program": program, **told, "files": files}
    draft.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    draft.replace(path)
