"""A zip file → its members, within limits of number, size and depth."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from msgspec import Struct

MEMBERS = 4000
"""How many files an archive may hold; a report of a hundred pages has about a hundred."""

UNPACKED = 64 * 1024 * 1024
"""How many bytes all that is inside of a file may have together, at any depth."""

DEEPEST = 5
"""How many files may lie one inside the other."""

TAGS = 800_000
"""How many tags of XML are looked at, at any depth; a table of 10,000 rows and 30 columns has 600,000."""

_ENCRYPTED = 0x1
_DIRECTORY = b"PK\x01\x02"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError)
"""What reading a damaged archive raises."""


class BombError(Exception):
    """A file that unpacks to more than is looked at."""


class LockedError(Exception):
    """A file that opens only with a password."""


class BrokenError(Exception):
    """A file that is not what its name says, or is damaged."""


class Budget(Struct):
    """What may still be unpacked, counted over a file and all that lies in it."""

    left: int = UNPACKED
    members: int = MEMBERS
    tags: int = TAGS

    def spend(self, size: int) -> None:
        """Count bytes; raises BombError when there are too many."""
        self.left -= size
        if self.left < 0:
            raise BombError


@dataclass(frozen=True, slots=True)
class Archive:
    """An open archive whose members are read within a budget."""

    file: zipfile.ZipFile
    budget: Budget
    names: tuple[str, ...]
    _read: dict[str, bytes] = field(default_factory=dict, repr=False)

    def read(self, name: str) -> bytes:
        """The bytes of a member; raises what `BROKEN` names, BombError or LockedError."""
        if name not in self._read:
            self._read[name] = self._unpack(self.file.getinfo(name))
        return self._read[name]

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & _ENCRYPTED:
            raise LockedError
        if info.compress_type not in _METHODS:
            raise BrokenError
        try:
            with self.file.open(info) as stream:
                data = stream.read(self.budget.left + 1)
        except BROKEN as error:
            raise BrokenError from error
        self.budget.spend(len(data))
        return data

    def find(self, prefix: str = "", suffix: str = "") -> Iterator[str]:
        """The names of members that begin and end so."""
        return (
            name for name in self.names if name.startswith(prefix) and name.lower().endswith(suffix)
        )


def is_zip(data: bytes) -> bool:
    """Whether bytes begin as an archive does."""
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def unpack(data: bytes, budget: Budget) -> Archive:
    """The archive in some bytes; raises BombError or BrokenError."""
    budget.members -= data.count(_DIRECTORY)
    if budget.members < 0:
        raise BombError
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise BrokenError from error
    names = tuple(info.filename for info in file.infolist() if not info.is_dir())
    return Archive(file, budget, names)
