"""What becomes of a photograph: its renditions, or the reason why there are none."""

from pathlib import Path

from msgspec import Struct


class Rendition(Struct, frozen=True):
    """One file made from a photograph; sizes in pixels.

    `name` is what the file is called on the site, `path` where it lies in the cache.
    """

    width: int
    height: int
    name: str
    path: Path


class Photo(Struct, frozen=True):
    """A photograph ready for the site; renditions from narrow to wide.

    `width` and `height` are those of the original as it is seen, that is upright.
    """

    width: int
    height: int
    webp: tuple[Rendition, ...]
    jpeg: tuple[Rendition, ...]


class Shot(Struct, frozen=True):
    """A photograph and what it shows; the caption may be empty."""

    photo: Photo
    caption: str


class PhotoFault(Struct, frozen=True):
    """Why a file cannot be used as a photograph, and what to do about it.

    `reason` is one of `missing`, `empty`, `not-image`, `heic`, `damaged`, `too-large`, `too-long`.
    """

    reason: str
    message: str
    help: str
