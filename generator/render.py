"""A page and its frame → Markdown text with front matter, through Jinja."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, lru_cache, partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from generator import later, md, photos
from generator.charts import bars, columns, frame, radar, stacked, stars, timeline
from generator.charts import text as charted
from generator.contract import HOME, Link, Page
from generator.dates import chinese_date
from generator.md import Md
from generator.photos import Photo, Shot

if TYPE_CHECKING:
    import jinja2

    from generator import compiled
else:
    jinja2 = later.module("jinja2")
    compiled = later.module("generator.compiled")

HERE = Path(__file__).parent

_JSON = json.JSONEncoder(ensure_ascii=False)
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")

PHOTOS = PurePosixPath("assets/photos")
"""Where derived pictures are published."""


class Frame(Struct, frozen=True):
    """What is printed around a page; `subscribing` explains its feeds."""

    trail: tuple[Link, ...]
    previous: Link | None
    following: Link | None
    source: str
    source_href: str
    changed: date | None
    subscribing: Link | None = None


@cache
def environment() -> "jinja2.Environment":
    """The Jinja environment: kinds' folders and the shared templates, everything escaped."""
    loader = jinja2.FileSystemLoader([HERE / "kinds", HERE / "templates"])
    # Jinja does not escape by itself: `finalize` does, for Markdown too.
    env = jinja2.Environment(
        loader=loader,
        undefined=jinja2.StrictUndefined,
        finalize=md.finalize,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    env.filters |= {"day": chinese_date, "changed": changed}
    env.filters |= {"made": Md, "clean": charted.clean}
    env.globals |= {
        "framed": frame.picture,
        "drawn": {name: one.draw for name, one in _DRAWN.items()},
    }
    return env


_DRAWN = {
    "bars": bars,
    "columns": columns,
    "radar": radar,
    "stacked": stacked,
    "stars": stars,
    "timeline": timeline,
}
"""What draws each sort of figure."""


Settings = Mapping[str, Any]
"""What stands above the text of a page: its title and how the theme shows it."""


def keep_compiled(folder: Path) -> None:
    """Take compiled templates from a folder, and put those there that it does not have."""
    environment().bytecode_cache = compiled.Compiled(folder)


def renew() -> bool:
    """Read the templates again of which one has been edited, and tell it: a preview runs for long."""
    known = environment().cache
    if known is None or all(template.is_up_to_date for template in known.values()):
        return False
    known.clear()
    badge.cache_clear()
    return True


@lru_cache(maxsize=1 << 12)
def badge(badge: object) -> Md:
    """A badge; thousands of pages show the same few."""
    return Md(environment().get_template("badge.md.j2").render(badge=badge))


def changed(day: date | None) -> Md:
    """What a page says of the day on which its record was last changed."""
    return Md(f'；最后修改：<time datetime="{day}">{chinese_date(day)}</time>' if day else "")


def figure(name: str, one: object) -> Md:
    """A statistic as a figure, by the macro of that name."""
    macros = environment().get_template("charts.md.j2").module
    return Md(getattr(macros, name)(one).strip())


def text(page: Page, frame: Frame, site: Mapping[str, Any]) -> str:
    """The Markdown of a page; same input, same text."""
    tools = _tools(page)
    env = environment()
    body = Md(
        env.get_template(page.template)
        .render(view=page.view, page=page, frame=frame, **tools)
        .strip()
    )
    text = env.get_template("frame.md.j2").render(
        page=page, frame=frame, body=body, site=site, **tools
    )
    return text.strip() + "\n"


def _tools(page: Page) -> Mapping[str, Any]:
    """What templates call to point at other pages and pictures from this page."""

    def address(target: PurePosixPath | str) -> str:
        return target if isinstance(target, str) else md.href(page.path, target)

    def href(target: PurePosixPath | str) -> Md:
        return md.attribute(address(target))

    def link(link: Link) -> Md:
        return md.link(link.text, address(link.target))

    return {"href": href, "link": link, "badge": badge, **_pictures(page), **_figures()}


def _pictures(page: Page) -> Mapping[str, Callable[..., Md]]:
    """What templates call for a picture, one above a text, and several of which each can be enlarged."""
    base = md.href(page.path, PHOTOS)

    def picture(photo: Photo, alt: str, sizes: str = photos.IN_GRID, *, first: bool = False) -> Md:
        return photos.picture(photo, base, alt, sizes, first=first)

    def photograph(shot: Shot, alt: str) -> Md:
        return photos.figure(shot, base, alt, first=True)

    def gallery(shots: Iterable[Shot]) -> Md:
        return photos.gallery(shots, base)

    return {"picture": picture, "photograph": photograph, "gallery": gallery}


@cache
def _figures() -> Mapping[str, Callable[[object], Md]]:
    """The macros for figures: what they make is no text to be escaped."""
    return {name: partial(figure, name) for name in _DRAWN}


def settings(page: Page, frame: Frame, head: str) -> Settings:
    """What stands above the text of a page; its `head` is HTML for the theme."""
    fields: dict[str, Any] = {"title": page.title}
    if page.description:
        fields["description"] = page.description
    hide = set(page.hide) | (set() if page.in_nav else {"navigation"})
    if hide:
        fields["hide"] = sorted(hide)
    if page.redirect is not None:
        fields |= {"redirect": md.href(HOME, page.redirect), "search": {"exclude": True}}
    if frame.changed:
        fields["changed"] = frame.changed.isoformat()
    if head:
        fields["head"] = head
    return fields


def whole(settings: Settings, markdown: str) -> str:
    """A page as a file: the settings in JSON spelling, which is YAML too and needs no quoting rules."""
    lines = (f"{key}: {_json(value)}" for key, value in settings.items())
    return "---\n" + "\n".join(lines) + "\n---\n\n" + markdown


def _json(value: object) -> str:
    """A value as JSON on one line, with what YAML cannot hold or takes for a line break escaped."""
    return _NOT_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", _JSON.encode(value))
