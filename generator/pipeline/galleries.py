"""A text in which pictures stand → the same with those that stand by themselves as photographs."""

import re
from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct, field

from generator import photos
from generator.md import Md
from generator.photos import Photo, Shot

_BEFORE = re.compile(r"[ \t>]*(?:(?:[-+*]|[0-9]+[.)])[ \t]+)?")
"""What may stand before a picture in a line of its own: it is quoted, or in a list."""

_OPEN = ("[", ">")
"""The end of a line after which a picture may stand in a link, in which no other link can be."""


class Pictures(Struct, frozen=True):
    """The pictures of one text by their HTML; `base` is the folder of the files."""

    base: str
    made: dict[str, Shot] = field(default_factory=dict)

    def add(self, photo: Photo, alt: str) -> Md:
        """The HTML of a picture in a text."""
        html = photos.picture(photo, self.base, alt, photos.IN_TEXT)
        self.made[html] = Shot(photo, alt)
        return html


def arrange(text: str, pictures: Pictures) -> Md:
    """A paragraph of a picture becomes a figure, one of several a gallery, one in a line leads to its file.

    Those in the midst of words, or in a link, stay what they are.
    """
    if not pictures.made:
        return Md(text)
    blocks = groupby(text.split("\n"), lambda line: bool(line.strip()))
    return Md("\n".join(line for _, block in blocks for line in _block(list(block), pictures)))


def _block(lines: list[str], pictures: Pictures) -> Iterator[str]:
    shots = [pictures.made[line.rstrip()] for line in lines if line.rstrip() in pictures.made]
    if len(shots) < len(lines):
        yield from _mixed(lines, pictures)
    elif len(shots) == 1:
        yield photos.figure(shots[0], pictures.base)
    else:
        yield photos.gallery(shots, pictures.base)


def _mixed(lines: list[str], pictures: Pictures) -> Iterator[str]:
    before = ""
    for line in lines:
        html = _BEFORE.sub("", line, count=1).rstrip()
        shot = None if before.endswith(_OPEN) else pictures.made.get(html)
        if shot is None:
            before = line.rstrip()
            yield line
        else:
            linked = photos.linked(shot.photo, pictures.base, shot.caption, photos.IN_TEXT)
            before = ""
            yield line.replace(html, linked)
