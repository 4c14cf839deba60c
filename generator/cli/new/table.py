"""A CSV file and a new row → the file with the row at its end, all else byte for byte as it was."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from generator.schema import Model
from generator.schema.fields import names, shapes
from generator.sources.files import decode

from .fields import fields, is_body, written


def append(
    before: bytes | None, model: type[Model], cells: Mapping[str, str], like: bytes | None = None
) -> bytes:
    """The bytes of the table with one more row of `cells`, which are named by field.

    Encoding, BOM, line ends, order and spelling of the header are kept; columns are added at its
    end when the row needs them. A new table has the habits of `like`.
    The files have no faults; so nothing stands to the right of the named columns.
    """
    text, encoding = decode(before) if before else ("", "utf-8-sig")
    if not text.strip():
        text, encoding = _empty(model, like)
    end = _line_end(text)
    start, stop, header = _header(text)
    columns, text = _widened(text, start, stop, header, model, cells)
    row = [cells.get(names(model).get(column, ""), "") for column in columns]
    if text and not text.endswith(("\n", "\r")):
        text += end
    return (text + _line(row, end)).encode(encoding)


def _empty(model: type[Model], like: bytes | None) -> tuple[str, str]:
    """A table of a header alone: that of a sibling, else all fields that fit into a cell."""
    if like:
        text, encoding = decode(like)
        start, stop, _ = _header(text)
        return text[start:stop] + _line_end(text), encoding
    flat = {field.name for field in fields(model) if field.nested is None and not is_body(field)}
    labels = [shapes(model)[name].label for name in written(model) if name in flat]
    # The byte order mark makes spreadsheet programs read UTF-8.
    return _line(labels, "\n"), "utf-8-sig"


def _line(row: Sequence[str], end: str) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator=end).writerow(row)
    return stream.getvalue()


def _line_end(text: str) -> str:
    return next((end for end in ("\r\n", "\n", "\r") if end in text), "\n")


def _rows(text: str) -> Iterator[tuple[int, int, list[str]]]:
    """Each row with where its characters begin and end, without the line end."""
    start = taken = 0

    def feed() -> Iterator[str]:
        nonlocal taken
        for line in io.StringIO(text, newline=""):
            taken += len(line)
            yield line

    for row in csv.reader(feed(), strict=True):
        yield start, start + len(text[start:taken].rstrip("\r\n")), row
        start = taken


def _header(text: str) -> tuple[int, int, list[str]]:
    for start, stop, row in _rows(text):
        if any(cell.strip() for cell in row):
            return start, stop, [cell.strip() for cell in row]
    return 0, 0, []


def _widened(
    text: str,
    start: int,
    stop: int,
    header: Sequence[str],
    model: type[Model],
    cells: Mapping[str, str],
) -> tuple[Sequence[str], str]:
    """The columns and the text once every cell has a column."""
    known = names(model)
    there = {known.get(column) for column in header}
    missing = [name for name in written(model) if name in cells and name not in there]
    if not missing:
        return header, text
    named = list(header)
    while named and not named[-1]:
        named.pop()
    english = all(column in model.model_fields for column in named)
    added = [name if english else shapes(model)[name].label for name in missing]
    cut = text[start:stop].rstrip(", \t")
    columns = [*named, *added]
    return columns, text[:start] + ",".join((cut, *added)) + text[stop:]
