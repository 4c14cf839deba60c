"""A file that is to be published → the copy that is, or why there is none."""

import hashlib
import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct

from generator import lately, later

from . import archive, documents, documents_text
from .archive import BombError, BrokenError, Budget, LockedError
from .model import Contents, Fault

if TYPE_CHECKING:
    from . import clean_office, clean_pdf, images
else:
    clean_office = later.module(f"{__package__}.clean_office")
    clean_pdf = later.module(f"{__package__}.clean_pdf")
    images = later.module(f"{__package__}.images")

RECIPE = b"1"
"""Goes up when the code makes other bytes of the same file."""

TYPES = ("pdf", "docx", "xlsx", "pptx", "csv", "txt", "zip")
"""The ends of names of files that are published."""

_OFFICE = frozenset({".docx", ".xlsx", ".pptx"})
_TEXT = frozenset({".csv", ".txt"})
_IMAGES = frozenset({".jpg", ".jpeg", ".png", ".webp"})
_HARMLESS = frozenset({"photo-location"})
_ODD_NAME = re.compile(r'[\x00-\x1f\x7f:*?"<>|\\\u202a-\u202e\u2066-\u2069]|[. ]$|^ ')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_WORDS = {
    "type": f"不能公开这种文件，只能是 {'、'.join(TYPES)}",
    "local-path": "文件里有指向某台电脑上的文件的链接",
    "embedded": "文件里嵌着清理不了的内容",
    "name": "压缩包里有不能用的文件名",
    "bomb": "文件太大或层次太多，清理不了",
    "encrypted": "文件设有密码",
    "broken": "文件打不开，已经损坏或与扩展名不符",
    "too-large": f"文件超过 {documents.LARGEST // (1024 * 1024)} MB",
}
MEND = {
    "type": "另存为 PDF、docx、xlsx 或 pptx；版式文件（ofd）也请导出为 PDF。",
    "old-format": "用 WPS 或 Word 打开，“文件 → 另存为”，类型选 docx、xlsx、pptx 或 PDF，再换掉原文件。",
    "macro": "另存为不带宏的 docx、xlsx、pptx，或导出为 PDF。",
    "comments": "在 WPS 或 Word 里“审阅 → 删除 → 删除文档中的所有批注”再保存；PDF 里的批注请在阅读软件里删去。",
    "tracked-changes": "在“审阅 → 接受 → 接受对文档的所有修订”，关掉“修订”，再保存。",
    "hidden-sheet": "右键点工作表标签，“取消隐藏”，看过以后删掉不公开的工作表，再保存。",
    "hidden-cells": "全选工作表，在行号和列标上右键“取消隐藏”，删掉不公开的内容，再保存；筛选也要清除。",
    "hidden-slide": "在幻灯片缩略图上右键，取消隐藏或者删掉这一张，再保存。",
    "hidden-text": "全选后在“字体”里取消“隐藏文字”，删掉不公开的内容，再保存。",
    "hidden-layer": "在 PDF 软件里显示全部图层，删掉不公开的，或者打印成新的 PDF。",
    "signed": "清理会使电子签名失效：请打印成新的 PDF 再放进来，签名的原件在单位留存。",
    "encrypted": "用软件打开，去掉密码后另存。",
    "local-path": "在“数据 → 编辑链接”里断开链接，或删掉这样的超链接，再保存。",
    "embedded": "把嵌入的对象换成文字、表格或截图；tif、heic 图片换成 jpg 或 png。",
    "too-large": "压缩图片或拆成几个文件。",
    "bomb": "检查是不是放错了文件；把内容拆成几个小文件。",
    "name": "压缩包里的文件名只用文字、数字和连字符，不带路径。",
    "broken": "用软件打开确认，重新另存；只改扩展名没有用。",
    "unreadable": "用记事本另存，编码选 UTF-8。",
}
"""What to do about a fault, by its kind."""


class Cleaned(Struct, frozen=True):
    """The file to publish on disk, or the faults that prevent it."""

    path: Path
    faults: tuple[Fault, ...] = ()


def clean(name: str, data: bytes) -> bytes | tuple[Fault, ...]:
    """What is published of a file; never raises, whatever its bytes."""
    suffix = PurePosixPath(name.lower()).suffix
    if suffix in _IMAGES:
        return images.strip(data) or _faults("broken", "图片打不开，或与扩展名不符")
    if suffix.lstrip(".") not in TYPES:
        return _faults("type")
    faults = _unfit(documents.read(name, data))
    if faults:
        return faults
    try:
        cleaned = _clean(name, data, 0)
    except Exception as error:  # noqa: BLE001 - as in documents: the parsers of several formats
        return _refusal(error)
    return _unfit(documents.read(name, cleaned)) or cleaned


