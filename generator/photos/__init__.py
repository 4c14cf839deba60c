"""A photograph in any usual format → small WebP and JPEG files without metadata, and its HTML."""

from generator.photos.derive import derive
from generator.photos.markup import picture
from generator.photos.values import Photo, PhotoFault, Rendition

__all__ = ["Photo", "PhotoFault", "Rendition", "derive", "picture"]
