"""What a build is made from → two names for it: by the times of its files, and by what they hold.

The first is quick to find; the second is the same for a copy of the files, whose times differ.
"""

import hashlib
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from generator import walk

_FRESH = 1_000_000_000
"""For how many nanoseconds a file is fresh: it may be written again within one tick of its clock."""


class Inputs(Struct, frozen=True):
    """Files and folders, and what else was told; without any of them nothing can be known."""

    paths: tuple[Path, ...] = ()
    told: tuple[str, ...] = ()

    def seen(self) -> str:
        """Names what was told, and the files with their sizes and times.

        It is "" where something has just been written, leads elsewhere or cannot be read.
        """
        newest = 0

        def times(path: Path, told: os.stat_result) -> str:
            nonlocal newest
            newest = max(newest, told.st_mtime_ns, told.st_ctime_ns)
            return f"{told.st_size} {told.st_mtime_ns} {told.st_ctime_ns}"

        name = self._name(times)
        return name if newest < time.time_ns() - _FRESH else ""

    def held(self) -> str:
        """Names what was told, and the files with what they hold; "" where that cannot be read."""
        return self._name(lambda path, told: hashlib.sha256(path.read_bytes()).hexdigest())

    def _name(self, of: Callable[[Path, os.stat_result], str]) -> str:
        whole = hashlib.sha256("\0".join(self.told).encode(errors="surrogatepass"))
        try:
            for path in self.paths:
                for name, told in walk.files(str(path)):
                    if stat.S_ISLNK(told.st_mode):
                        return ""
                    line = f"\0{path.name}/{name} {of(path / name, told)}"
                    whole.update(line.encode(errors="replace"))
        except OSError:
            return ""
        return whole.hexdigest() if self.paths else ""
