"""The map of a site, as MkDocs makes it with the template of the theme, and packed beside it."""

import gzip
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import jinja2

from generator import program
from generator import write as files
from generator.pipeline.rendered import Rendered

_NAME = "sitemap.xml"
NAMES = (_NAME, f"{_NAME}.gz")


class Document(NamedTuple):
    """A page that MkDocs has made: its address, the day of its last change, and whether it leads on."""

    address: str
    changed: str
    redirect: bool


def write(
    folder: Path,
    documents: Iterable[Document],
    pages: Mapping[str, Rendered],
    canonical: Callable[[str], str],
    today: date,
) -> None:
    """Write the map of what MkDocs has made and of all other pages, with their days of today."""
    shown = {name: str(page.settings.get("changed", "")) for name, page in pages.items()}
    by_mkdocs = [one._replace(changed=shown.get(one.address, one.changed)) for one in documents]
    leaves = (Document(one, shown[one], False) for one, page in pages.items() if not page.in_nav)
    listed = [_entry(canonical, one) for one in (*by_mkdocs, *leaves)]
    theme = jinja2.Environment(loader=jinja2.FileSystemLoader(program.theme()), autoescape=True)
    whole = theme.get_template(_NAME).render(pages=listed).encode()
    files.data(folder / _NAME, whole)
    began = datetime(today.year, today.month, today.day, tzinfo=UTC).timestamp()
    packed = folder / f"{_NAME}.gz"
    with packed.open("wb") as file, gzip.GzipFile(str(packed), "wb", 9, file, began) as pack:
        pack.write(whole)


def _entry(canonical: Callable[[str], str], one: Document) -> Mapping[str, Any]:
    meta = {"changed": one.changed, "redirect": one.redirect}
    return {"canonical_url": canonical(one.address), "meta": meta}
