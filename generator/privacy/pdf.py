"""A PDF → its texts, and what in it readers do not see."""

import re
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # it ships no types
from msgspec.structs import replace

from . import pdf_limits
from .archive import BombError, BrokenError, Budget
from .model import Contents, Fault, Piece

PAGES = 2000
"""How many pages are looked at."""

OBJECTS = 300_000
"""How many objects a file may have."""

_LOCK = threading.Lock()
_PLAIN = re.compile(r"[\w@]{2}")
_BROKEN = (
    *(pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, TypeError, KeyError, AttributeError),
    *(RuntimeError, IndexError, NotImplementedError, OSError, zlib.error),
)


def read(data: bytes, budget: Budget, inner: Callable[[str, bytes], Contents]) -> Contents:
    """The texts of all pages, of notes, forms, properties and embedded files, and faults."""
    pdf_limits.check(data, budget)
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            pages = _pages(pdf)
            strings, faults, files = _objects(pdf)
            pdf_limits.forms(pdf)
            faults += _layers(pdf)
    except pikepdf.PasswordError:
        return Contents((), (Fault("encrypted", "文件设有密码，无法检查内容"),))
    except _BROKEN as error:
        raise BrokenError from error
    pieces = [*_texts(data, pages), *strings]
    for name, content in files:
        budget.spend(len(content))
        found = inner(name, content)
        pieces += (
            replace(one, where=f"内嵌文件“{name}” {one.where}".strip(), line=0)
            for one in found.pieces
        )
        faults += found.faults
    return Contents(tuple(pieces), tuple(dict.fromkeys(faults)))


def _pages(pdf: pikepdf.Pdf) -> int:
    """How many pages a file says that it has; raises BombError for too many."""
    count = int(pdf.Root.Pages.get("/Count", 0))
    if count > PAGES or len(pdf.objects) > OBJECTS:
        raise BombError
    return count


def _texts(data: bytes, expected: int) -> Iterator[Piece]:
    """The text of each page."""
    # The library may be used by one thread only.
    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except _BROKEN as error:
            raise BrokenError from error
        try:
            for number in range(min(len(document), PAGES)):
                with suppress(*_BROKEN):
                    yield Piece(_text(document, number), f"第 {number + 1} 页")
        finally:
            document.close()


def _text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    try:
        words = page.get_textpage()
        try:
            return str(words.get_text_range(errors="ignore"))
        finally:
            words.close()
    finally:
        page.close()


def _objects(pdf: pikepdf.Pdf) -> tuple[list[Piece], list[Fault], list[tuple[str, bytes]]]:
    """All strings in a file outside of its pages, faults, and the files embedded in it."""
    texts: dict[str, str] = {}
    faults: list[Fault] = []
    files: list[tuple[str, bytes]] = []
    for item in pdf.objects:
        if not isinstance(item, (pikepdf.Dictionary, pikepdf.Stream, pikepdf.Array)):
            _string(item, "", texts)
            continue
        kind = str(item.get("/Type", "")) if not isinstance(item, pikepdf.Array) else ""
        if kind == "/EmbeddedFile" and isinstance(item, pikepdf.Stream):
            files.append(("附件", item.read_bytes()))
        elif kind == "/Metadata" and isinstance(item, pikepdf.Stream):
            xmp = item.read_bytes().decode("utf-8", "replace")
            texts.setdefault(" ".join(re.sub(r"<[^>]*>", " ", xmp).split()), "文件属性")
        if kind == "/Sig" or (kind == "" and _get(item, "/ByteRange") is not None):
            faults.append(Fault("signed", "文件带有电子签名"))
        if _get(item, "/Subtype") in _NOTES and _get(item, "/Rect") is not None:
            faults.append(Fault("comments", "文件里有批注"))
        _collect(item, "批注、表单或属性", texts, 0)
    for value in dict(pdf.docinfo.items()).values():
        _string(value, "文件属性", texts)
    pieces = [Piece(text, where) for text, where in texts.items() if _PLAIN.search(text)]
    return pieces, list(dict.fromkeys(faults)), files


def _layers(pdf: pikepdf.Pdf) -> Iterator[Fault]:
    layers = pdf.Root.get("/OCProperties")
    shown = layers.get("/D") if isinstance(layers, pikepdf.Dictionary) else None
    if isinstance(shown, pikepdf.Dictionary) and (
        len(shown.get("/OFF", pikepdf.Array())) or shown.get("/BaseState") == "/OFF"
    ):
        yield Fault("hidden-layer", "文件里有隐藏的图层")


_NOTES = frozenset(
    f"/{name}"
    for name in [
        "Text",
        "FreeText",
        "Highlight",
        "Underline",
        "Squiggly",
        "StrikeOut",
        "Ink",
        "Caret",
        "Popup",
        "FileAttachment",
        "Sound",
        "Redact",
    ]
)


def _get(item: Any, key: str) -> Any:
    found = item.get(key) if not isinstance(item, pikepdf.Array) else None
    return str(found) if isinstance(found, pikepdf.Name) else found


def _collect(item: Any, where: str, texts: dict[str, str], depth: int) -> None:
    """The strings in an object and in what it holds directly; what it points to comes by itself."""
    if depth > 20:
        return
    if isinstance(item, pikepdf.Array):
        parts: list[Any] = list(item)
    elif isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
        parts = [item.get(key) for key in item.keys()]  # noqa: SIM118 - iterating a stream fails
    else:
        _string(item, where, texts)
        return
    for part in parts:
        direct = not getattr(part, "is_indirect", False)
        if direct:
            _collect(part, where, texts, depth + 1)


def _string(item: Any, where: str, texts: dict[str, str]) -> None:
    if isinstance(item, (str, pikepdf.String)):
        texts.setdefault(str(item)[:100_000], where)
