"""The table of the catalogue → what the template of a poster is given."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.contract import Page
from generator.dates import chinese_date
from generator.kinds.catalogue.view_quarters import Sheet
from generator.kinds.site.model import Site

from .fonts import Faces
from .poster import Paper, Posting, alone, frame

CATALOGUE = "catalogue"
"""What stands for the table of the catalogue where otherwise an id does."""


def quarter(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages of the newest quarter of the catalogue, none without a catalogue."""
    found = [page for page in pages if isinstance(page.view, Sheet)]
    first = next((page.path for page in found if page.in_nav), None)
    return tuple(page for page in found if first in (page.path, page.parent))


def matrix(
    pages: Sequence[Page], site: Site, paper: Paper, faces: Faces, posting: Posting
) -> Mapping[str, Any]:
    """What the template is given for the newest quarter: organisations × matters."""
    newest = quarter(pages)
    sheets = [page.view for page in newest if isinstance(page.view, Sheet)]
    title = sheets[0].caption
    return {
        **frame(title, site.host_org, posting.first, site, paper, faces, posting),
        **alone(site, newest[0].path, title, f"截至{chinese_date(posting.first)}"),
        "flipped": True,
        "sizes": [14, 13, 12, 11, 10.5, 10, 9],
        "heads": [f"{one.number}. {one.title}" for one in sheets[0].columns],
        "signs": [f"{one.sign} {one.label}" for one in sheets[0].signs],
        "rows": [row for sheet in sheets for row in _rows(sheet)],
    }


def _rows(sheet: Sheet) -> Iterator[Mapping[str, Any]]:
    for group in sheet.groups:
        if group.title:
            yield {"group": group.title}
        for row in group.rows:
            yield {"name": row.organisation.text, "signs": [mark.sign for mark in row.marks]}
