"""The folder of a finished site → private numbers in any of its files, quickly."""

import hashlib
import html
import json
import re
from collections.abc import Container, Iterable, Iterator
from functools import partial
from itertools import chain, pairwise
from pathlib import Path, PurePosixPath
from stat import S_ISLNK, S_ISREG
from urllib.parse import unquote

from msgspec.structs import replace

from generator import together, walk

from .detect import find
from .files import Leak
from .shelf import Search
from .terms import Searcher

MARKUP = frozenset({".html", ".htm", ".xml", ".svg", ".rss"})
SCRIPTS = frozenset({".json", ".js", ".mjs", ".map", ".webmanifest"})
TEXTS = frozenset({".css", ".txt", ".csv", ".md", ".ics", ".yml"})
FONTS = frozenset({".woff", ".woff2", ".ttf", ".otf", ".eot", ".ico"})
"""Formats in which nobody writes."""

_DIGIT = r"(?:[0-9０-９〇零一二三四五六七八九]|&#[xX]?[0-9a-fA-F]{2,6};)"
_SIGNS = "#|nbsp|thinsp|ensp|emsp|shy|zw|hyphen|ndash|mdash|minus|middot|lpar|rpar|period"
# Both begin with one character, so that a search for them runs through a page at once.
_NUMERIC = re.compile(
    r"&(?:#(?:[xX]0*3[0-9]|0*(?:4[89]|5[0-7])|0*6529[6-9]|0*6530[0-5]);"
    rf"|(?<=[0-9]&)(?:{_SIGNS})|(?<=[0-9]\)&)(?:{_SIGNS}))"
)
_DIVIDED = re.compile(
    r"[0-9０-９〇零一二三四五六七八九;][)\-.\s]{0,3}"
    r"(?:</?[a-zA-Z][^<>]{0,300}>|<!--.{0,300}?-->)[(\-.\s]{0,3}(?:<[^<>]{1,300}>){0,3}" + _DIGIT
)
_PERCENT = re.compile(r"[0-9:+=]%(?:2[BbDd0]|3[0-9])")
_AROUND = 400
"""How much around a place is read as a browser reads it."""
_INLINE = re.compile(
    r"</?(?:b|i|em|strong|span|a|u|s|mark|font|small|wbr|sub|sup|code|del|ins|abbr|bdi|bdo|label|tspan)"
    r"(?:\s[^<>]*)?/?>|<!--.*?-->",
    re.DOTALL | re.IGNORECASE,
)
_CUT = re.compile(r"<(?:body|header|nav|main|article|aside|footer|script)\b")
"""Where a page is cut into parts that other pages may share."""
_TAG = re.compile(r"<[^<>]*>|^[^<>]*>|<[^<>]*$")
_FOLD = re.compile(r"\r?\n[ \t]")
"""Where a calendar cuts a line in two."""
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


def search(
    folder: Path,
    searcher: Searcher,
    attachment: Search,
    known_elsewhere: re.Pattern[str] | None = None,
    passed: Container[str] = (),
    hands: int = 1,
) -> Iterator[Leak]:
    """The private numbers of every file, and everything in attachments; each text is read once.

    Several hands share the files: what all pages share is then read, and told of, by each of them.
    Files whose names match `known_elsewhere` hold nothing that others do not hold too; what
    stands in texts that have `passed` is known to be nothing.
    """
    there = folder.resolve()
    names = [name for name, told in walk.files(str(there)) if _file(there, name, told.st_mode)]
    works = [
        # Attachments, which take longest, lie side by side: each hand takes its turn.
        partial(files, there, names[turn::hands], searcher, attachment, known_elsewhere, passed)
        for turn in range(hands)
    ]
    yield from chain.from_iterable(together.run(works))


def _file(folder: Path, name: str, mode: int) -> bool:
    return S_ISREG(mode) or (S_ISLNK(mode) and (folder / name).is_file())


