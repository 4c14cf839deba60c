"""The search: documents → the files of its index, and the code that reads them in a browser."""

from .document import Document
from .index import build
from .words import Words, words

__all__ = ["Document", "Words", "build", "words"]
