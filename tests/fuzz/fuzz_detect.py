"""Any text before the detectors: positions lie in it, and nothing that is said repeats a value."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from generator.privacy import detect
from generator.report import veil
from tests.fuzz import harness


def one(data: bytes) -> None:
    """Look for private information in a text, and hide it."""
    text = data.decode("utf-8", "replace")
    searcher = veil._searcher()  # noqa: SLF001 - what every report is veiled with
    for hit in detect.find(text, searcher):
        assert 0 <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end] != hit.masked
    hidden = detect.find(detect.hide(text, searcher), searcher, only_numbers=True)
    assert not [hit for hit in hidden if digits(hit.masked)]


def digits(masked: str) -> bool:
    """Whether a masked form shows more of a number than may be shown."""
    return sum(char.isdigit() for char in masked) > 7


if __name__ == "__main__":
    harness.main(one)
