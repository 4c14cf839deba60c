"""A feed → JSON Feed 1.1."""

import json

from .entries import Entry, Feed, lines, moment

TYPE = "application/feed+json"
"""The media type of the format."""


def render(feed: Feed) -> str:
    """A feed as text."""
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": lines(feed.title),
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "language": "zh-CN",
        "authors": [{"name": lines(feed.author)}],
        "items": [_item(one) for one in feed.entries],
    }
    return json.dumps(whole, ensure_ascii=False) + "\n"


def _item(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "url": entry.address,
        "title": lines(entry.title),
        "content_text": lines(entry.text),
        "date_published": moment(entry.published),
        "date_modified": moment(entry.updated),
        "authors": [{"name": lines(entry.author)}],
        "tags": [lines(entry.category)],
    }
