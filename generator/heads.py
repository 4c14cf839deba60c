"""A page → what search engines, chats and other programs read of it, for the head of its HTML."""

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct

from generator import md
from generator.contract import HOME, About, Feed, Page
from generator.kinds.notices.model import NEWS
from generator.kinds.site.model import Site

PICTURE = "assets/images/share.png"
"""The picture that chats show beside a link, a square of 512 pixels; WeChat wants 300 at least."""


class Around(Struct, frozen=True):
    """What heads tell of the site: its facts, the names of its kinds and of its organisations."""

    site: Site
    columns: Mapping[str, str]
    organisations: Mapping[str, str]


def head(page: Page, around: Around) -> str:
    """The tags of a page as HTML; none for one that only leads on."""
    if page.redirect is not None:
        return ""
    address = _absolute(around.site, str(page.path.with_suffix(".html")))
    tags = [
        *(_government(page, around, address) if around.site.meta_tags else ()),
        *_open_graph(page, around.site, address),
    ]
    lines = [
        f'<meta {name}="{value}" content="{md.attribute(said)}">' for name, value, said in tags
    ]
    lines += [_alternate(page, feed) for feed in page.feeds if feed.target.with_suffix("") != NEWS]
    if page.data is not None:
        lines.append(_structured(page.data, address))
    return "\n".join(lines)


def _alternate(page: Page, feed: Feed) -> str:
    """The link to a feed of the page; those of all notices the theme has on every page.

    `main.html` tells why there is a space.
    """
    address, title = md.attribute(md.href(page.path, feed.target)), md.attribute(feed.title)
    return f'<link rel="alternate " type="{feed.type}" title="{title}" href="{address}">'


def _government(page: Page, around: Around, address: str) -> Iterator[tuple[str, str, str]]:
    """The tags of Chinese government sites: of the site, of a column, and of a page with a day."""
    site, about = around.site, page.about or About()
    column = around.columns.get(page.path.parts[0], "") if len(page.path.parts) > 1 else ""
    told = [("SiteName", site.name), ("SiteDomain", site.domain), ("SiteIDCode", site.site_id_code)]
    if page.about is None and page.path != HOME:
        told += [
            ("ColumnName", page.short or page.title),
            ("ColumnDescription", page.description),
            ("ColumnKeywords", ",".join(dict.fromkeys(filter(None, (column, page.title))))),
            ("ColumnType", column),
        ]
    elif about.day is not None:
        source = around.organisations.get(about.org_id, site.host_org)
        told += [
            ("ColumnName", column),
            ("ArticleTitle", page.title),
            ("PubDate", f"{about.day.isoformat()} 00:00"),
            ("ContentSource", source),
            ("Url", address),
        ]
    yield from (("name", name, said) for name, said in told if said)


def _open_graph(page: Page, site: Site, address: str) -> Iterator[tuple[str, str, str]]:
    """What chats and social networks show of a link (Open Graph), and what WeChat reads."""
    title = site.name if page.path == HOME else page.title
    text, picture = page.description or site.description, _absolute(site, PICTURE)
    day = page.about.day if page.about else None
    told = [
        ("property", "og:type", "article" if day else "website"),
        ("property", "og:site_name", site.name),
        ("property", "og:title", title),
        ("property", "og:description", text),
        ("property", "og:locale", "zh_CN"),
        ("property", "og:url", address),
        ("property", "og:image", picture),
        ("property", "article:published_time", day.isoformat() if day else ""),
        ("itemprop", "name", title),
        ("itemprop", "description", text),
        ("itemprop", "image", picture or md.href(page.path, PurePosixPath(PICTURE))),
    ]
    yield from (one for one in told if one[2])


def _structured(data: Mapping[str, Any], address: str) -> str:
    """The data of a page in the words of schema.org (JSON-LD)."""
    whole = {"@context": "https://schema.org", **data} | ({"url": address} if address else {})
    told = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    # Nothing in it may end the element that holds it.
    safe = told.replace("<", "\\u003c").replace("&", "\\u0026")
    return f'<script type="application/ld+json">{safe}</script>'


def _absolute(site: Site, path: str) -> str:
    """The whole address of something on the site; empty where that of the site is not known."""
    if not site.site_url:
        return ""
    return f"{site.site_url.rstrip('/')}/{path}"
