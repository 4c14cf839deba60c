"""One file of any format → what stands in it."""

from pathlib import Path

from msgspec import Struct

from generator.diagnostics import Diagnostic

from . import csv_table, files, markdown_page, yaml_faults, yaml_tree
from .record import Record

FORMATS = {
    ".csv": csv_table.read,
    ".yml": yaml_tree.read,
    ".yaml": yaml_tree.read,
    ".md": markdown_page.read,
}
"""How a file is read, by the end of its name."""

CODES = (*files.CODES, *csv_table.CODES, *yaml_faults.CODES, *markdown_page.CODES)


class Source(Struct, frozen=True):
    """What one file holds: its records, its faults, and the header of a table as a record."""

    file: str
    records: tuple[Record, ...]
    faults: tuple[Diagnostic, ...]
    header: Record | None = None


def read(root: Path, file: str) -> Source:
    """The records of the file `file` (relative to `root`); never raises for what stands in it."""
    if not (root / file).resolve().is_relative_to(root.resolve()):
        return Source(file, (), (files.outside(file),))
    text, notes = files.read_text(root / file, file)
    if not text.strip():
        empty = () if notes else (files.empty(file),)
        return Source(file, (), (*notes, *empty))
    records, faults = FORMATS[Path(file).suffix.lower()](text, file)
    header = csv_table.header(text, file) if file.lower().endswith(".csv") else None
    return Source(file, tuple(records), (*notes, *faults), header)
