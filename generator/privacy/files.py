"""A file of any format → the private information in its name and its texts, with places."""

import csv
import io
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from . import documents, documents_text
from .detect import find
from .mask import fingerprint, masked
from .model import Contents, Fault, Hit, Piece
from .terms import Searcher

DIRECT = frozenset(
    {".csv", ".yml", ".yaml", ".md", ".txt", ".html", ".htm", ".svg", ".json", ".xml"}
)
"""Formats whose hits can be shown by line and column."""

_HEADER = re.compile(
    r"出生|生日|身份证|证件|卡号|[账帐]号|开户|住址|学籍|监护|QQ|微信|护照|车牌|邮箱"
)
_HEALTH = re.compile(r"致困|病情|病史|患病|疾病|健康|残疾|低保|特困|困难原因|困难类型")
_EMPTY = frozenset({"", "无", "否", "/", "-", "—", "0", "良好", "健康"})


@dataclass(frozen=True, slots=True)
class Leak:
    """A hit and its place: `line`, `column` and `row` from 1, 0 where unknown; `where` in words."""

    hit: Hit
    file: str
    line: int = 0
    column: int = 0
    row: int = 0
    where: str = ""


@dataclass(frozen=True, slots=True)
class Searched:
    """What searching a file gives."""

    leaks: tuple[Leak, ...] = ()
    faults: tuple[Fault, ...] = ()


def search(name: str, data: bytes, searcher: Searcher) -> Searched:
    """All that is private in a file, each value once for each place; never raises."""
    suffix = PurePosixPath(name).suffix.lower()
    contents = _contents(name, suffix, data)
    found = list(_in_name(name, searcher))
    for piece in contents.pieces:
        if piece.line:
            found += _in_text(name, suffix, piece, searcher)
        else:
            hits = find(piece.text, searcher)
            found += (Leak(hit, name, where=piece.where) for hit in hits)
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
    if table and (_HEADER.search(text) or _HEALTH.search(text)):
        yield from _in_columns(name, text, searcher)


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
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        header = next(reader, [])
        told = [at for at, head in enumerate(header) if _HEADER.search(head)]
        ill = [at for at, head in enumerate(header) if _HEALTH.search(head)]
        person = next((at for at, head in enumerate(header) if "姓名" in head), -1)
        for number, cells in enumerate(reader, 2) if told or ill else ():
            for at in told:
                if at < len(cells) and cells[at]:
                    lead = f"{header[at]}："
                    for hit in find(lead + cells[at], searcher):
                        yield Leak(hit, name, reader.line_num, 0, number, f"“{header[at]}”一列")
            for at in ill if 0 <= person < len(cells) and cells[person].strip() else ():
                if at < len(cells) and cells[at].strip() not in _EMPTY:
                    yield _illness(name, header[at], cells[at], reader.line_num, number)
    except csv.Error:
        return


def _illness(name: str, head: str, cell: str, line: int, row: int) -> Leak:
    kind = "hardship"
    hit = Hit(kind, 0, len(cell), masked(kind, cell), fingerprint(kind, cell))
    return Leak(hit, name, line, 0, row, f"“{head}”一列")
