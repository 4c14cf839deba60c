"""Any bytes as a tree, and as a Markdown file: nothing raises, and every value has its place."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from generator.sources import files, markdown_page, yaml_tree
from tests.fuzz import harness


def one(data: bytes) -> None:
    """Read a file both ways and look at every place in it."""
    try:
        text, _ = files.decode(data)
    except UnicodeDecodeError:
        return
    lines = len(files.split_lines(text))
    for read in (yaml_tree.read, markdown_page.read):
        records, faults = read(text, "a.yml")
        for fault in faults:
            assert 0 <= fault.location.line <= lines + 1
        for record in records[:50]:
            assert record.find(()).line >= 1
            for name in record.data:
                span = record.find((name,))
                assert 0 <= span.start <= span.end <= len(text)


if __name__ == "__main__":
    harness.main(one)
