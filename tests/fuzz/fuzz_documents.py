"""Any bytes as a file of any format: nothing raises, and what is cleaned stays clean."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from generator.privacy import clean, documents
from tests.fuzz import harness

ENDS = (".docx", ".xlsx", ".pptx", ".pdf", ".zip", ".jpg", ".png", ".webp")
TEXTS = (".csv", ".txt", ".html", ".json", ".svg", ".doc")
NAMES = tuple(f"a{end}" for end in (*ENDS, *TEXTS))


def one(data: bytes) -> None:
    """Read and clean a file; its first byte says under which name."""
    name, content = NAMES[data[0] % len(NAMES)] if data else "a.txt", data[1:]
    documents.read(name, content)
    cleaned = clean.clean(name, content)
    if isinstance(cleaned, bytes):
        again = clean.clean(name, cleaned)
        assert isinstance(again, bytes), again


if __name__ == "__main__":
    harness.main(one)
