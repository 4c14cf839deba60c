"""A file of any format → the private information in its name and its texts, with places."""

import csv
import io
import re
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath

from msgspec import Struct

from . import documents, documents_text, headed
from .detect import find
from .model import Contents, Fault, Hit, Piece
from .terms import Searcher

DIRECT = frozenset(
    {".csv", ".yml", ".yaml", ".md", ".txt", ".html", ".htm", ".svg", ".json", ".xml"}
)
"""Formats whose hits can be shown by line and column."""


class Leak(Struct, frozen=True):
    """A hit and its place: `line`, `column` and `row` from 1, 0 where unknown; `where` in words."""

    hit: Hit
    file: str
    line: int = 0
    column: int = 0
    row: int = 0
    where: str = ""


class Searched(Struct, frozen=True):
    """What searching a file gives."""

    leaks: tuple[Leak, ...] = ()
    faults: tuple[Fault, ...] = ()


def search(name: str, data: bytes, searcher: Searcher) -> Searched:
    """All that is private in a file, each value once for each place; never raises."""
    suffix = PurePosixPath(name).suffix.lower()
    contents = _contents(name, suffix, data)
    found = list(_in_name(name, searcher))
    tables: list[Piece] = []
    for piece in contents.pieces:
        if piece.line:
            found += _in_text(name, suffix, piece, searcher)
        else:
            hits = find(piece.text, searcher)
            found += (Leak(hit, name, where=piece.where) for hit in hits)
            tables += [piece] if piece.rows else []
    known = {(leak.hit.kind, leak.hit.fingerprint) for leak in found}
    for piece in tables:
        for one in headed.search(piece.rows, searcher):
            if (one.hit.kind, one.hit.fingerprint) not in known:
                found.append(Leak(one.hit, name, where=f"{piece.where}，“{one.head}”一列"))
    # What a reader sees of a text and what stands in it are searched both.
    seen: dict[tuple[object, ...], Leak] = {}
    for leak in found:
        seen.setdefault((leak.hit.kind, leak.hit.fingerprint, leak.line or leak.where), leak)
    return Searched(tuple(seen.values()), contents.faults)


def _contents(name: str, suffix: str, data: bytes) -> Contents:
    if suffix in DIRECT and len(data) <= documents.LARGEST:
        read = documents_text.read(suffix, data)
        if read.pieces:
            return read
    return documents.read(name, data)


def _in_name(name: str, searcher: Searcher) -> Iterator[Leak]:
    for hit in find(name.replace("/", " / "), searcher):
        yield Leak(hit, name, where="文件名")


def _in_text(name: str, suffix: str, piece: Piece, searcher: Searcher) -> Iterator[Leak]:
    text = piece.text
    hits = find(text, searcher)
    table = suffix == ".csv" and piece.line == 1
    if hits:
        starts = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]
        rows = _Rows(text) if table else None
        for hit in hits:
            if rows and _over_rows(text, hit):
                continue
            line = bisect_right(starts, hit.start)
            column = hit.start - starts[line - 1] + 1
            yield Leak(hit, name, piece.line + line - 1, column, rows.row(line) if rows else 0)
    if headed.HEADER.search(text) or headed.HEALTH.search(text):
        if table:
            yield from _in_columns(name, text, searcher)
        elif suffix == ".md":
            yield from _in_bars(name, piece, searcher)


def _over_rows(text: str, hit: Hit) -> bool:
    """Whether a hit begins in one row of a table and ends in the next."""
    broken = "\n" in text[hit.start : hit.end] or "\r" in text[hit.start : hit.end]
    return broken and text.count('"', 0, hit.start) % 2 == 0


class _Rows:
    """The spreadsheet row of each line of a table, worked out when it is first asked for."""

    def __init__(self, text: str) -> None:
        self._ends: list[int] = []
        reader = csv.reader(io.StringIO(text, newline=""))
        try:
            self._ends.extend(reader.line_num for _ in reader)
        except csv.Error:
            self._ends = []

    def row(self, line: int) -> int:
        """The row in which a line lies, 0 where the table cannot be read."""
        return bisect_right(self._ends, line - 1) + 1 if self._ends else 0


def _in_columns(name: str, text: str, searcher: Searcher) -> Iterator[Leak]:
    """What only the head of a column tells to be private: dates of birth, illnesses."""
    lines: list[int] = []

    def rows() -> Iterator[list[str]]:
        reader = csv.reader(io.StringIO(text, newline=""))
        with suppress(csv.Error):
            for cells in reader:
                lines.append(reader.line_num)
                yield cells

    for found in headed.search(rows(), searcher):
        row = found.row
        yield Leak(found.hit, name, lines[row], 0, row + 1, f"“{found.head}”一列")


def _in_bars(name: str, piece: Piece, searcher: Searcher) -> Iterator[Leak]:
    """The same in the tables of a page of Markdown."""
    rows: list[list[str]] = []
    for number, line in enumerate([*piece.text.split("\n"), ""], piece.line):
        if "|" in line:
            rows.append([cell.strip() for cell in line.split("|")])
        elif rows:
            first = number - len(rows)
            for found in headed.search(rows, searcher):
                yield Leak(found.hit, name, first + found.row, where=f"“{found.head}”一列")
            rows = []
