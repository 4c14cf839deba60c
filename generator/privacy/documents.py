"""Any file → all texts that can be found in it, and why it should not be published."""

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator import later

from . import archive, documents_text
from .archive import BombError, BrokenError, Budget, LockedError
from .model import Contents, Fault, Piece

if TYPE_CHECKING:
    from . import images, office, office_old, pdf
else:
    images = later.module(f"{__package__}.images")
    office = later.module(f"{__package__}.office")
    office_old = later.module(f"{__package__}.office_old")
    pdf = later.module(f"{__package__}.pdf")

LARGEST = 50 * 1024 * 1024
"""How many bytes of a file are looked at."""

TEXT = frozenset(
    [
        ".txt",
        ".csv",
        ".md",
        ".html",
        ".htm",
        ".svg",
        ".xml",
        ".xhtml",
        ".rss",
        ".json",
        ".js",
        ".mjs",
        ".css",
        ".yml",
        ".yaml",
        ".ics",
        ".webmanifest",
        ".map",
        ".toml",
        ".py",
        ".j2",
        ".lock",
        ".cfg",
        ".ini",
        ".sh",
        ".bat",
    ]
)
"""Formats that are text."""

PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x28\xb5\x2f\xfd")
"""How archives begin that are not opened."""

_WORDS = {
    "unreadable": "压缩文件不是 zip，无法检查内容",
    "broken": "文件打不开，已经损坏或与扩展名不符",
    "encrypted": "文件设有密码，无法检查内容",
    "bomb": "文件解开以后太大或层次太多，无法检查内容",
    "too-large": f"文件超过 {LARGEST // (1024 * 1024)} MB，无法检查内容",
}


def read(name: str, data: bytes) -> Contents:
    """The texts and faults of a file; never raises, whatever its bytes."""
    if len(data) > LARGEST:
        return _only("too-large")
    return _read(name, data, Budget(), 0)


def _only(kind: str) -> Contents:
    return Contents((), (Fault(kind, _WORDS[kind]),))


def _read(name: str, data: bytes, budget: Budget, depth: int) -> Contents:
    try:
        return _any(name, data, budget, depth)
    except BombError:
        return _only("bomb")
    except LockedError:
        return _only("encrypted")
    except BrokenError:
        return _only("broken")
    except (MemoryError, RecursionError):
        return _only("bomb")
    except Exception:  # noqa: BLE001 - the parsers of five formats, on bytes that anybody may send
        return _only("broken")


def _any(name: str, data: bytes, budget: Budget, depth: int) -> Contents:
    def inner(name: str, data: bytes) -> Contents:
        if depth >= archive.DEEPEST:
            raise BombError
        return _read(name, data, budget, depth + 1)

    suffix = PurePosixPath(name.lower()).suffix
    if archive.is_zip(data):
        return _archive(data, budget, inner)
    if data.startswith(office_old.MAGIC):
        return office_old.read(data)
    if b"%PDF-" in data[:1024]:
        return pdf.read(data, budget, inner)
    if images.kind(data):
        return images.read(data)
    if suffix in TEXT or (b"\0" not in data[:8192] and documents_text.decode(data) is not None):
        return documents_text.read(suffix, data)
    return _binary(suffix, data)


def _archive(data: bytes, budget: Budget, inner: "office.Inner") -> Contents:
    opened = archive.unpack(data, budget)
    if "[Content_Types].xml" in opened.names:
        return office.read(opened, inner)
    pieces: list[Piece] = []
    faults: list[Fault] = []
    if opened.file.comment:
        pieces.append(Piece(opened.file.comment.decode("utf-8", "replace"), "压缩包的注释"))
    for name in opened.names:
        found = inner(name, opened.read(name))
        pieces.append(Piece(name, "压缩包里的文件名"))
        pieces += (
            replace(one, where=f"压缩包里的“{name}” {one.where}".strip(), line=0)
            for one in found.pieces
        )
        faults += (Fault(one.kind, f"压缩包里的“{name}”：{one.message}") for one in found.faults)
    return Contents(tuple(pieces), tuple(dict.fromkeys(faults)))


_EXPECTED = frozenset({".docx", ".xlsx", ".pptx", ".pdf", ".zip", ".jpg", ".jpeg", ".png", ".webp"})


def _binary(suffix: str, data: bytes) -> Contents:
    """What can be made out in a file of an unknown format."""
    if suffix in _EXPECTED:
        return _only("broken")
    if data.startswith(PACKED):
        return _only("unreadable")
    return Contents((Piece(office.crude(data)),))
