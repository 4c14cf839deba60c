"""What a build is made from → two names for it: by the times of its files, and by what they hold.

The first is quick to find; the second is the same for a copy of the files, whose times differ.
"""

import errno
import hashlib
import os
import stat
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from generator import walk

_FRESH = 1_000_000_000
"""For how many nanoseconds a file is fresh: it may be written again within one tick of its clock."""


class Held(Struct, frozen=True, array_like=True):
    """A file by its size and times, all 0 where it is fresh, and the SHA-256 of what it holds."""

    size: int
    modified: int
    changed: int
    sum: str


class Inputs(Struct, frozen=True):
    """Files and folders, and what else was told; without any of them nothing can be known."""

    paths: tuple[Path, ...] = ()
    told: tuple[str, ...] = ()

    def seen(self) -> str:
        """Names what was told, and the files with their sizes and times.

        It is "" where something has just been written, leads elsewhere or cannot be read.
        """
        newest = 0
        seen: dict[str, str] = {}
        try:
            for name, _, told in self._files():
                newest = max(newest, told.st_mtime_ns, told.st_ctime_ns)
                seen[name] = f"{told.st_size} {told.st_mtime_ns} {told.st_ctime_ns}"
        except OSError:
            return ""
        return self._name(seen) if newest < time.time_ns() - _FRESH else ""

    def held(self) -> str:
        """Names what was told, and the files with what they hold; "" where that cannot be read."""
        return self.named(self.files())

    def files(self, known: Mapping[str, Held] | None = None) -> Mapping[str, Held]:
        """All files by their names; those `known` by their times are not read.

        There are none where one leads elsewhere or cannot be read.
        """
        found: dict[str, Held] = {}
        before = time.time_ns() - _FRESH
        try:
            for name, path, told in self._files():
                times = told.st_size, told.st_mtime_ns, told.st_ctime_ns
                old = known.get(name) if known else None
                if old is None or (old.size, old.modified, old.changed) != times:
                    digest = hashlib.sha256(path.read_bytes()).hexdigest()
                    times = times if max(times[1:]) < before else (0, 0, 0)
                    old = Held(*times, digest)
                found[name] = old
        except OSError:
            return {}
        return found

    def named(self, files: Mapping[str, Held]) -> str:
        """Names what was told, and some files with what they hold; "" without any."""
        return self._name({name: one.sum for name, one in files.items()})

    def _files(self) -> Iterator[tuple[str, Path, os.stat_result]]:
        """Every file with its name and what the system tells of it; raises OSError, of links too."""
        for path in self.paths:
            for name, told in walk.files(str(path)):
                if stat.S_ISLNK(told.st_mode):
                    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path / name))
                yield f"{path.name}/{name}", path / name, told

    def _name(self, files: Mapping[str, str]) -> str:
        whole = hashlib.sha256("\0".join(self.told).encode(errors="surrogatepass"))
        for name, value in files.items():
            whole.update(f"\0{name} {value}".encode(errors="replace"))
        return whole.hexdigest() if files else ""
