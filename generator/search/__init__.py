"""The search: documents → the files of its index, and the code that reads them in a browser."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from generator import later

from .document import Document, UnreadError
from .made import Content, Same
from .words import Words, words

if TYPE_CHECKING:
    from . import index
else:
    index = later.module(f"{__package__}.index")

__all__ = ["Document", "Same", "UnreadError", "Words", "build", "words"]


def build(
    documents: Iterable[Document],
    kinds: Mapping[str, str],
    words: Words,
    cache: Path | None = None,
    folders: tuple[Path, Path] | None = None,
) -> Iterator[tuple[str, Content]]:
    """What `index.build` gives; who only asks an index has no use for what writes one."""
    return index.build(documents, kinds, words, cache, folders)
