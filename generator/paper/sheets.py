"""A chart or the table of the catalogue → what the template of a poster is given."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from generator.charts import svg, tree
from generator.charts.fit import Paper as Room
from generator.charts.svg import Drawing
from generator.contract import Page
from generator.dates import chinese_date
from generator.kinds.catalogue.view_quarters import Sheet
from generator.kinds.organisations.model import Organisation, page_path
from generator.kinds.organisations.view.tree import tree as organisations
from generator.kinds.site.model import Site
from generator.world import World

from . import code
from .fonts import Faces
from .notice import Fact
from .poster import Paper, Posting, address, frame

CATALOGUE = "catalogue"
"""What stands for the table of the catalogue where otherwise an id does."""

_ROOMS = {
    Paper.A3: (Room(1070, 530), Room(720, 880)),
    Paper.A4: (Room(750, 300), Room(500, 550)),
}
"""What a chart may take on lying and on standing paper, in points: its smallest text is of 12."""

_STYLE = Path(__file__).with_name("chart.css")


def seen(world: World, id: str) -> bool:
    """Whether an id is that of an organisation which works and may be seen."""
    return id in organisations(world).nodes


def chart(
    world: World, id: str, site: Site, paper: Paper, faces: Faces, posting: Posting
) -> Mapping[str, Any]:
    """What the template is given for an organisation and all under it."""
    organisation, box = world.one(Organisation, id).value, organisations(world).nodes[id]
    title = f"{organisation.short}组织机构图"
    drawings = [tree.draw(box, (), room) for room in _ROOMS[paper]]
    best = max((0, 1), key=lambda way: _shown(drawings[way], _ROOMS[paper][way]))
    picture = svg.picture(drawings[best], title, "党组织和它的下级")
    families = ", ".join(f'"{name}"' for name in faces.families["bold"])
    style = f"<style>text {{ font-family: {families} }}\n{_STYLE.read_text('utf-8')}</style>"
    return {
        **frame(title, organisation.name, posting.first, site, paper, faces, posting),
        **_alone(site, page_path(id), title, posting.first),
        "flipped": best == 0,
        "picture": picture.replace("</title>", f"</title>{style}", 1),
    }


def _shown(drawing: Drawing, room: Room) -> tuple[int, float]:
    """How much of a tree a drawing shows, and how large it can be on the paper."""
    boxes = drawing.body.count("<rect")
    return boxes, min(room.width / drawing.width, room.height / drawing.height)


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
        **_alone(site, newest[0].path, title, posting.first),
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


def _alone(site: Site, path: PurePosixPath, title: str, day: date) -> Mapping[str, Any]:
    place = address(site, path)
    contact = (("联系电话", site.phone), ("监督电话", site.supervision_phone), ("网页", place))
    facts = [asdict(Fact(label, text)) for label, text in contact if text]
    return {
        "heading": title,
        "lead": f"截至{chinese_date(day)}",
        "contact": {"facts": facts, "address": place, "code": code.svg(place)},
    }
