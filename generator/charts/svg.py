"""Drawings as SVG text: plain XML, classes for colour, the page's own font."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.charts import text
from generator.md import Md, attribute

TITLE_SIZE, NOTE_SIZE = 14, 12
"""Font sizes in pixels; the style sheet does not change them, boxes are made for them."""

Line = tuple[int, int, int, int]
"""A straight line, horizontal or vertical: x, y to x, y."""


class Drawing(Struct, frozen=True):
    """The inside of a picture and its size in pixels; `fluid` ones take the width they get."""

    width: int
    height: int
    body: Md
    fluid: bool = False


def lines(parts: Iterable[str]) -> Md:
    """Elements one under the other, without blank lines."""
    return Md("\n".join(part for part in parts if part))


def group(drawing: Drawing, label: str) -> Md:
    """A drawing with links in it, as one labelled group."""
    return _element(drawing, f'role="group" aria-label="{attribute(text.clean(label))}"', "")


def picture(drawing: Drawing, title: str, description: str) -> Md:
    """A drawing that is read as one image with a title and a description."""
    named = f"<title>{text.escape(title)}</title><desc>{text.escape(description)}</desc>\n"
    return _element(drawing, 'role="img"', named)


def link(href: str, classes: str, title: str, body: str, current: bool = False) -> Md:
    """Elements with a tooltip, as a link where there is one; `current` is this very page."""
    named = f"<title>{text.escape(title)}</title>" if title else ""
    mark = ' aria-current="page"' if current else ""
    if not href:
        return Md(f'<g class="{classes}"{mark}>{named}{body}</g>')
    target = attribute(text.clean(href))
    return Md(f'<a class="{classes}" href="{target}" xlink:href="{target}"{mark}>{named}{body}</a>')


def words(content: str, x: int, y: int, size: int, more: str = "") -> Md:
    """One line of text around `x` with its baseline at `y`; other attributes in `more`."""
    return Md(
        f'<text x="{x}" y="{y}" font-size="{size}" fill="currentColor" stroke="none"{more}>'
        f"{text.escape(content)}</text>"
    )


def paths(classes: str, groups: Iterable[Sequence[Line]]) -> Md:
    """Groups of straight lines, each group one path."""
    drawn = [
        f'<path d="{"".join(_stroke(*line) for line in lines)}"/>' for lines in groups if lines
    ]
    return Md(f'<g class="{classes}">{"".join(drawn)}</g>' if drawn else "")


def _stroke(x: int, y: int, to_x: int, to_y: int) -> str:
    return f"M{x} {y}" + (f"H{to_x}" if y == to_y else f"V{to_y}")


def _element(drawing: Drawing, role: str, named: str) -> Md:
    size = f'width="{drawing.width}" height="{drawing.height}"'
    view = f' viewBox="0 0 {drawing.width} {drawing.height}"'
    if drawing.fluid:
        size, view = f'width="100%" height="{drawing.height}"', ""
    return Md(
        '<svg class="dw-svg" xmlns="http://www.w3.org/2000/svg"'
        f' xmlns:xlink="http://www.w3.org/1999/xlink" {size}{view} {role}'
        f' text-anchor="middle" fill="none" stroke="currentColor">\n{named}{drawing.body}\n</svg>'
    )
