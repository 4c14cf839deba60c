"""The text of a CSV file → records; places are found only when somebody asks."""

import csv
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import Code, Diagnostic, Location

from .files import split_lines, too_large
from .record import Path, Raw, Record, Span

CODES = (
    Code(
        "source/csv-quote",
        "CSV 的引号没有配对",
        "一格以英文双引号开头却没有结束，后面的内容会被当成同一格。",
        "在该格末尾补上双引号；格内本身的双引号要写成两个。用 WPS 或 Excel 保存不会出现这个问题。",
    ),
    Code(
        "source/csv-cell",
        "CSV 的一格写法有误",
        "引号结束之后、逗号之前还有文字，分不清这一格到哪里为止。",
        "把整格放进一对英文双引号里，格内本身的双引号写成两个；或改用中文引号。",
    ),
    Code(
        "source/csv-header",
        "CSV 的表头有问题",
        "第一行必须是表头，每一列有名称，名称不能重复。",
        "给空的列写上名称，或删除多余的列；重复的列只留一列。",
    ),
    Code(
        "source/csv-extra-cell",
        "这一行的格子比表头多",
        "多出来的内容没有对应的列，通常是格子里的英文逗号没有加引号。",
        "把含英文逗号的格子用双引号括起来，或改用中文逗号；用 WPS 或 Excel 保存会自动处理。",
    ),
)

COLUMNS = 500
"""How many columns a table may have; a real one has thirty."""

ROWS = 120_000
"""How many lines a table may have."""

LONGEST = 100_000
"""How many characters a cell may have."""

COMMAS = 20_000
"""How many commas a line may have; a spreadsheet may leave a whole row of empty cells."""

FAULTS = 1_000
"""How many faulty rows are told of; the rest of the table is then not read."""

_TOO_WIDE = f"这一行超过 {COLUMNS} 格"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_CELL = re.compile(r'"(?:[^"]|"")*"[^,\r\n]*|[^,\r\n]*')
_WHOLE = re.compile(r'"(?:[^"]|"")*"(?=,|\r|\n|$)')
_MEND = {code.id: code.mend for code in CODES}


class _Row(Struct, frozen=True):
    """One data row with its text and where it begins: character, line from 1, spreadsheet row from 1."""

    cells: Sequence[str]
    text: str
    start: int
    line: int
    row: int


class _TooLargeError(Exception):
    """A table has more in it than is read."""


class _Tape:
    """Hands lines to the csv module and remembers how much it has taken, and where a row began."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.taken = self.start = 0
        self.count, self.line = 0, 1

    def __iter__(self) -> Iterator[str]:
        for found in _LINE.finditer(self.text):
            line = found[0]
            self.taken += len(line)
            self.count += 1
            if self.count > ROWS:
                raise _TooLargeError(f"表格超过 {ROWS} 行")
            if line.count(",") > COMMAS:
                raise _TooLargeError(_TOO_WIDE)
            yield line


def _rows(tape: _Tape) -> Iterator[_Row]:
    csv.field_size_limit(LONGEST)
    reader = csv.reader(tape, strict=True)
    number = 0
    while True:
        tape.start, tape.line = tape.taken, tape.count + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        number += 1
        yield _Row(cells, tape.text[tape.start : tape.taken], tape.start, tape.line, number)


def _span(row: _Row, column: int) -> Span:
    """The place of the cell `column` (from 0) of a row, or of the row's end when it is missing."""
    at, text = 0, row.text
    found = _CELL.match(text)
    for _ in range(column):
        if found is None or text[found.end() : found.end() + 1] != ",":
            break
        at = found.end() + 1
        found = _CELL.match(text, at)
    end = found.end() if found else at
    before = split_lines(text[:at])
    style = '"' if text[at : at + 1] == '"' else ""
    line = row.line + len(before) - 1
    return Span(line, len(before[-1]) + 1, row.start + at, row.start + end, style)


