"""Printed sheets: a site to print from, and what a reader finds on the paper."""

from collections.abc import Mapping
from pathlib import Path

import pypdfium2
import zxingcpp

from tests import small

DAY = "2026-06-01"
"""A day on which the publicity `fazhan` is open."""

ADDRESS = "https://dangwu.example.cn/"
_SITE = small.FILES["data/site/site.yml"].decode()


def site(root: Path, more: Mapping[str, str] | None = None, *, address: str = ADDRESS) -> Path:
    """Write the small site with an address and more files."""
    facts = f"{_SITE}网址: {address}\n" if address else _SITE
    return small.write(
        root, {**small.FILES, "mkdocs.yml": "", "data/site/site.yml": facts, **(more or {})}
    )


def pages(sheet: Path) -> list[str]:
    """The text of each page, without spaces and line breaks."""
    with pypdfium2.PdfDocument(sheet) as document:
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]


def codes(sheet: Path) -> list[str]:
    """What a telephone reads on the first page, seen as coarsely as on a bad screen."""
    with pypdfium2.PdfDocument(sheet) as document:
        picture = document[0].render(scale=70 / 72).to_pil()
        return sorted(one.text for one in zxingcpp.read_barcodes(picture))


def edited(name: str, old: str, new: str) -> dict[str, str]:
    """A file of the small site with one of its words replaced."""
    text = small.FILES[name].decode()
    assert old in text
    return {name: text.replace(old, new)}
