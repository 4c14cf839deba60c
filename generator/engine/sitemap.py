"""The map of a site, as MkDocs makes it with the template of the theme, and packed beside it.

One with too many addresses is an index of several.
"""

import gzip
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
from markupsafe import escape

from generator import program
from generator import write as files

from . import theme

NAME = "sitemap.xml"

LIMIT, BYTES = 50_000, 50 * 1024 * 1024
"""How many addresses a map may hold and how large it may be: https://www.sitemaps.org/protocol.html."""

_OURS = re.compile(r"sitemap(-[0-9]+)?\.xml|sitemap\.xml\.gz")
_ENTRY = re.compile(r"\s*<url>.*?</url>", re.DOTALL)

_INDEX = """<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{}
</sitemapindex>"""


class Document(NamedTuple):
    """A page that MkDocs has made: its address, the day of its last change, and whether it leads on."""

    address: str
    changed: str
    redirect: bool


def write(
    folder: Path,
    documents: Iterable[Document],
    days: Mapping[str, str],
    canonical: Callable[[str], str],
    today: date,
) -> None:
    """Write the map of what MkDocs has made and of all pages of ours, with the days of their last changes."""
    by_mkdocs = [one._replace(changed=days.get(one.address, one.changed)) for one in documents]
    others = days.keys() - {one.address for one in by_mkdocs}
    leaves = (Document(one, days[one], False) for one in days if one in others)
    listed = [_entry(canonical, one) for one in (*by_mkdocs, *leaves)]
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(program.theme()), autoescape=True)
    theme.spare(env)
    made = env.get_template(NAME).render(pages=listed)
    whole = divided(made, folder, canonical).encode()
    files.data(folder / NAME, whole)
    began = datetime(today.year, today.month, today.day, tzinfo=UTC).timestamp()
    packed = folder / f"{NAME}.gz"
    with packed.open("wb") as file, gzip.GzipFile(str(packed), "wb", 9, file, began) as pack:
        pack.write(whole)


def divided(whole: str, folder: Path, canonical: Callable[[str], str]) -> str:
    """What stands in the map of a site: all of it, or an index of the parts, which are written."""
    entries = list(_ENTRY.finditer(whole))
    if len(entries) <= LIMIT and len(whole.encode()) <= BYTES:
        return whole
    head, tail = whole[: entries[0].start()], whole[entries[-1].end() :]
    parts = []
    for number, part in enumerate(_parts([one[0] for one in entries], len(head + tail)), 1):
        name = f"sitemap-{number}.xml"
        files.text(folder / name, f"{head}{part}{tail}")
        parts.append(f"  <sitemap><loc>{escape(canonical(name))}</loc></sitemap>")
    return _INDEX.format("\n".join(parts))


def ours(name: str) -> bool:
    """Whether a file of a site is its map, or a part of it."""
    return bool(_OURS.fullmatch(name))


def _parts(entries: Iterable[str], around: int) -> Iterator[str]:
    """Entries as long as they may stand in one map."""
    part: list[str] = []
    size = around
    for entry in entries:
        length = len(entry.encode())
        if len(part) == LIMIT or (part and size + length > BYTES):
            yield "".join(part)
            part, size = [], around
        part.append(entry)
        size += length
    yield "".join(part)


def _entry(canonical: Callable[[str], str], one: Document) -> Mapping[str, Any]:
    meta = {"changed": one.changed, "redirect": one.redirect}
    return {"canonical_url": canonical(one.address), "meta": meta}
