"""The bytes of a photograph → an upright sRGB picture that carries nothing but its pixels."""

import importlib
import struct
import warnings
import zlib
from contextlib import suppress
from io import BytesIO

from PIL import Image, ImageCms, UnidentifiedImageError, features

from generator.photos import faults
from generator.photos.values import PhotoFault

MEGAPIXELS = 80
"""The largest picture decoded; 80 megapixels take 240 MB, and phones save 12 to 50."""

_FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_BROKEN = (
    *(OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, RuntimeError),
    *(EOFError, AttributeError, struct.error, zlib.error),
)
"""What Pillow's decoders raise for content that is not what its header says."""

_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def decode(name: str, content: bytes) -> Image.Image | PhotoFault:
    """The first frame as an RGB image: turned upright, in sRGB, on white where it is transparent.

    `name` is for the messages. What is wrong with the content is returned, never raised.
    """
    if not content:
        return faults.empty(name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _decode(name, content)
    except Image.DecompressionBombError:
        return faults.too_large(name, MEGAPIXELS)
    except UnidentifiedImageError:
        return faults.heic(name) if _is_heic(content) else faults.not_image(name)
    except _BROKEN:
        return faults.damaged(name)


def _decode(name: str, content: bytes) -> Image.Image | PhotoFault:
    with Image.open(BytesIO(content), formats=_readable()) as image:
        if image.width * image.height > MEGAPIXELS * 1_000_000:
            return faults.too_large(name, MEGAPIXELS)
        image.load()
        turn = _turn(image)
        clean = _flatten(image)
    return clean if turn is None else clean.transpose(turn)


def _readable() -> tuple[str, ...]:
    """The formats this machine reads; HEIF is one of them where pillow-heif is installed."""
    with suppress(ImportError):
        importlib.import_module("pillow_heif").register_heif_opener()
    Image.init()
    return tuple(name for name in _FORMATS if name in Image.OPEN)


def _is_heic(content: bytes) -> bool:
    return content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS


def _turn(image: Image.Image) -> Image.Transpose | None:
    try:
        return _TURNS.get(image.getexif().get(_ORIENTATION, 1))
    except _BROKEN:
        # Cameras and chat programs write broken EXIF into sound pictures.
        return None


def _flatten(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    transparent = image.has_transparency_data and not image.mode.startswith("I")
    alpha = image.convert("RGBA").getchannel("A") if transparent else None
    colours = _to_srgb(_without_alpha(image), profile)
    # A new image, because every operation of Pillow hands on the metadata of its input.
    clean = Image.new("RGB", image.size, "white")
    clean.paste(colours, mask=alpha)
    return clean


def _without_alpha(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        # Sixteen bits of grey: Pillow would cut off what is above 255 instead of scaling it.
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.mode in ("1", "L", "LA", "La"):
        return image.convert("L")
    return image if image.mode in ("RGB", "CMYK") else image.convert("RGB")


def _to_srgb(image: Image.Image, profile: object) -> Image.Image:
    if not isinstance(profile, bytes) or not profile or not features.check("littlecms2"):
        return image.convert("RGB")
    try:
        embedded = ImageCms.ImageCmsProfile(BytesIO(profile))
        srgb = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(image, embedded, srgb, outputMode="RGB")
    except (ImageCms.PyCMSError, *_BROKEN):
        # A profile that is damaged or for other channels: the plain colours are close enough.
        return image.convert("RGB")
    return converted or image.convert("RGB")
