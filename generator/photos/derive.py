"""A photograph on disk → its renditions in the cache, made once for each content."""

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from generator import later
from generator.photos import faults, shelf
from generator.photos.recipe import recipe
from generator.photos.shelf import Entry
from generator.photos.values import Photo, PhotoFault, Rendition

if TYPE_CHECKING:
    from generator.photos import decode, encode
else:
    decode = later.module("generator.photos.decode")
    encode = later.module("generator.photos.encode")


def derive(source: Path, cache: Path) -> Photo | PhotoFault:
    """The renditions of a photograph, or why there are none; the original is only read.

    Files go below `cache`, named by the content of the photograph and the way they are made, so
    several processes may share it. Raises OSError only when the cache cannot be written.
    """
    try:
        content = source.read_bytes()
    except OSError:
        return faults.missing(source.name)
    key = hashlib.sha256(recipe().encode() + b"\0" + content).hexdigest()
    folder = cache / key[:2] / key
    entry = shelf.find(folder)
    if entry is None:
        made = _make(source.name, content, folder)
        if isinstance(made, PhotoFault):
            return made
        entry = made
    return _photo(f"{_slug(source.stem)}-{key[:8]}", folder, entry)


def _make(name: str, content: bytes, folder: Path) -> Entry | PhotoFault:
    image = decode.decode(name, content)
    if isinstance(image, PhotoFault):
        return image
    if max(max(size) for size in encode.sizes(*image.size)) > encode.HIGHEST:
        return faults.too_long(name)
    return shelf.put(folder, image.size, encode.encode(image))


def _photo(stem: str, folder: Path, entry: Entry) -> Photo:
    def renditions(suffix: str) -> tuple[Rendition, ...]:
        return tuple(
            Rendition(file.width, file.height, f"{stem}-{file.name}", folder / file.name)
            for file in entry.files
            if file.name.endswith(suffix)
        )

    return Photo(entry.width, entry.height, renditions(".webp"), renditions(".jpg"))


def _slug(stem: str) -> str:
    """What of a file name can stand in any URL; names in Chinese become `photo`."""
    return re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "photo"
