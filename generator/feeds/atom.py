"""A feed → Atom (RFC 4287)."""

from xml.etree.ElementTree import Element, SubElement, tostring

from .entries import Entry, Feed, lines, moment

TYPE = "application/atom+xml"
"""The media type of the format."""

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def render(feed: Feed) -> str:
    """A feed as text; it must have an entry, from which it has its day."""
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "zh-CN"})
    _put(root, "id", feed.address)
    _put(root, "title", feed.title)
    _put(root, "updated", moment(max(one.updated for one in feed.entries)))
    _author(root, feed.author)
    SubElement(root, "link", {"rel": "self", "type": TYPE, "href": feed.address})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.page})
    root.extend(map(_entry, feed.entries))
    return f"{_DECLARATION}{tostring(root, encoding='unicode')}\n"


def _entry(entry: Entry) -> Element:
    root = Element("entry")
    _put(root, "id", entry.id)
    _put(root, "title", entry.title)
    _put(root, "published", moment(entry.published))
    _put(root, "updated", moment(entry.updated))
    _author(root, entry.author)
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": entry.address})
    SubElement(root, "category", {"term": lines(entry.category)})
    _put(root, "content", entry.text)
    root.tail = "\n"
    return root


def _author(parent: Element, name: str) -> None:
    _put(SubElement(parent, "author"), "name", name)


def _put(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = lines(text)
