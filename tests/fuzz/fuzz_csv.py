"""Any bytes as a table: nothing raises, and every field has its place in the text."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from generator.sources import csv_table, edit, files
from tests.fuzz import harness


def one(data: bytes) -> None:
    """Read a table and look at every place in it."""
    try:
        text, _ = files.decode(data)
    except UnicodeDecodeError:
        return
    records, faults = csv_table.read(text, "a.csv")
    csv_table.header(text, "a.csv")
    lines = len(files.split_lines(text))
    for fault in faults:
        assert 0 <= fault.location.line <= lines
    for record in records[:50]:
        for name in record.data:
            span = record.find((name,))
            assert 0 <= span.start <= span.end <= len(text)
            assert 1 <= span.line <= lines
            assert edit(record, (name,), "x") is not None


if __name__ == "__main__":
    harness.main(one)