def read(text: str, file: str) -> tuple[list[Record], list[Diagnostic]]:
    """The records of a table and its faults; a faulty row is left out, the others stand."""
    tape = _Tape(text)
    records: list[Record] = []
    faults: list[Diagnostic] = []
    header: list[str] | None = None
    try:
        for row in _rows(tape):
            if not any(cell.strip() for cell in row.cells):
                continue
            if len(faults) > FAULTS:
                faults.append(too_large(f"有 {FAULTS} 处以上的错误，其余的没有读", file, row.line))
                break
            if header is None:
                header = _names(row.cells)
                if len(header) > COLUMNS:
                    raise _TooLargeError(_TOO_WIDE)
                faults.extend(_header_faults(file, row, header))
            elif len(row.cells) > len(header) and any(
                cell.strip() for cell in row.cells[len(header) :]
            ):
                faults.append(_extra_cell(file, row, header))
            else:
                records.append(_record(file, row, header))
    except _TooLargeError as error:
        faults.append(too_large(str(error), file, tape.count))
    except csv.Error as error:
        if "field limit" in str(error):
            message = f"从这一行开始的一格超过 {LONGEST} 个字，可能是引号没有配对"
            faults.append(too_large(message, file, tape.line))
        else:
            faults.append(_bad_cell(text, file, tape))
    return records, faults


def header(text: str, file: str) -> Record | None:
    """The column names of a table as a record, so that each has a place; None where there are none."""
    try:
        row = next(row for row in _rows(_Tape(text)) if any(cell.strip() for cell in row.cells))
    except (StopIteration, csv.Error, _TooLargeError):
        return None
    names = _names(row.cells)
    return _record(file, row, names) if len(names) <= COLUMNS else None


def _names(cells: Sequence[str]) -> list[str]:
    """The column names, without the empty columns a spreadsheet leaves at the end."""
    names = [cell.strip() for cell in cells]
    while not names[-1]:
        names.pop()
    return names


def _record(file: str, row: _Row, header: list[str]) -> Record:
    cells = zip(header, row.cells, strict=False)
    data: dict[str, Raw] = {name: cell for name, cell in cells if name and cell}

    def find(path: Path) -> Span:
        if path and path[0] in header:
            return _span(row, header.index(str(path[0])))
        breaks = len(split_lines(",".join(row.cells))) - 1
        return replace(_span(row, 0), last=row.line + breaks)

    return Record(file, data, find, row.row, header, row.line, row.text)


def _header_faults(file: str, row: _Row, header: list[str]) -> Iterator[Diagnostic]:
    for index, name in enumerate(header):
        if not name or name in header[:index]:
            span = _span(row, index)
            place = Location(file, span.line, span.column, row.row, name)
            message = f"列名“{name}”出现了两次" if name else f"第 {index + 1} 列没有名称"
            yield Diagnostic("source/csv-header", message, place, help=_MEND["source/csv-header"])


def _extra_cell(file: str, row: _Row, header: list[str]) -> Diagnostic:
    span = _span(row, len(header))
    message = (
        f"表头有 {len(header)} 列，这一行有 {len(row.cells)} 格，多出“{row.cells[len(header)]}”"
    )
    place = Location(file, span.line, span.column, row.row)
    return Diagnostic("source/csv-extra-cell", message, place, help=_MEND["source/csv-extra-cell"])


def _bad_cell(text: str, file: str, tape: _Tape) -> Diagnostic:
    """The fault of the row at which the csv module gave up, at the cell whose quotes are wrong."""
    at = tape.start
    while text[at : at + 1] != '"' or _WHOLE.match(text, at):
        found = _CELL.match(text, at)
        at = found.end() + 1 if found else len(text)
        if at >= len(text):
            at = tape.start
            break
    closed = '"' in text[at + 1 : tape.taken].replace('""', "")
    code, message = (
        ("source/csv-cell", "这一格的引号后面还有文字")
        if closed
        else ("source/csv-quote", "这里的英文双引号没有配对，其后的内容无法分清格子")
    )
    before = split_lines(text[tape.start : at])
    place = Location(file, tape.line + len(before) - 1, len(before[-1]) + 1)
    return Diagnostic(code, message, place, help=_MEND[code])
