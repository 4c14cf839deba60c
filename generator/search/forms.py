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
    """Each traditional character that people type beside the simplified one that a site uses.

    Those are the ones in a usual character set and those that OpenCC itself writes; what is only in
    dictionaries is left out.
    """
    site = frozenset(known)
    usual = OpenCC("s2t")
    return "".join(
        chr(old) + new
        for old, new in sorted(_table().items())
        if new in site and (chr(old).encode(_USED, "ignore") or usual.convert(new) == chr(old))
    )
