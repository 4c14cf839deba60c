"""A picture → the texts in its metadata, and the same picture without any."""

import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import islice

from PIL import Image, ImageOps

from .model import Contents, Fault, Piece

PIXELS = 80_000_000
"""How large a picture may be to be decoded."""

PARTS = 4000
"""How many parts a file may have; a photograph has about thirty."""

_GPS = 0x8825
_RUN = re.compile(rb"(?:[\x20-\x7e]|[\xc2-\xf4][\x80-\xbf]{1,3}){4,4000}")
_WIDE = re.compile(rb"(?:[\x20-\x7e]\x00|[\x00-\xff][\x4e-\x9f]){4,4000}")
_XMP_GPS = re.compile(rb"exif:GPS(?:Latitude|Longitude)")
_KEPT_JPEG = {0xE0: (b"JFIF\0", 14), 0xEE: (b"Adobe", 12)}
_KEPT_PNG = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"sBIT"}
)
_KEPT_WEBP = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"})
_BROKEN = (
    *(OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, RuntimeError),
    *(EOFError, AttributeError, struct.error, zlib.error, Image.DecompressionBombError),
)
_SNIFF = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"BM", "bmp"),
)


def kind(data: bytes) -> str:
    """The format of a picture by its first bytes; empty for anything else."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"avif"):
        return "heic"
    return next((name for begin, name in _SNIFF if data.startswith(begin)), "")


def read(data: bytes) -> Contents:
    """The texts in the metadata of a picture, and a fault when it tells where it was taken.

    Raises ValueError for a picture of very many parts.
    """
    parts = list(_metadata(data))
    if len(parts) > PARTS:
        raise ValueError(len(parts))
    faults = [Fault("photo-location", "照片里记着拍摄地点")] if _located(data, parts) else []
    texts = [text for part in parts for text in _texts(part)]
    return Contents(tuple(Piece(text, "照片信息") for text in dict.fromkeys(texts)), tuple(faults))


def _located(data: bytes, parts: list[bytes]) -> bool:
    if any(_XMP_GPS.search(part) for part in parts):
        return True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data)) as image:
                return bool(image.getexif().get_ifd(_GPS))
    except _BROKEN:
        return False


def _texts(part: bytes) -> Iterator[str]:
    for found in _RUN.finditer(part):
        yield found[0].decode("utf-8", "ignore")
    for found in _WIDE.finditer(part):
        yield found[0].decode("utf-16-le", "ignore")


def _metadata(data: bytes) -> Iterator[bytes]:
    """The bytes of a picture that are not its pixels, in no more parts than are looked at."""
    return islice(_every_part(data), PARTS + 1)


def _every_part(data: bytes) -> Iterator[bytes]:
    what = kind(data)
    if what == "jpeg":
        yield from (body for mark, body in _segments(data) if not _plain(mark, body))
    elif what == "png":
        for name, body in _chunks(data):
            if name not in _KEPT_PNG:
                yield _inflated(name, body)
    elif what == "webp":
        yield from (body for name, body in _riff(data) if name not in _KEPT_WEBP)
    else:
        yield data[:4_000_000]


def _inflated(name: bytes, body: bytes) -> bytes:
    """A chunk of a PNG with its text unpacked."""
    at = body.find(b"\0") + 1
    if name not in (b"zTXt", b"iTXt") or not at:
        return body
    start = at + 1 if name == b"zTXt" else at
    for skip in range(start, min(start + 200, len(body))):
        if body[skip : skip + 1] == b"\x78":
            try:
                return body[:at] + zlib.decompressobj().decompress(body[skip:], 1_000_000)
            except zlib.error:
                continue
    return body


def _plain(mark: int, body: bytes) -> bool:
    """Whether a segment says only how the pixels are to be read."""
    start, size = _KEPT_JPEG.get(mark, (b"-", 0))
    return body.startswith(start) and len(body) == size


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The marked segments of a JPEG that are neither tables nor pixels, and what lies behind it."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if mark == 0xFF:
            at += 1
            continue
        if mark == 0xDA:
            end = data.find(b"\xff\xd9", at)
            if end >= 0:
                yield 0, data[end + 2 :]
            return
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        if mark == 0xFE or 0xE0 <= mark <= 0xEF:
            yield mark, data[at + 4 : at + 2 + size]
        at += 2 + max(size, 2)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        name = data[at + 4 : at + 8]
        yield name, data[at + 8 : at + 8 + size]
        at += 12 + size
        if name == b"IEND":
            yield b"", data[at:]
            return


def _riff(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        yield data[at : at + 4], data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def strip(data: bytes) -> bytes | None:
    """The picture without metadata, pixel for pixel where it is upright; None for other formats."""
    what = kind(data)
    if what not in ("jpeg", "png", "webp") or len(list(_metadata(data))) > PARTS:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=[what.upper()]) as image:
                if image.width * image.height > PIXELS:
                    return None
                if image.getexif().get(0x0112, 1) != 1:
                    return _upright(image, what)
                image.load()
    except _BROKEN:
        return None
    stripped = {"jpeg": _strip_jpeg, "png": _strip_png, "webp": _strip_webp}[what](data)
    return stripped if _whole(stripped, what) else None


def _whole(data: bytes, what: str) -> bool:
    """Whether a stripped picture can be decoded, and has nothing beside its pixels."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=[what.upper()]) as image:
                image.load()
    except _BROKEN:
        return False
    return not any(_metadata(data))


def _upright(image: Image.Image, what: str) -> bytes:
    turned = ImageOps.exif_transpose(image)
    clean = Image.new(turned.mode, turned.size)
    clean.paste(turned)
    buffer = BytesIO()
    clean.save(buffer, what.upper(), quality=90)
    return buffer.getvalue()


def _strip_jpeg(data: bytes) -> bytes:
    parts = [data[:2]]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if mark == 0xFF:
            at += 1
            continue
        if mark == 0xDA:
            # A progressive picture has several scans; everything up to the first end is pixels.
            end = data.find(b"\xff\xd9", at)
            parts.append(data[at : end + 2] if end >= 0 else data[at:])
            break
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        if not (mark == 0xFE or 0xE0 <= mark <= 0xEF) or _plain(mark, data[at + 4 : at + 2 + size]):
            parts.append(data[at : at + 2 + size])
        at += 2 + max(size, 2)
    return b"".join(parts)


def _strip_png(data: bytes) -> bytes:
    parts = [data[:8]]
    for name, body in _chunks(data):
        if name in _KEPT_PNG:
            crc = zlib.crc32(name + body).to_bytes(4, "big")
            parts += (len(body).to_bytes(4, "big"), name, body, crc)
    return b"".join(parts)


def _strip_webp(data: bytes) -> bytes:
    parts: list[bytes] = []
    for name, body in _riff(data):
        if name in _KEPT_WEBP:
            # Without the flags that announce a profile, EXIF and XMP.
            kept = bytes([body[0] & ~0x2C]) + body[1:] if name == b"VP8X" and body else body
            parts += (name, len(body).to_bytes(4, "little"), kept, b"\0" * (len(body) % 2))
    whole = b"WEBP" + b"".join(parts)
    return b"RIFF" + len(whole).to_bytes(4, "little") + whole