class _NameError(Exception):
    """A name in an archive that may not be unpacked."""


class _TypeError(Exception):
    """A file in an archive that may not be published."""


def _refusal(error: Exception) -> tuple[Fault, ...]:
    if isinstance(error, _TypeError):
        return _faults("type", f"压缩包里的“{error}”不能公开，只能是 {'、'.join(TYPES)}")
    known = (kind for raised, kind in _raised() if isinstance(error, raised))
    return _faults(next(known, "broken"))


def _faults(kind: str, message: str = "") -> tuple[Fault, ...]:
    return (Fault(kind, message or _WORDS[kind]),)


def _raised() -> Iterator[tuple[type[Exception], str]]:
    """What cleaning raises, and the fault that it stands for."""
    yield BombError, "bomb"
    yield MemoryError, "bomb"
    yield LockedError, "encrypted"
    yield clean_office.LocalPathError, "local-path"
    yield clean_office.EmbeddedError, "embedded"
    yield _NameError, "name"


def _unfit(contents: Contents) -> tuple[Fault, ...]:
    return tuple(fault for fault in contents.faults if fault.kind not in _HARMLESS)


def _clean(name: str, data: bytes, depth: int) -> bytes:
    suffix = PurePosixPath(name.lower()).suffix
    if depth > archive.DEEPEST:
        raise BombError

    def inner(name: str, data: bytes) -> bytes:
        return _clean(name, data, depth + 1)

    if suffix in _TEXT:
        if documents_text.decode(data) is None:
            raise BrokenError
        return data
    if suffix == ".pdf":
        if b"%PDF-" not in data[:1024]:
            raise BrokenError
        return clean_pdf.clean(data)
    if suffix in _OFFICE or suffix == ".zip":
        opened = archive.unpack(data, Budget())
        if (suffix == ".zip") == ("[Content_Types].xml" in opened.names):
            raise BrokenError
        return _zip(opened, inner) if suffix == ".zip" else clean_office.clean(opened, inner)
    raise _TypeError(name)


def _zip(opened: archive.Archive, inner: "clean_office.Inner") -> bytes:
    for name in opened.names:
        if not sound(PurePosixPath(name)) or name.startswith("/"):
            raise _NameError
    if len({name.lower() for name in opened.names}) < len(opened.names):
        raise _NameError
    return clean_office.pack(
        (name, inner(name, opened.read(name))) for name in sorted(opened.names)
    )


def sound(file: PurePosixPath) -> bool:
    """Whether a relative path names a file below its folder on every system, in plain sight."""
    return (
        bool(file.parts)
        and not file.is_absolute()
        and len(str(file)) <= 200
        and not any(
            part in (".", "..") or _ODD_NAME.search(part) or _DEVICE.match(part)
            for part in file.parts
        )
    )


def derive(source: Path, cache: Path) -> Cleaned:
    """The copy of a file to publish, from the cache where it is there; the original is only read.

    Files go below `cache`, named by their content. Raises OSError only when the cache cannot be
    written.
    """
    try:
        if source.stat().st_size > documents.LARGEST:
            return Cleaned(source, _faults("too-large"))
        data = source.read_bytes()
    except OSError:
        return Cleaned(source, _faults("broken", "文件打不开"))
    suffix = source.suffix.lower()
    key = hashlib.sha256(b"\0".join((RECIPE, suffix.encode(), data))).hexdigest()
    kept, refused = cache / key[:2] / f"{key}{suffix}", cache / key[:2] / f"{key}.json"
    if (known := _known(kept, refused)) is not None:
        return known
    made = clean(source.name, data)
    if isinstance(made, tuple):
        said = json.dumps([[fault.kind, fault.message] for fault in made], ensure_ascii=False)
        _write(refused, said.encode())
        return Cleaned(source, made)
    _write(kept, made)
    return Cleaned(kept)


def _known(kept: Path, refused: Path) -> Cleaned | None:
    # Told before looking: what is used is not removed.
    lately.used(kept, refused)
    if kept.is_file():
        return Cleaned(kept)
    try:
        found = json.loads(refused.read_text(encoding="utf-8"))
        return Cleaned(kept, tuple(Fault(kind, message) for kind, message in found))
    except (OSError, ValueError, TypeError):
        return None


def _write(path: Path, content: bytes) -> None:
    """Write a file that appears whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False, suffix=".part") as part:
        part.write(content)
    made = Path(part.name)
    # A temporary file is for its owner only; a web server may have to read this one.
    made.chmod(0o644)
    made.replace(path)
