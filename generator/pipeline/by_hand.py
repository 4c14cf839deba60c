"""Pages and files under `content/` that belong to no kind → what of them may be published."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator import later, sources
from generator.contract import Asset
from generator.diagnostics import Diagnostic, Location
from generator.privacy import clean
from generator.sources import Record

from . import limits, looked
from .codes import MEND
from .listing import Listed
from .shelf import Shelf

if TYPE_CHECKING:
    from . import markup
else:
    markup = later.module(f"{__package__}.markup")

SETTINGS = {"title", "description", "hide"}
"""What the head of a page written by hand may set."""

HIDDEN = {"navigation", "toc"}
"""The parts of the frame that such a page may leave out."""

PLAIN = frozenset({"CNAME"})
"""Files without an end to their name that web servers and hosts look for."""

_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_RECORD = {"编号", "公开范围", "id", "scope"}
# As MkDocs reads them; a head without dashes is one too.
_HEAD = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_LOOSE = re.compile(r"\A(?:[ ]{0,3}[A-Za-z0-9_-]+:[^\n]*\n?)+")


def look(root: Path, pages: Sequence[PurePosixPath]) -> Iterator[Diagnostic]:
    """What is wrong with the pages: bytes that are no text, settings of the engine, unclean HTML."""
    for file in pages:
        if not (root / file).resolve().is_relative_to((root / "content").resolve()):
            yield _fault("files/outside", f"“{file}”是一个链接，指向 content/ 之外", file)
            continue
        if not clean.sound(file):
            yield _fault("files/outside", f"“{file}”不能用作网页的文件名", file)
        text, notes = sources.read_text(root / file, str(file))
        yield from notes
        if any(note.code == "source/gb18030" for note in notes):
            yield _fault("source/encoding", "不属于栏目的网页要保存成 UTF-8", file)
        elif text:
            yield from page(text.replace("\r\n", "\n").replace("\r", "\n"), file, root)


def page(text: str, file: PurePosixPath | str, root: Path | None = None) -> Iterator[Diagnostic]:
    """What is wrong with the head and the body of a page; under a root, what is found is kept."""
    head = _HEAD.match(text)
    loose = _LOOSE.match(text) if head is None else None
    inside = head[1] if head else loose[0] if loose else ""
    start = 2 if head else 1
    records, faults = sources.FORMATS[".yml"](inside, str(file))
    yield from faults
    # What looks like a record has been told of as one that lies in the wrong place.
    for record in (one for one in records if not _RECORD & one.data.keys()):
        yield from _settings(record, file, start - 1)
    end = head.end() if head else loose.end() if loose else 0
    body = text[end:]
    titled = any("title" in record.data for record in records)
    for found in looked.look(body, root) or (() if titled else _heading(body)):
        before = text[: end + found.at].split("\n")
        yield unclean(found, Location(str(file), len(before), len(before[-1]) + 1))


def _heading(body: str) -> Iterator[limits.Unclean]:
    """The first heading of a page without a title: MkDocs takes the title from it, as plain text."""
    found = _TITLE.search(markup.html(body)) if "#" in body or "=" in body else None
    if found and re.search(r"[<>]", html.unescape(re.sub(r"<[^>]*>", "", found[1]))):
        at = re.search(r"^#|^=", body, re.MULTILINE)
        yield limits.Unclean(at.start() if at else 0, "网页的标题里不能有 < 和 >")


def _settings(record: Record, file: PurePosixPath | str, shift: int) -> Iterator[Diagnostic]:
    for key, value in record.data.items():
        span = record.find((key,))
        place = Location(str(file), span.line + shift, 1, 0, key)
        help_text = MEND["pages/settings"]
        if key not in SETTINGS:
            yield Diagnostic("pages/settings", f"文件头里不能写“{key}”", place, help=help_text)
        elif key == "hide":
            parts = value if isinstance(value, list) else [value]
            if not all(isinstance(part, str) and part in HIDDEN for part in parts):
                message = f"“hide”只能是 {'、'.join(sorted(HIDDEN))}"
                yield Diagnostic("pages/settings", message, place, help=help_text)
        elif not isinstance(value, str) or re.search(r"[<>&\"]", value):
            message = f"“{key}”只能是一行文字，不含 < > & 和英文引号"
            yield Diagnostic("pages/settings", message, place, help=help_text)


def unclean(found: limits.Unclean, place: Location) -> Diagnostic:
    """The diagnostic of what pages may not hold."""
    code = "files/foreign" if found.foreign else "pages/markup"
    return Diagnostic(code, found.message, place, help=MEND[code])


def _fault(code: str, message: str, file: PurePosixPath) -> Diagnostic:
    place = Location(str(file))
    known = MEND.get(code) or next(one.mend for one in sources.CODES if one.id == code)
    return Diagnostic(code, message, place, help=known)


def files(found: Iterable[Listed], shelf: Shelf) -> Iterator[Asset]:
    """The cleaned copy of each file beside the pages; the shelf is told what is wrong."""
    for one in found:
        top, *parts = one.file.parts
        if top != "content" or (len(parts) > 1 and parts[0] in shelf.folders):
            continue
        path, file = one.path, PurePosixPath(*parts)
        linked = path.is_symlink() and path.is_dir()
        if file.suffix.lower() == ".md" and not linked:
            continue
        copy = shelf.beside(file, plain=str(file) in PLAIN)
        if copy is not None:
            yield Asset(file, copy)
