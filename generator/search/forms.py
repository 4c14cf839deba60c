"""Traditional characters → the simplified ones under which they are searched."""

from collections.abc import Iterable
from functools import cache

from opencc import OpenCC

_USED = "big5"
"""A character set of those who write traditional characters."""

_RANGES = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))


@cache
def _table() -> dict[int, str]:
    """Each traditional character by its number, as OpenCC simplifies it when it stands alone."""
    converter = OpenCC("t2s")
    every = "\n".join(chr(code) for first, last in _RANGES for code in range(first, last + 1))
    pairs = zip(every.split("\n"), converter.convert(every).split("\n"), strict=True)
    return {ord(old): new for old, new in pairs if old != new and len(new) == 1 and new <= "\uffff"}


def simple(text: str) -> str:
    """Text with every traditional character simplified; its length stays, also as browsers count it."""
    return text.translate(_table())


def pairs(known: Iterable[str]) -> str:
    """Each traditional character that people type beside the simplified one that a site uses."""
    site = frozenset(known)
    return "".join(old + new for old, new in _typed() if new in site)


@cache
def _typed() -> tuple[tuple[str, str], ...]:
    """The traditional characters in a usual character set and those that OpenCC itself writes.

    What is only in dictionaries is left out.
    """
    told = sorted((chr(old), new) for old, new in _table().items())
    usual = OpenCC("s2t").convert("\n".join(new for _, new in told)).split("\n")
    pairs = zip(told, usual, strict=True)
    return tuple(
        (old, new)
        for (old, new), as_usual in pairs
        if old.encode(_USED, "ignore") or as_usual == old
    )
