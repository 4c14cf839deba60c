"""How the renditions of a photograph are made, known without the library that makes them."""

from functools import cache
from importlib.metadata import version

WIDTHS = (480, 960, 1600)
"""A phone, a phone with a dense screen or a column of text, the full width of a page."""

WEBP_QUALITY = 80
JPEG_QUALITY = 82


@cache
def recipe() -> str:
    """All that decides the bytes besides the picture; the number goes up when the code changes them."""
    made_by = f"pillow {version('pillow')}"
    return f"1 {WIDTHS} webp {WEBP_QUALITY} jpeg {JPEG_QUALITY} {made_by}"
