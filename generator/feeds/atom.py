"""A feed → Atom (RFC 4287)."""

from xml.sax.saxutils import escape, quoteattr

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
        self=quoteattr(feed.address),
        page=quoteattr(feed.page),
        entries="".join(map(_entry, feed.entries)),
    )


def _entry(entry: Entry) -> str:
    return _ENTRY.format(
        id=_text(entry.id),
        title=_text(entry.title),
        published=moment(entry.published),
        updated=moment(entry.updated),
        author=_text(entry.author),
        address=quoteattr(entry.address),
        category=quoteattr(lines(entry.category)),
        text=_text(entry.text),
    )


def _text(text: str) -> str:
    return escape(lines(text))
