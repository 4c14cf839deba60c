"""Markdown written by hand → what its HTML would hold that pages may not hold, with its place."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

import markdown
import nh3

from .limits import SUSPECT, Unclean, too_much

EXTENSIONS = (
    "toc",
    "tables",
    "fenced_code",
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "sane_lists",
)
"""The extensions of the site's Markdown, those that MkDocs adds by itself first."""

_WORDS = (
    "p br hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td"
    " blockquote pre code em strong b i u s del ins mark sub sup small abbr a img figure figcaption"
    " details summary div span kbd q cite time ruby rt rp wbr"
)
TAGS = frozenset(_WORDS.split())
"""The tags that a text may have."""

_EVERYWHERE = frozenset({"id", "class", "title", "lang", "dir", "role", "aria-label"})
_ONLY = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height", "loading"},
    "th": {"colspan", "rowspan", "scope", "align", "style"},
    "td": {"colspan", "rowspan", "align", "style"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "col": {"span"},
    "colgroup": {"span"},
    "time": {"datetime"},
    "details": {"open"},
}
ATTRIBUTES = {tag: {*_EVERYWHERE, *_ONLY.get(tag, ())} for tag in TAGS}
"""The attributes that each tag may have."""

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Where links may lead."""

_SCHEME = re.compile(r"[\x00-\x20]*(?:([a-z][a-z0-9+.-]*):|[/\\]{2})", re.IGNORECASE)
_IMPLIED = frozenset({"tbody", "colgroup", "p", "tr"})
_HIDDEN = re.compile(
    r"<!--.*?-->|^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?^(?P=fence)[^\n]*$"
    r"|(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)",
    re.DOTALL | re.MULTILINE,
)


def look(text: str) -> tuple[Unclean, ...]:
    """All that is not on the lists of tags, attributes and schemes; never raises."""
    if busy := too_much(text):
        return (busy,)
    if not SUSPECT.search(text):
        return ()
    try:
        written = html(text)
        return tuple(_differences(text, written, clean(written)))
    except (Exception, RecursionError):  # noqa: BLE001 - what Markdown cannot read, MkDocs cannot either
        return (Unclean(0, "正文的写法太复杂，无法转换成网页"),)


@cache
def _converter() -> markdown.Markdown:
    return markdown.Markdown(extensions=list(EXTENSIONS))


def html(text: str) -> str:
    """The HTML that the site makes of a text."""
    converter = _converter()
    converter.reset()
    return str(converter.convert(text))


def clean(text: str) -> str:
    """HTML with nothing in it but what is on the lists."""
    return nh3.clean(
        text,
        tags=set(TAGS),
        clean_content_tags={"script", "style"},
        attributes=ATTRIBUTES,
        attribute_filter=_filter,
        link_rel=None,
        url_schemes=set(SCHEMES),
        filter_style_properties={"text-align"},
    )


def _filter(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute, or None where it may not stand there."""
    if tag == "img" and name == "src" and _SCHEME.match(value):
        return None
    if name == "id" and value.startswith("__"):
        # The theme's own scripts look for these.
        return None
    return value


Tag = tuple[str, str, str]
"""A tag, or an attribute of it with its value."""


class _Tags(HTMLParser):
    """Collects the tags and attributes of some HTML, and its text without spaces."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[Tag] = Counter()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag, "", ""] += 1
        if tag in TAGS:
            for name, value in attrs:
                said = value or ""
                self.tags[tag, name, _style(said) if name == "style" else said] += 1

    def handle_data(self, data: str) -> None:
        self.text.append("".join(data.split()))


def _style(value: str) -> str:
    return value.replace(" ", "").rstrip(";").lower()


def _tags(text: str) -> _Tags:
    found = _Tags()
    found.feed(text)
    found.close()
    return found


def _differences(source: str, written: str, cleaned: str) -> Iterator[Unclean]:
    before, after = _tags(written), _tags(cleaned)
    lost = before.tags - after.tags
    gained = [tag for tag in after.tags - before.tags if tag[0] not in _IMPLIED or tag[1]]
    shown = _HIDDEN.sub(lambda found: " " * len(found[0]), source)
    for (tag, name, value), count in sorted(lost.items()):
        yield from _unclean(shown, tag, name, value, count)
    if not lost and (gained or "".join(before.text) != "".join(after.text)):
        at = max(shown.find("<"), 0)
        yield Unclean(at, "正文里的 HTML 写得不完整，浏览器会读成别的样子")


def _unclean(shown: str, tag: str, name: str, value: str, count: int) -> Iterator[Unclean]:
    scheme = _SCHEME.match(value)
    foreign = tag == "img" and name == "src" and scheme is not None
    if not name:
        message = f"正文里有不能用的标签 <{tag}>"
        pattern = rf"<\s*{re.escape(tag)}\b"
    elif name in ("href", "src") and scheme is not None:
        kind = f"图片来自别的网站：{value[:60]}" if foreign else f"链接不能以“{scheme[1]}:”开头"
        message, pattern = kind, re.escape(value[:20])
    else:
        message = f"标签 <{tag}> 不能有属性 {name}"
        pattern = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
    places = [found.start() for found in re.finditer(pattern, shown, re.IGNORECASE)][:count]
    for at in places or [0]:
        yield Unclean(at, message, foreign)
