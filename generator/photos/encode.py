"""A clean picture → the bytes of its renditions, the same on every run."""

from collections.abc import Iterator
from io import BytesIO

from msgspec import Struct
from PIL import Image

from generator.photos.recipe import JPEG_QUALITY, WEBP_QUALITY, WIDTHS

HIGHEST = 16_383
"""The largest side a WebP file can have, in pixels."""


class Encoded(Struct, frozen=True):
    """The content of one rendition; `suffix` is `webp` or `jpg`."""

    width: int
    height: int
    suffix: str
    content: bytes


def sizes(width: int, height: int) -> tuple[tuple[int, int], ...]:
    """The sizes to make of a picture: the three widths below its own, and its own if below 1600.

    Pixels, narrow to wide; nothing is enlarged.
    """
    widths = [step for step in WIDTHS if step < width] + [min(width, WIDTHS[-1])]
    return tuple((step, max(1, round(height * step / width))) for step in sorted(set(widths)))


def encode(image: Image.Image) -> Iterator[Encoded]:
    """Each size of an RGB image without metadata as WebP and as JPEG."""
    for width, height in sizes(*image.size):
        scaled = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
        yield Encoded(width, height, "webp", _webp(scaled))
        yield Encoded(width, height, "jpg", _jpeg(scaled))


def _webp(image: Image.Image) -> bytes:
    buffer = BytesIO()
    image.save(buffer, "WEBP", quality=WEBP_QUALITY, method=4)
    return buffer.getvalue()


def _jpeg(image: Image.Image) -> bytes:
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
    return buffer.getvalue()
