"""A record: raw values as staff typed them, each with its place in the file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from msgspec import Struct

from generator.diagnostics import Location

Raw: TypeAlias = "str | list[Raw] | dict[str, Raw]"
"""A value as it stands in a file; every scalar is text, an empty one is left out."""

Path: TypeAlias = tuple[str | int, ...]
"""The way from a record to a value: keys as typed and indexes from 0."""


class Span(Struct, frozen=True):
    """Where a value stands: line and column from 1, and its characters `start:end` in the file.

    `style` is the quote or block mark it begins with, empty for none; `last` is the last line of a
    whole record, 0 for anything else.
    """

    line: int
    column: int
    start: int = 0
    end: int = 0
    style: str = ""
    last: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """One row, mapping or Markdown file; `row` is the spreadsheet row, 0 outside of CSV.

    `columns` are the headers of a table: an empty cell has a place though it has no value. `line`
    and `text` are where a row begins and how it stands in the file, 0 and empty outside of CSV.
    """

    file: str
    data: Mapping[str, Raw]
    find: Callable[[Path], Span]
    row: int = 0
    columns: Sequence[str] = ()
    line: int = 0
    text: str = field(default="", repr=False)

    def location(self, path: Path = (), label: str = "") -> Location:
        """The place of a value, or of what contains it where the value itself is missing."""
        span = self.find(path)
        field = label or ".".join(str(step) for step in path)
        return Location(self.file, span.line, span.column, self.row, field, span.last)
