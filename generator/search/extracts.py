"""A gram and a document that shows it → the words around it there."""

from collections.abc import Callable
from functools import lru_cache

from . import sounds, store, wholes

BEFORE, AFTER = 8, 24
"""Characters on either side of where the gram begins."""

_MOST = 500
"""Bodies at hand: where more documents have changed, the index is made anew."""

Around = Callable[[int, str], str]
"""The words around a gram, given by its key, in a document, given by its number; "" for sounds."""


def around(body: Callable[[int], str]) -> Around:
    """The words around grams in bodies of documents."""

    @lru_cache(_MOST)
    def read(number: int) -> tuple[str, str]:
        told = body(number)
        return told.replace("\n", " "), store.searched(told)

    def find(number: int, key: str) -> str:
        if key.startswith((sounds.SYLLABLE, sounds.INITIAL)):
            return ""
        flat, searched = read(number)
        return cut(flat, searched.find(key.removeprefix(wholes.WHOLE)))

    return find


def cut(text: str, at: int) -> str:
    """The words around a place of a text; those with which it begins if the place is not known."""
    begin, end = max(0, at - BEFORE), max(0, at) + AFTER
    words = text[begin:end].strip()
    return f"{'…' if begin else ''}{words}{'…' if end < len(text) else ''}"
