"""Documents as they are searched, each read once: kept in a file from one build to the next."""

import hashlib
import sqlite3
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from . import forms, sounds, text, units
from .document import Document, UnreadError
from .shapes import Alphabet

_TABLES = """
create table if not exists made (by text);
create table if not exists last (told text);
create table if not exists units (number integer primary key, unit text);
create table if not exists pages (
  digest blob primary key, body blob, sounds text, title blob, names blob, units blob
);
create index if not exists said on pages (title, names);
"""

_SEPARATOR = " "
_READERS = ("document", "text", "units", "forms", "sounds", "store")
"""The modules that decide what is read from a document."""

_NARROW = np.dtype("<u2")
_WIDE = np.dtype("<u4")


class Store(Struct):
    """What has been read, by the digest of the document; and the number of every unit."""

    base: sqlite3.Connection
    alphabet: Alphabet
    kept: int
    """How many units the file knows."""
    used: Sequence[bytes] = ()
    """The digests of the documents that stay."""

    def add(self, document: Document, digest: bytes) -> tuple[int, int, int]:
        """Read a document, or know it; how many units its title, its names and its body have.

        Raises UnreadError where its text is not at hand and nobody has read it.
        """
        row = self.base.execute(
            "select title, names, units from pages where digest = ?", (digest,)
        ).fetchone()
        if row is None:
            if document.known:
                raise UnreadError(document.address)
            body, *fields = _read(document)
            row = tuple(_bytes(self.alphabet.row(one)) for one in fields)
            packed = zlib.compress(body.encode("utf-8", "surrogatepass"), 1)
            held = (digest, packed, self._spoken(row[:2], fields), *row)
            self.base.execute("insert into pages values (?, ?, ?, ?, ?, ?)", held)
        title, names, told = (len(_row(blob)) for blob in row)
        return title, names, told

    def _spoken(self, known: Sequence[bytes], fields: Sequence[Sequence[str]]) -> str:
        """The sounds of a title and names: mostly those of a document of which only the text differs."""
        told = self.base.execute(
            "select sounds from pages where title = ? and names = ? limit 1", known
        ).fetchone()
        title, names, *_ = fields
        return (
            str(told[0])
            if told
            else _SEPARATOR.join(sounds.syllables((*title, units.BREAK, *names)))
        )

    def fields(self, digests: Iterable[bytes]) -> tuple[list[NDArray[np.uint32]], ...]:
        """The titles, the names and the bodies of documents, as numbers of units."""
        found = [
            self.base.execute(
                "select title, names, units from pages where digest = ?", (digest,)
            ).fetchone()
            for digest in digests
        ]
        return tuple([_row(row[place]) for row in found] for place in range(3))

    def body(self, digest: bytes) -> str:
        """The words of a document as they are shown, without its title."""
        (packed,) = self.base.execute(
            "select body from pages where digest = ?", (digest,)
        ).fetchone()
        return zlib.decompress(packed).decode("utf-8", "surrogatepass")

    def sounds(self, digest: bytes) -> list[str]:
        """The sounds of the title and the names of a document."""
        (told,) = self.base.execute(
            "select sounds from pages where digest = ?", (digest,)
        ).fetchone()
        return str(told).split(_SEPARATOR)

    def last(self) -> str:
        """What has been told of the index that was made last; "" where nothing has."""
        (told,) = self.base.execute("select coalesce(max(told), '') from last").fetchone()
        return str(told)

    def holds(self, digests: Iterable[bytes]) -> bool:
        """Whether all of some documents have been read."""
        return self._known().issuperset(digests)

    def _known(self) -> set[bytes]:
        return {digest for (digest,) in self.base.execute("select digest from pages")}

    def tell(self, told: str) -> None:
        """Keep what is told of an index for the next one."""
        self.base.execute("delete from last")
        self.base.execute("insert into last values (?)", (told,))

    def keep(self) -> None:
        """Forget the documents that are no longer there, and write the rest to the file."""
        fresh = list(self.alphabet.numbers.items())[self.kept :]
        self.base.executemany("insert into units values (?, ?)", ((n, unit) for unit, n in fresh))
        gone = self._known().difference(self.used)
        self.base.executemany("delete from pages where digest = ?", ((one,) for one in gone))
        self.base.execute("commit")


@contextmanager
def opened(path: Path | None) -> Iterator[Store]:
    """A store in a file that lasts; without a path, or where another build holds it, one that does not."""
    base = _base(path) if path else None
    lasting = base is not None
    base = base or _fresh("")
    try:
        rows = base.execute("select unit from units order by number")
        alphabet = Alphabet(unit for (unit,) in rows)
        store = Store(base, alphabet, len(alphabet.numbers))
        yield store
        if lasting:
            store.keep()
    finally:
        base.close()


def _base(path: Path) -> sqlite3.Connection | None:
    """The file, empty if other code made it or it is broken; None if another build holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _fresh(str(path))
    except sqlite3.OperationalError:
        return None
    except sqlite3.DatabaseError:
        for broken in (path, path.with_name(f"{path.name}-journal")):
            broken.unlink(missing_ok=True)
        return _fresh(str(path))


def _fresh(path: str) -> sqlite3.Connection:
    """A base that holds what this code has read, and nothing else; raises DatabaseError if broken."""
    base = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        base.executescript(_TABLES)
        base.execute("begin immediate")
        if base.execute("pragma quick_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError(path)
        if base.execute("select by from made").fetchall() != [(_maker(),)]:
            for table in ("made", "last", "units", "pages"):
                base.execute(f"delete from {table}")  # noqa: S608 - names of ours
            base.execute("insert into made values (?)", (_maker(),))
    except sqlite3.DatabaseError:
        base.close()
        raise
    return base


@cache
def _maker() -> str:
    """Names the code and the tables that decide what is read from a document."""
    folder = Path(__file__).parent
    code = [(folder / f"{name}.py").read_bytes() for name in _READERS]
    told = (version("OpenCC"), version("pypinyin"), unicodedata.unidata_version, np.__version__)
    return hashlib.sha256(b"\0".join([*code, *(one.encode() for one in told)])).hexdigest()


def _read(document: Document) -> tuple[str, list[str], list[str], list[str]]:
    """The words of a document, and the units of its title, its names and its words."""
    head, _, rest = text.lines(document.text).partition("\n")
    body = rest if head == " ".join(document.title.split()) else f"{head}\n{rest}"
    title, names, words = (
        units.units(searched(one)) for one in (document.title, "\n".join(document.names), body)
    )
    return body, title, names, words


def searched(told: str) -> str:
    """Text in the form in which it is searched; its length stays."""
    return told.translate(_SEARCHED)


class _Searched(dict[int, str]):
    """The form of each character, worked out once."""

    def __missing__(self, code: int) -> str:
        self[code] = forms.simple(units.normal(chr(code)))
        return self[code]


_SEARCHED = _Searched()


def _bytes(row: NDArray[np.uint32]) -> bytes:
    """Numbers in two bytes each, or in four after a byte that tells it."""
    wide = bool(len(row)) and int(row.max()) > np.iinfo(_NARROW).max
    return b"\1" + row.astype(_WIDE).tobytes() if wide else b"\0" + row.astype(_NARROW).tobytes()


def _row(blob: bytes) -> NDArray[np.uint32]:
    return np.frombuffer(blob, _WIDE if blob[0] else _NARROW, offset=1).astype(np.uint32)
