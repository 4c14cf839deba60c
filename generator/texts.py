"""Texts that a build keeps for the next ones, each by a name for all that it was made from.

They lie in one file of the cache, which other builds may share. What has been read from it is as
good as made anew only if the name tells of the program too.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path

from msgspec import Struct, field

from generator import lately

_MANY = 500
"""Texts that are written at once, so that few are held."""

_TABLE = "create table if not exists texts (name blob primary key, text blob, used integer)"


class Texts(Struct):
    """The texts of a file: what has been `used` of it, and what is `fresh` and not yet in it."""

    path: Path
    used: set[bytes] = field(default_factory=set)
    fresh: dict[bytes, str] = field(default_factory=dict)
    base: sqlite3.Connection | None = None

    def find(self, name: bytes) -> str | None:
        """The text of a name; None where there is none, or the file cannot be read."""
        if self.base is None:
            return None
        ask = "select text from texts where name = ?"
        try:
            row = self.base.execute(ask, (name,)).fetchone()
            text = row and str(row[0], "utf-8", "surrogatepass")
        except (sqlite3.Error, TypeError, UnicodeDecodeError):
            return None
        if text is not None:
            self.used.add(name)
        return text

    def put(self, name: bytes, text: str) -> None:
        """Give a text to those who ask for it in the next build."""
        self.fresh[name] = text
        if len(self.fresh) >= _MANY:
            _kept(self.path, partial(_add, self.fresh))
            self.fresh = {}


@contextmanager
def opened(path: Path) -> Iterator[Texts]:
    """The texts of a file, to be asked for while the block lasts; each process opens it for itself."""
    store = Texts(path)
    try:
        store.base = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", timeout=1, uri=True)
    except sqlite3.Error:
        yield store
        return
    with closing(store.base):
        yield store
    store.base = None  # So that a copy of a process can hand over the rest.


def keep(path: Path, stores: Iterable[Texts]) -> None:
    """Write what is fresh in the stores of a file, and forget what nobody has used for long.

    Nothing is kept where that is not allowed, or while another build writes it.
    """
    stores = tuple(stores)
    fresh = {name: text for one in stores for name, text in one.fresh.items()}
    used = {name for one in stores for name in one.used}

    def work(base: sqlite3.Connection) -> None:
        _add(fresh, base)
        today = lately.day()
        ask = "update texts set used = ? where name = ? and used < ?"
        base.executemany(ask, ((today, name, today) for name in used))
        base.execute("delete from texts where used < ?", (today - lately.LONG // lately.DAY,))

    _kept(path, work)


def _add(fresh: Mapping[bytes, str], base: sqlite3.Connection) -> None:
    today = lately.day()
    rows = ((name, text.encode("utf-8", "surrogatepass"), today) for name, text in fresh.items())
    base.executemany("insert or replace into texts values (?, ?, ?)", rows)


def _kept(path: Path, work: Callable[[sqlite3.Connection], None]) -> None:
    """Have something written to the file; one that is broken goes."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with closing(sqlite3.connect(path, timeout=1)) as base, base:
                # All of it can be made again, so that it need not outlive a loss of power.
                base.execute("pragma synchronous = off")
                base.execute(_TABLE)
                work(base)
            lately.used(path)
        except sqlite3.OperationalError:
            return
        except sqlite3.DatabaseError:
            path.unlink()
