"""What becomes of a photograph: its renditions, or the reason why there are none."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file made from a photograph; sizes in pixels.

    `name` is what the file is called on the site, `path` where it lies in the cache.
    """

    width: int
    height: int
    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph ready for the site; renditions from narrow to wide.

    `width` and `height` are those of the original as it is seen, that is upright.
    """

    width: int
    height: int
    webp: tuple[Rendition, ...]
    jpeg: tuple[Rendition, ...]


@dataclass(frozen=True, slots=True)
class Shot:
    """A photograph and what it shows; the caption may be empty."""

    photo: Photo
    caption: str


@dataclass(frozen=True, slots=True)
class PhotoFault:
    """Why a file cannot be used as a photograph, and what to do about it.

    `reason` is one of `missing`, `empty`, `not-image`, `heic`, `damaged`, `too-large`, `too-long`.
    """

    reason: str
    message: str
    help: str
