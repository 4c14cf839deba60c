"""Text as cells and lines whose size needs no font: a CJK glyph is one em, ASCII half of it."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from generator.md import Md, plain

EM = 4
"""Units of width in one em."""

_JOINING = r"[\u0300-\u036f\u200b-\u200f\ufe00-\ufe0f\U000e0100-\U000e01ef]*"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff]|[\ud800-\udfff]")
_OPENING, _CLOSING = "（《〈「『【〔“‘([{", "，。、；：？！）》〉」』】〕”’%,.;:?!)]}·"
_PLACES = "省市区县乡镇村道园校院局司厂"
_GLYPH = re.compile(rf".{_JOINING}")
_WORD = re.compile(rf"[!-~]+ ?|总支部|党支部|支部|委员会|服务中心|有限公司|.{_JOINING}")
_CELL = re.compile(rf"(?<!\d)\d\d(?!\d)|\S{_JOINING}", re.ASCII)
_FULL_WIDTH = str.maketrans("()[]{}<>-~", "（）［］｛｝〈〉－～")


def clean(text: str) -> str:
    """Text on one line, without the control characters that no SVG may hold."""
    return " ".join(_CONTROL.sub("", text).split())


def escape(text: str) -> Md:
    """Cleaned text, safe between tags."""
    return plain(clean(text))


@lru_cache(maxsize=65536)
def units(text: str) -> int:
    """Width of a text in quarters of an em.

    Capitals and the widest ASCII signs count three quarters, so that no text outgrows its box.
    """
    return sum(_glyph_units(found[0]) for found in _GLYPH.finditer(text))


def _glyph_units(glyph: str) -> int:
    if glyph[0] > "\x7f":
        return EM
    return 3 if glyph[0].isupper() or glyph[0] in "mw@%&" else 2


def pixels(text: str, size: int) -> int:
    """Width of a text in pixels at a font size, rounded up."""
    return -(-units(text) * size // EM)


@lru_cache(maxsize=65536)
def lines(text: str, limit: int) -> tuple[str, ...]:
    """A text broken into lines of about equal length, none wider than `limit` ems.

    ASCII words and the usual last words of a name stay whole unless one alone is too wide;
    punctuation does not start a line where that can be helped.
    """
    words = [
        piece for found in _WORD.finditer(clean(text)) for piece in _pieces(found[0], limit * EM)
    ]
    broken = _balanced(_glued(words, limit * EM), limit * EM)
    return tuple("".join(line).strip() for line in broken)


def columns(text: str, limit: int) -> tuple[tuple[str, ...], ...]:
    """A text broken into columns of at most `limit` cells; two digits share a cell."""
    cells = _CELL.findall(clean(text).translate(_FULL_WIDTH))
    fewest = -(-len(cells) // limit) or 1
    share = -(-len(cells) // fewest) or 1
    found: list[tuple[str, ...]] = []
    at = 0
    while at < len(cells):
        size = next((n for n in (share, share - 1, share + 1) if _breaks(cells, at + n)), share)
        size = min(size, limit) or 1
        found.append(tuple(cells[at : at + size]))
        at += size
    return tuple(found)


def _breaks(cells: Sequence[str], at: int) -> bool:
    """Whether a column may end before the cell `at`."""
    return at >= len(cells) or (cells[at - 1] not in _OPENING and cells[at] not in _CLOSING)


def _pieces(word: str, limit: int) -> Iterable[str]:
    if units(word.rstrip()) <= limit:
        return (word,)
    share = max(1, limit // EM)
    return (word[at : at + share] for at in range(0, len(word), share))


def _glued(words: Sequence[str], limit: int) -> list[str]:
    glued: list[str] = []
    for word in words:
        clings = bool(glued) and (word[0] in _CLOSING or glued[-1][-1] in _OPENING)
        if clings and units(glued[-1] + word) <= limit:
            glued[-1] += word
        else:
            glued.append(word)
    return glued


def _balanced(words: Sequence[str], limit: int) -> list[list[str]]:
    """As few lines as can be, broken after the name of a place where possible, else balanced."""
    widest = _greedy(words, limit)
    if len(widest) == 1:
        return widest
    total = sum(units(word) for word in words)
    shares = range(-(-total // len(widest)), limit)
    narrower = [found for share in shares if len(found := _greedy(words, share)) == len(widest)]
    return max((*narrower, widest), key=_ends_with_places)


def _ends_with_places(broken: Sequence[Sequence[str]]) -> int:
    return sum(line[-1][-1] in _PLACES for line in broken[:-1] if line)


def _greedy(words: Sequence[str], limit: int) -> list[list[str]]:
    broken: list[list[str]] = [[]]
    used = 0
    for word in words:
        size = units(word)
        if broken[-1] and used + size > limit:
            broken.append([])
            used = 0
        broken[-1].append(word)
        used += size
    return broken
