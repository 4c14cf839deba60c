"""A feed → Atom (RFC 4287)."""

from html import escape

from .entries import Entry, Feed, lines, moment

TYPE = "application/atom+xml"
"""The media type of the format."""

_FEED = """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>{id}</id>
<title>{title}</title>
<updated>{updated}</updated>
<author><name>{author}</name></author>
<link rel="self" type="{type}" href={self}/>
<link rel="alternate" type="text/html" href={page}/>
{entries}\
</feed>
"""

_ENTRY = """\
<entry>
<id>{id}</id>
<title>{title}</title>
<published>{published}</published>
<updated>{updated}</updated>
<author><name>{author}</name></author>
<link rel="alternate" type="text/html" href={address}/>
<category term={category}/>
<content>{text}</content>
</entry>
"""


def render(feed: Feed) -> str:
    """A feed as text; it must have an entry, from which it has its day."""
    return _FEED.format(
        id=_text(feed.address),
        title=_text(feed.title),
        updated=moment(max(one.updated for one in feed.entries)),
        author=_text(feed.author),
        type=TYPE,
        self=_quoted(feed.address),
        page=_quoted(feed.page),
        entries="".join(map(_entry, feed.entries)),
    )


def _entry(entry: Entry) -> str:
    return _ENTRY.format(
        id=_text(entry.id),
        title=_text(entry.title),
        published=moment(entry.published),
        updated=moment(entry.updated),
        author=_text(entry.author),
        address=_quoted(entry.address),
        category=_quoted(lines(entry.category)),
        text=_text(entry.text),
    )


def _quoted(text: str) -> str:
    """Text as the value of an attribute, between its quotes."""
    return f'"{escape(text)}"'


def _text(text: str) -> str:
    return escape(lines(text), quote=False)
