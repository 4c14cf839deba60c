"""A document of Word, Excel or PowerPoint → its texts, and what in it readers do not see."""

import re
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from . import office_sheet
from .archive import Archive, BrokenError, Budget
from .documents_xml import walk
from .model import Contents, Fault, Piece

Inner = Callable[[str, bytes], Contents]
"""Reads a file that is embedded in another one."""

MACROS = "vbaproject.bin"

_FAULTS = {
    "comments": "文件里有批注",
    "tracked-changes": "文件里有没有接受或拒绝的修订",
    "hidden-sheet": "文件里有隐藏的工作表",
    "hidden-cells": "工作表里有隐藏的行或列",
    "hidden-slide": "文件里有隐藏的幻灯片",
    "hidden-text": "文件里有隐藏的文字",
    "macro": "文件里有宏",
}
_CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "cellIns"})
_TEXTUAL = frozenset({"author", "initials", "lastEdited", "descr", "title", "name", "userId"})
_BLOCKS = frozenset({"p", "si", "comment", "text", "definedName", "!"})
_TELLING = re.compile(r"[^\x00-\x7f]|@|\d{11}")
_LOOKS = re.compile(r"/(?:styles|fontTable|theme/|themes/|numbering|tableStyles|webSettings)")
"""Parts that say how a document looks; the names of fonts and styles in them are no texts."""

_NOTE = re.compile(r"(?:word|xl|ppt)/(?:threaded)?comments", re.IGNORECASE)


def fault(kind: str) -> Fault:
    """A fault of a document, in the words of staff."""
    return Fault(kind, _FAULTS[kind])


class _Part(Struct):
    """What one XML part of a document gives: its paragraphs, and kinds of faults."""

    where: str
    all: bool = False
    plain: bool = False
    texts: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    faults: set[str] = field(default_factory=set)
    row: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    table: list[tuple[str, ...]] = field(default_factory=list)
    tables: list[tuple[tuple[str, ...], ...]] = field(default_factory=list)
    cell: int = 0

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        if not self.plain and (tag in _CHANGES or tag in ("vanish", "sld")):
            self._changed(tag, attributes)
        if tag == "tr":
            self.row.clear()
            self.cells.clear()
        elif tag == "tc":
            self.cell = len(self.row)
        for name, value in attributes.items():
            if self.all or self._told(tag, name, value):
                self.said.append(value)

    def _told(self, tag: str, name: str, value: str) -> bool:
        """Whether an attribute is read by people, rather than by programs."""
        if self.plain or tag in ("panose1", "rsid"):
            return False
        return name in _TEXTUAL or bool(_TELLING.search(value))

    def _changed(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _CHANGES:
            self.faults.add("tracked-changes")
        elif tag == "vanish" and attributes.get("val", "1") not in ("0", "false", "off"):
            self.faults.add("hidden-text")
        elif tag == "sld" and attributes.get("show") in ("0", "false"):
            self.faults.add("hidden-slide")

    def end(self, tag: str, text: str) -> None:
        if tag in ("tab", "br", "cr"):
            self.texts.append(" ")
        elif tag in _BLOCKS:
            self.texts.append(text)
            self._break()
        elif tag == "tc":
            self.cells.append("".join(self.row[self.cell :]))
        elif tag == "tbl":
            self.tables.append(tuple(self.table))
            self.table.clear()
        elif tag == "tr":
            self.table.append(tuple(self.cells))
            self.rows.append("；".join(cell for cell in self.row if not _long_digits(cell)))
        elif text.strip():
            self.texts.append(text)
            if not _inline(tag):
                self._break()

    def _break(self) -> None:
        whole = "".join(self.texts).strip()
        self.texts.clear()
        if whole:
            self.said.append(whole)
            self.row.append(whole)

    def pieces(self) -> Iterator[Piece]:
        self._break()
        rows = (row for row in self.rows if "；" in row)
        yield from (Piece(text, self.where) for text in dict.fromkeys((*self.said, *rows)) if text)
        yield from (Piece("", f"{self.where}的表格", rows=table) for table in self.tables if table)


_PRINTER = re.compile(r"printersettings\d*\.bin$", re.IGNORECASE)
_long_digits = re.compile(r"\d[\d\W]{9,}\d").search
_inline = frozenset({"t", "delText", "instrText", "delInstrText", "rPh"}).__contains__


def read(archive: Archive, inner: Inner) -> Contents:
    """The texts of a document and what is wrong with it; `inner` reads what is embedded in it."""
    pieces: list[Piece] = []
    faults: list[Fault] = []
    names = [name for name in archive.names if not name.lower().endswith((".xml", ".rels", ".vml"))]
    for name in names:
        if name.lower().endswith(MACROS):
            faults.append(fault("macro"))
            pieces.append(Piece(crude(archive.read(name)), "宏"))
        elif not _PRINTER.search(name):
            found = inner(name.rpartition("/")[2], archive.read(name))
            pieces += (replace(one, where=_joined(name, one.where), line=0) for one in found.pieces)
            faults += found.faults
    if "xl/workbook.xml" in archive.names:
        found = office_sheet.read(archive)
        pieces += found.pieces
        faults += (fault(one.kind) for one in found.faults)
    for name in archive.names:
        if name not in names and not office_sheet.is_sheet(name):
            part = _part(name, archive.read(name), archive.budget)
            pieces += part.pieces()
            faults += (fault(kind) for kind in sorted(part.faults))
    return Contents(tuple(pieces), tuple(dict.fromkeys(faults)))


def _joined(name: str, where: str) -> str:
    outer = f"内嵌文件“{name.rpartition('/')[2]}”"
    return f"{outer} {where}" if where else outer


def _part(name: str, data: bytes, budget: Budget) -> _Part:
    everything = name.lower().startswith("customxml/item")
    part = _Part(_where(name), everything, bool(_LOOKS.search(name)))
    try:
        walk(data, part.begin, part.end, budget)
    except BrokenError:
        if not name.lower().endswith(".vml"):
            raise
        part.said.append(re.sub(r"<[^>]*>", " ", data.decode("utf-8", "replace")))
    if _NOTE.match(name) and part.said and "authors" not in name.lower():
        part.faults.add("comments")
    return part


_PLACES = (
    ("docprops/", "文件属性"),
    ("word/document", "正文"),
    ("word/header", "页眉"),
    ("word/footer", "页脚"),
    ("word/footnotes", "脚注"),
    ("word/endnotes", "尾注"),
    ("customxml/", "自定义数据"),
    ("xl/sharedstrings", "表格文字"),
    ("xl/pivot", "透视表"),
    ("xl/workbook", "工作簿"),
)


def _where(name: str) -> str:
    lower = name.lower()
    if _NOTE.match(name):
        return "批注"
    if slide := re.fullmatch(r"ppt/(slides|notesslides)/[a-z]+(\d+)\.xml", lower):
        return f"第 {slide[2]} 张幻灯片{'的备注' if slide[1] != 'slides' else ''}"
    return next((place for begin, place in _PLACES if lower.startswith(begin)), name)


def crude(data: bytes) -> str:
    """What in some bytes looks like text."""
    return "\n".join(run.decode("latin-1") for run in re.findall(rb"[\x20-\x7e]{6,}", data))
