"""The files of an index, and what is told of all its grams at once."""

from collections.abc import Iterable

from msgspec import Struct


class Same(str):
    """The path of a file of the last index that holds the same."""

    __slots__ = ()


Content = str | Same
"""What a file holds, or where the same is held."""


class Made(Struct, frozen=True):
    """The files by name, in how many of them the grams lie, and how large all these are.

    `syllables` are those of the sounds, `forms` the pairs of characters that `forms.pairs` tells.
    """

    files: Iterable[tuple[str, Content]]
    shards: int
    size: int
    syllables: frozenset[str]
    forms: str