def files(
    folder: Path,
    names: Iterable[str],
    searcher: Searcher,
    attachment: Search,
    known_elsewhere: re.Pattern[str] | None = None,
    passed: Container[str] = (),
) -> list[Leak]:
    """What `search` finds in some files of the folder."""
    known: set[bytes] = set()
    found: list[Leak] = []
    for name in names:
        if known_elsewhere is not None and known_elsewhere.fullmatch(name):
            continue
        suffix = PurePosixPath(name).suffix.lower()
        written = suffix in MARKUP | SCRIPTS | TEXTS
        hits = find(name.replace("/", " / "), searcher, only_numbers=True)
        found += (Leak(hit, name, where="文件名") for hit in hits)
        if suffix in FONTS or (written and name in passed):
            continue
        data = (folder / name).read_bytes()
        if written:
            found += _in_written(name, suffix, data.decode("utf-8", "replace"), searcher, known)
        else:
            # An attachment is known by its content: pages about it have names of their own.
            found += attachment(name, data, searcher).leaks
    return found


def _in_written(
    name: str, suffix: str, text: str, searcher: Searcher, known: set[bytes]
) -> Iterator[Leak]:
    for start, end in _fresh(text, known):
        line = text.count("\n", 0, start)
        for leak in _in_text(name, suffix, text[start:end], searcher):
            yield replace(leak, line=leak.line + line) if leak.line else leak


def _fresh(text: str, known: set[bytes]) -> Iterator[tuple[int, int]]:
    """The parts of a text that have not been read yet, each with what is around it; `known` learns.

    Pages share what surrounds them; it is looked at with the first of them.
    """
    cuts = [0, *(found.start() for found in _CUT.finditer(text)), len(text)]
    last = (0, 0)
    for start, end in pairwise(cuts):
        low, high = max(start - _AROUND, 0), min(end + _AROUND, len(text))
        digest = hashlib.blake2b(text[low:high].encode(), digest_size=16).digest()
        if digest in known:
            continue
        known.add(digest)
        if last[1] and low <= last[1]:
            last = (last[0], high)
            continue
        if last[1]:
            yield last
        last = (low, high)
    if last[1]:
        yield last


def _in_text(name: str, suffix: str, text: str, searcher: Searcher) -> Iterator[Leak]:
    seen: set[tuple[str, str]] = set()
    for number, view in enumerate(_views(suffix, text)):
        for hit in find(view, searcher, only_numbers=True):
            if (hit.kind, hit.fingerprint) not in seen:
                seen.add((hit.kind, hit.fingerprint))
                line = 0 if number else view.count("\n", 0, hit.start) + 1
                yield Leak(hit, name, line)


def _views(suffix: str, text: str) -> Iterator[str]:
    """A text as it stands, and as a reader or a script sees the places where that differs."""
    if "\\u" in text and suffix in SCRIPTS:
        yield _unescaped(text)
        return
    yield text
    if suffix == ".ics" and (joined := _FOLD.sub("", text)) != text:
        yield joined
    if suffix in MARKUP:
        if places := [found.span() for found in _NUMERIC.finditer(text)]:
            yield "\n|\n".join(map(html.unescape, _around(text, places)))
        if places := [found.span() for found in _PERCENT.finditer(text)]:
            yield "\n|\n".join(map(unquote, _around(text, places)))
        if places := [found.span() for found in _DIVIDED.finditer(text)]:
            yield "\n|\n".join(map(_read, _around(text, places)))


def _around(text: str, places: list[tuple[int, int]]) -> Iterator[str]:
    """The parts of a text around some places, those that meet as one."""
    start, end = places[0][0] - _AROUND, places[0][1] + _AROUND
    for first, last in places[1:]:
        if first - _AROUND > end:
            yield text[max(start, 0) : end]
            start = first - _AROUND
        end = last + _AROUND
    yield text[max(start, 0) : end]


def _read(markup: str) -> str:
    """A part of a page without its tags: those of blocks divide the text."""
    return html.unescape(_TAG.sub("|", _INLINE.sub("", markup)))


def _unescaped(text: str) -> str:
    """A document or a script with what is written as code points."""
    try:
        return json.dumps(json.loads(text), ensure_ascii=False)
    except (ValueError, RecursionError):
        return _ESCAPE.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return " " if 0xD800 <= code <= 0xDFFF else chr(code)
