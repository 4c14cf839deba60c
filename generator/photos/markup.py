"""A photo → the HTML that lets a browser choose among its renditions."""

from urllib.parse import quote

from generator.md import Md, attribute, plain
from generator.photos.recipe import WIDTHS
from generator.photos.values import Photo, Rendition


def picture(photo: Photo, base_href: str, alt: str, sizes: str) -> Md:
    """A `<picture>` on one line; the size of the image is given, so that the page does not jump.

    `base_href` is the folder of the files as seen from the page, `alt` the text in place of the
    picture, `sizes` the value of the attribute of that name (CSS lengths).
    """
    shown = _middle(photo.jpeg)
    return Md(
        "<picture>"
        f'<source type="image/webp" srcset="{_srcset(photo.webp, base_href)}"'
        f' sizes="{attribute(sizes)}">'
        f'<img src="{_url(shown, base_href)}" srcset="{_srcset(photo.jpeg, base_href)}"'
        f' sizes="{attribute(sizes)}" width="{shown.width}" height="{shown.height}"'
        # Plain text, because Markdown reads `[a](b)` even inside the quotes of an attribute.
        f' alt="{plain(alt)}" loading="lazy" decoding="async">'
        "</picture>"
    )


def _middle(renditions: tuple[Rendition, ...]) -> Rendition:
    """The widest rendition up to the middle width, for browsers that do not choose."""
    return [file for file in renditions if file.width <= WIDTHS[1] or file is renditions[0]][-1]


def _srcset(renditions: tuple[Rendition, ...], base_href: str) -> str:
    return ", ".join(f"{_url(file, base_href)} {file.width}w" for file in renditions)


def _url(rendition: Rendition, base_href: str) -> Md:
    folder = f"{base_href.rstrip('/')}/" if base_href else ""
    # Spaces and commas would end a candidate of a srcset; a percent sign is escaped already.
    return attribute(quote(folder + rendition.name, safe="/:%?#&=+~@"))
