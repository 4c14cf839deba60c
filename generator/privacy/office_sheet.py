"""The sheets of an Excel file → the text of each cell with its address, and hidden parts."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from .archive import Archive
from .documents_xml import walk
from .model import Contents, Fault, Piece

_SHEET = re.compile(r"xl/worksheets/[^/]*\.xml", re.IGNORECASE)
STRINGS = "xl/sharedStrings.xml"
_DIGITS = re.compile(r"(?:\d\D{0,3}){5}\d")
_LONG = re.compile(r"(?:\d\D{0,3}){10}\d")
_TRUE = ("1", "true", "on")
HEADERS = 64
"""How many columns of a sheet are looked at for a header that names what stands below."""


def is_sheet(name: str) -> bool:
    """Whether a part of the file is a sheet or holds the texts of all of them."""
    return bool(_SHEET.fullmatch(name)) or name == STRINGS


class _Strings(Struct):
    """The texts that cells share."""

    texts: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "si":
            self.parts.clear()

    def end(self, tag: str, text: str) -> None:
        if tag == "t":
            self.parts.append(text)
        elif tag == "si":
            self.texts.append("".join(self.parts))

    def at(self, text: str) -> str:
        """The shared text with a number."""
        index = int(text) if text.isdecimal() and len(text) < 9 else -1
        if not 0 <= index < len(self.texts):
            return text
        self.used.add(index)
        return self.texts[index]

    def unused(self) -> Iterator[Piece]:
        """Texts that no cell shows any more."""
        for index, text in enumerate(self.texts):
            if text and index not in self.used:
                yield Piece(text, "表格里已经删去的文字")


class _Book(Struct):
    """The names of the sheets by the id of their part, and whether one is hidden."""

    sheets: dict[str, str] = field(default_factory=dict)
    hidden: bool = False

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "sheet":
            self.sheets[attributes.get("id", "")] = attributes.get("name", "")
            self.hidden |= attributes.get("state", "visible") != "visible"

    def end(self, tag: str, text: str) -> None:
        """Nothing stands between the tags."""


class _Links(Struct):
    """The parts of a file by their ids."""

    targets: dict[str, str] = field(default_factory=dict)

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "Relationship":
            target = attributes.get("Target", "").removeprefix("/xl/")
            self.targets[f"xl/{target}"] = attributes.get("Id", "")

    def end(self, tag: str, text: str) -> None:
        """Nothing stands between the tags."""


class _Sheet(Struct):
    """One sheet: pieces of its cells and rows."""

    name: str
    strings: _Strings
    pieces: list[Piece] = field(default_factory=list)
    hidden: bool = False
    header: dict[str, str] = field(default_factory=dict)
    row: dict[str, str] = field(default_factory=dict)
    cell: str = ""
    kind: str = ""
    value: list[str] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in ("row", "col"):
            self.hidden |= attributes.get("hidden", "0").lower() in _TRUE
            self.row = {} if tag == "row" else self.row
        elif tag == "c":
            self.cell, self.kind = attributes.get("r", ""), attributes.get("t", "n")
            self.value = []

    def end(self, tag: str, text: str) -> None:
        if tag == "v" and text:
            self.value.append(self._text(text))
        elif tag in ("t", "f", "oddHeader", "oddFooter", "evenHeader", "evenFooter"):
            self._add(tag, text)
        elif tag == "c" and self.value:
            self._finish_cell()
        elif tag == "row":
            self._finish_row()

    def _add(self, tag: str, text: str) -> None:
        if tag in ("t", "f"):
            self.value.append(text)
        elif text:
            self.pieces.append(Piece(text, f"工作表“{self.name}”的页眉页脚"))

    def _text(self, text: str) -> str:
        if self.kind == "s":
            return self.strings.at(text)
        if self.kind == "n" and re.fullmatch(r"\d(?:\.\d+)?[eE]\+?\d{1,2}", text):
            return f"{float(text):.0f}"
        return text

    def _finish_cell(self) -> None:
        value = " ".join(self.value).strip()
        column = self.cell.rstrip("0123456789")
        self.row[column] = value
        if "@" in value or _DIGITS.search(value):
            named = self.header.get(column, "")
            text = f"{named}：{value}" if named else value
            self.pieces.append(Piece(text, f"工作表“{self.name}”{self.cell}"))

    def _finish_row(self) -> None:
        words = {column: text for column, text in self.row.items() if text}
        if not self.header and len(words) > 1:
            self.header = dict(list(words.items())[:HEADERS])
        places = {_place(column): text for column, text in words.items()}
        last = min(max(places, default=0), HEADERS)
        self.rows.append(tuple(places.get(at, "") for at in range(1, last + 1)))
        text = "；".join(text for text in words.values() if not _LONG.search(text))
        if text:
            number = re.sub(r"\D", "", self.cell)
            self.pieces.append(Piece(text, f"工作表“{self.name}”第 {number} 行"))


def _place(column: str) -> int:
    """The number of a column from 1 after its letters."""
    place = 0
    for letter in column[:4]:
        place = place * 26 + ord(letter) % 32
    return place


def read(archive: Archive) -> Contents:
    """The texts of all sheets, and whether sheets, rows or columns are hidden."""
    strings, book, links = _Strings(), _Book(), _Links()
    for part, name in (
        (strings, STRINGS),
        (book, "xl/workbook.xml"),
        (links, "xl/_rels/workbook.xml.rels"),
    ):
        if name in archive.names:
            walk(archive.read(name), part.begin, part.end, archive.budget)
    pieces: list[Piece] = []
    faults = [Fault("hidden-sheet", "")] if book.hidden else []
    for name, sheet in _sheets(archive, book, links, strings):
        walk(archive.read(name), sheet.begin, sheet.end, archive.budget)
        pieces += sheet.pieces
        pieces.append(Piece("", f"工作表“{sheet.name}”", rows=tuple(sheet.rows)))
        if sheet.hidden:
            faults.append(Fault("hidden-cells", ""))
    pieces += strings.unused()
    return Contents(tuple(pieces), tuple(dict.fromkeys(faults)))


def _sheets(
    archive: Archive, book: _Book, links: _Links, strings: _Strings
) -> Iterator[tuple[str, _Sheet]]:
    for name in filter(_SHEET.fullmatch, archive.names):
        title = book.sheets.get(links.targets.get(name, ""), "")
        yield name, _Sheet(title or name.rpartition("/")[2], strings)
