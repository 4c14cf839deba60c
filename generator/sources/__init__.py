"""Files of `data/` and `content/` → records that know the place of each of their fields."""

from .edit import edit
from .files import read_lines, read_text, split_lines
from .markdown_page import divided
from .reader import CODES, FORMATS, Source, read
from .record import Path, Raw, Record, Span

__all__ = [
    "CODES",
    "FORMATS",
    "Path",
    "Raw",
    "Record",
    "Source",
    "Span",
    "divided",
    "edit",
    "read",
    "read_lines",
    "read_text",
    "split_lines",
]
