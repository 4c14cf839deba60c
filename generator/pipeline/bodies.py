"""Markdown written by hand → the same with its pictures derived, and the files it links to."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from msgspec import Struct, field

from generator.diagnostics import Diagnostic, Location
from generator.md import Md, href
from generator.photos import Photo
from generator.render import PHOTOS
from generator.schema import Entry
from generator.schema.parse import nearest
from generator.world import World

from . import by_hand, galleries, limits, looked
from .codes import MEND
from .galleries import Pictures
from .memory import Memo
from .shelf import IMAGES, Shelf, Where

_TARGET = r"<[^>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*"
_TITLE = r"""(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*"""
_TOKEN = re.compile(
    r"(?P<skip><!--.*?-->|^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?^(?P=fence)[^\n]*$"
    r"|(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)|\\.)"
    rf"|!\[(?P<alt>[^\]\n]*)\]\(\s*(?P<photo>{_TARGET}){_TITLE}\)"
    rf"|\]\(\s*(?P<link>{_TARGET}){_TITLE}\)"
    r"|^ {0,3}\[[^\]\n]+\]:\s*(?P<definition>\S+)"
    r"""|<(?:a|img)\b[^<>]*?\b(?:href|src)\s*=\s*["'](?P<attribute>[^"'>]*)""",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)


class Used(Struct):
    """What one body uses: files, photographs, links to pages with their places; and itself, where it is treated."""

    files: set[PurePosixPath] = field(default_factory=set)
    photos: set[PurePosixPath] = field(default_factory=set)
    pages: list[tuple[PurePosixPath, Where]] = field(default_factory=list)
    text: str = ""


class _Treated(Struct):
    """What an entry has become, once it is known, and what it was made with."""

    entry: Entry[Any] | None = None
    used: Used = field(default_factory=Used)
    photos: dict[PurePosixPath, Photo] = field(default_factory=dict)


def treat(shelf: Shelf, entry: Entry[Any], used: dict[str, Used], memo: Memo) -> Entry[Any]:
    """The entry with the pictures in its body replaced; `used` learns what the body uses.

    A body that a `memo` knows is not looked at again, and one that is plain not treated; nor is one
    in which nothing was wrong, while all it uses is as it was.
    """
    if not entry.record.file.endswith(".md"):
        return entry
    body = getattr(entry.value, "body", None)
    if not isinstance(body, Md):
        return entry
    plain, unclean = memo.get((treat, entry.record.file), body, lambda: _look(body, shelf.root))
    if plain:
        used[entry.record.file] = Used()
        return entry
    known = memo.get((Entry, entry.record.file), entry, _Treated)
    if known.entry is not None and shelf.holds(known.used.files, known.photos):
        used[entry.record.file] = known.used
        return known.entry
    found, said = Used(), len(shelf.diagnostics)
    made = _treated(shelf, entry, body, unclean, found)
    known.entry = made if len(shelf.diagnostics) == said else None
    known.used, known.photos = found, {file: shelf.photos[file] for file in found.photos}
    used[entry.record.file] = found
    return made


def _treated(
    shelf: Shelf, entry: Entry[Any], body: Md, unclean: Iterable[limits.Unclean], found: Used
) -> Entry[Any]:
    page = PurePosixPath(entry.record.file).relative_to("content")
    for one in unclean:
        shelf.diagnostics.append(by_hand.unclean(one, _place(entry, body, one.at)))
    if limits.too_much(body):
        return entry
    pictures = Pictures(href(page, PHOTOS))
    treated = _TOKEN.sub(lambda token: _token(shelf, entry, page, found, pictures, token), body)
    text = galleries.arrange(treated, pictures)
    if text == body:
        return entry
    found.text = text
    return Entry(entry.value.model_copy(update={"body": text}), entry.record)


def tokens(body: str) -> Iterator[str]:
    """All in a body that may lead elsewhere, or keeps something from doing so, in order."""
    return (found[0] for found in _TOKEN.finditer(body))


def _look(body: Md, root: Path) -> tuple[bool, tuple[limits.Unclean, ...]]:
    """Whether there is nothing in a body that would have to be treated or told of; what is to be told."""
    unclean = looked.look(body, root)
    return not (unclean or _TOKEN.search(body)), unclean


def _token(
    shelf: Shelf,
    entry: Entry[Any],
    page: PurePosixPath,
    used: Used,
    pictures: Pictures,
    token: re.Match[str],
) -> str:
    what = token.lastgroup or ""
    target = _local(page, token[what] or "") if token["skip"] is None else None
    if target is None:
        return token[0]
    where = partial(_token_place, entry, token)
    if what == "photo":
        return _picture(shelf, used, pictures, token, target, where)
    if target.suffix.lower() in IMAGES and what != "link":
        said = Diagnostic(
            "files/photo-spelling", f"照片“{target}”的写法不支持", where(), help=_SPELLING
        )
        shelf.diagnostics.append(said)
    elif target.suffix == ".md":
        used.pages.append((target, where))
    elif target.suffix == ".html" or _address(token[what]).startswith("/"):
        shelf.diagnostics.append(_not_relative(target, where()))
    elif shelf.file(target, where):
        used.files.add(target)
    return token[0]


def _not_relative(target: PurePosixPath, place: Location) -> Diagnostic:
    message = f"站内链接“{target}”的写法不对"
    help_text = "写成相对路径，以 .md 结尾，例如 ../notices/index.md。"
    return Diagnostic("pages/broken-link", message, place, help=help_text)


_SPELLING = MEND["files/photo-spelling"]


def _picture(
    shelf: Shelf,
    used: Used,
    pictures: Pictures,
    token: re.Match[str],
    target: PurePosixPath,
    where: Where,
) -> str:
    photo = shelf.photo(target, where)
    if photo is None:
        return token[0]
    used.photos.add(target)
    return pictures.add(photo, token["alt"])


def _address(target: str) -> str:
    return target.strip("<>")


def _local(page: PurePosixPath, target: str) -> PurePosixPath | None:
    """The path under `content/` of a relative target; None for other hosts and bare anchors."""
    path = unquote(re.split(r"[#?]", _address(target), maxsplit=1)[0])
    if not path or re.match(r"[a-z][a-z0-9+.-]*:|//", path, re.IGNORECASE):
        return None
    if path.startswith("/"):
        return PurePosixPath(path.lstrip("/") or "index.html")
    steps: list[str] = []
    for step in (page.parent / path).parts:
        if step != "..":
            steps.append(step)
        elif steps:
            steps.pop()
    return PurePosixPath(*steps)


def _token_place(entry: Entry[Any], token: re.Match[str]) -> Location:
    """Where a picture or link begins; that of a link is found from its end."""
    at = token.string.rfind("[", 0, token.start()) if token["link"] else token.start()
    return _place(entry, token.string, at)


def _place(entry: Entry[Any], text: str, at: int) -> Location:
    start = entry.record.find(("body",))
    before = text[: max(at, 0)].split("\n")
    line = start.line + len(before) - 1
    return Location(entry.record.file, line, len(before[-1]) + 1, 0, "正文")


def broken(
    visible: World, used: dict[str, Used], pages: Collection[PurePosixPath]
) -> Iterator[Diagnostic]:
    """A link in a visible text leads to a page that there is."""
    shown = {entry.record.file for group in visible.entries.values() for entry in group}
    for file in sorted(shown & used.keys()):
        for target, where in used[file].pages:
            if target not in pages:
                near = nearest(str(target), [str(page) for page in pages])
                help_text = f"是不是“{near}”？" if near else MEND["pages/broken-link"]
                message = f"没有“{target.with_suffix('.html')}”这一页"
                yield Diagnostic("pages/broken-link", message, where(), help=help_text)
