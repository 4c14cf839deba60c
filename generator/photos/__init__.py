"""A photograph in any usual format → small WebP and JPEG files without metadata, and its HTML."""

from generator.photos.derive import derive
from generator.photos.markup import IN_GRID, IN_TEXT, figure, gallery, linked, picture
from generator.photos.values import Photo, PhotoFault, Rendition, Shot

__all__ = [
    "IN_GRID",
    "IN_TEXT",
    "Photo",
    "PhotoFault",
    "Rendition",
    "Shot",
    "derive",
    "figure",
    "gallery",
    "linked",
    "picture",
]
