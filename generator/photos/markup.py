"""A photo → the HTML that lets a browser choose among its renditions."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from generator.md import Md, attribute, plain
from generator.photos.recipe import WIDTHS
from generator.photos.values import Photo, Rendition, Shot

IN_GRID = "(max-width: 38em) 94vw, (max-width: 60em) 48vw, 23rem"
IN_TEXT = "(max-width: 60em) 94vw, 45rem"
"""How wide the style sheets show a picture of a grid, and one in a text; CSS lengths."""


def picture(
    photo: Photo, base_href: str, alt: str, sizes: str = IN_GRID, *, first: bool = False
) -> Md:
    """A `<picture>` on one line; the size of the image is given, so that the page does not jump.

    `base_href` is the folder of the files as seen from the page, `alt` the text in place of the
    picture. `first` is for one that the reader sees at once: all others wait until they are near.
    """
    shown = _middle(photo.jpeg)
    lazy = "" if first else ' loading="lazy" decoding="async"'
    return Md(
        "<picture>"
        f'<source type="image/webp" srcset="{_srcset(photo.webp, base_href)}"'
        f' sizes="{attribute(sizes)}">'
        f'<img src="{_url(shown, base_href)}" srcset="{_srcset(photo.jpeg, base_href)}"'
        f' sizes="{attribute(sizes)}" width="{shown.width}" height="{shown.height}"'
        # Plain text, because Markdown reads `[a](b)` even inside the quotes of an attribute.
        f' alt="{plain(alt)}"{lazy}>'
        "</picture>"
    )


def linked(
    photo: Photo, base_href: str, alt: str, sizes: str, *, first: bool = False, which: str = ""
) -> Md:
    """A picture that leads to its widest file, to be enlarged and saved also without a script.

    Without an `alt` the link is called by what it does, and `which` of several it is for.
    """
    made = picture(photo, base_href, alt, sizes, first=first)
    address = _url(photo.jpeg[-1], base_href)
    return Md(f'<a class="dw-photo" href="{address}" title="查看大图{which}">{made}</a>')


def figure(shot: Shot, base_href: str, alt: str = "", *, first: bool = False) -> Md:
    """A picture in a text with what it shows under it, which says it once; `alt` where it does not."""
    made = linked(shot.photo, base_href, "" if shot.caption else alt, IN_TEXT, first=first)
    return Md(f'<figure class="dw-figure">{made}{_caption(shot)}</figure>')


def gallery(shots: Iterable[Shot], base_href: str) -> Md:
    """Pictures side by side, each with what it shows."""
    shown = tuple(shots)
    items = (
        f"<li><figure>{linked(shot.photo, base_href, '', IN_GRID, which=which)}{_caption(shot)}"
        "</figure></li>"
        for shot, which in zip(shown, _numbered(len(shown)), strict=True)
    )
    return Md("\n".join(['<ul class="dw-gallery">', *items, "</ul>"]))


def _numbered(count: int) -> Iterator[str]:
    """Which of several each is; nothing of one alone."""
    for number in range(1, count + 1):
        yield f"（第 {number} 张，共 {count} 张）" if count > 1 else ""


def _caption(shot: Shot) -> str:
    return f"<figcaption>{plain(shot.caption)}</figcaption>" if shot.caption else ""


def _middle(renditions: tuple[Rendition, ...]) -> Rendition:
    """The widest rendition up to the middle width, for browsers that do not choose."""
    return [file for file in renditions if file.width <= WIDTHS[1] or file is renditions[0]][-1]


def _srcset(renditions: tuple[Rendition, ...], base_href: str) -> str:
    return ", ".join(f"{_url(file, base_href)} {file.width}w" for file in renditions)


def _url(rendition: Rendition, base_href: str) -> Md:
    folder = f"{base_href.rstrip('/')}/" if base_href else ""
    # Spaces and commas would end a candidate of a srcset; a percent sign is escaped already.
    return attribute(quote(folder + rendition.name, safe="/:%?#&=+~@"))
