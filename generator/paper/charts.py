"""A page with a chart → what the template of a poster is given for the chart."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec import Struct

from generator.charts import alliance, leading, svg, tree
from generator.charts.fit import Paper as Room
from generator.charts.svg import Drawing
from generator.contract import About, Link, Page
from generator.dates import chinese_date
from generator.kinds.leading_groups import model as groups
from generator.kinds.leading_groups import view as group_pages
from generator.kinds.organisations.model import Organisation, alliance_path, page_path
from generator.kinds.organisations.view import alliances
from generator.kinds.organisations.view import page as organisation_pages
from generator.kinds.organisations.view.tree import tree as organisations
from generator.kinds.site.model import Site
from generator.world import World

from .fonts import Faces
from .poster import Paper, Posting, alone, frame

_ROOMS = {
    Paper.A3: (Room(1070, 530), Room(720, 880)),
    Paper.A4: (Room(750, 300), Room(500, 550)),
}
"""What a chart may take on lying and on standing paper, in points: its smallest text is of 12."""

_SHARES = range(2, 13)
"""Quarters of the room's width that rows of cards are tried in: long rows are set smaller."""

_STYLE = Path(__file__).with_name("chart.css")

_NO_DAY = date(1970, 1, 1)
"""The day of a sheet where the records name none: no file that is kept for long may be without."""

_Draw = Callable[[Room], Drawing]
_Charted = organisation_pages.View | alliances.View | group_pages.View


class Chart(Struct, frozen=True):
    """The chart of a page: `links` lead to it on paper, `told` describes it, `day` is of its file."""

    page: PurePosixPath
    title: str
    told: str
    author: str
    day: date
    draw: _Draw
    links: tuple[Link, ...]


def of(page: Page, world: World) -> Chart | None:
    """The chart of a page; None where it has none."""
    shown = page.view
    owner = world.get(Organisation, (page.about or About()).org_id)
    if owner is None or not isinstance(shown, _Charted):
        return None
    title, told, draw = _drawn(page, shown, world)
    known = filter(None, (owner.established_on, owner.term_start, owner.counted_on))
    day = max(known, default=_NO_DAY)
    return Chart(page.path, title, told, owner.name, day, draw, shown.sheets) if draw else None


def find(pages: Sequence[Page], world: World, id: str) -> Chart | None:
    """The chart of the organisation, alliance or leading group with an id, in this order."""
    by_path = {page.path: page for page in pages}
    tried = (by_path.get(path(id)) for path in (page_path, alliance_path, groups.page_path))
    return next((chart for page in tried if page and (chart := of(page, world))), None)


def given(
    chart: Chart, site: Site, paper: Paper, faces: Faces, posting: Posting | None
) -> Mapping[str, Any]:
    """What the template is given for a chart; what is published beside its page is never posted."""
    title, rooms = chart.title, _ROOMS[paper]
    drawings = [chart.draw(room) for room in rooms]
    best = max((0, 1), key=lambda way: _shown(drawings[way], rooms[way]))
    picture = svg.picture(drawings[best], title, chart.told)
    families = ", ".join(f'"{name}"' for name in faces.families["bold"])
    style = f"<style>text {{ font-family: {families} }}\n{_STYLE.read_text('utf-8')}</style>"
    lead = f"截至{chinese_date(posting.first)}" if posting else "如有变动，以网页为准"
    day = posting.first if posting else chart.day
    return {
        **frame(title, chart.author, day, site, paper, faces, posting),
        **alone(site, chart.page, title, lead),
        "flipped": best == 0,
        "picture": picture.replace("</title>", f"</title>{style}", 1),
    }


def _drawn(page: Page, shown: _Charted, world: World) -> tuple[str, str, _Draw | None]:
    """The title of a chart, its description, and what draws it."""
    if isinstance(shown, alliances.View):
        fan = _rows(partial(alliance.draw, shown.drawn)) if shown.drawn else None
        return f"{page.title}结构图", "牵头单位、成员单位和服务阵地", fan
    if isinstance(shown, group_pages.View):
        ranks = _rows(partial(leading.draw, shown.chart.drawn)) if shown.chart else None
        return f"{page.title}组成图", "组成人员、办公室和工作组", ranks
    box = organisations(world).nodes.get(page.path.stem)
    return (
        f"{page.short}组织机构图",
        "党组织和它的下级",
        partial(tree.draw, box, ()) if box else None,
    )


def _rows(draw: Callable[[int], Drawing]) -> _Draw:
    """Rows of cards as long as lets them be largest in a room."""

    def fitted(room: Room) -> Drawing:
        made = (draw(room.width * share // 4) for share in _SHARES)
        return max(made, key=lambda one: _scale(one, room))

    return fitted


def _shown(drawing: Drawing, room: Room) -> tuple[int, float]:
    """How much of a chart a drawing shows, and how large it can be on the paper."""
    return drawing.body.count("<rect"), _scale(drawing, room)


def _scale(drawing: Drawing, room: Room) -> float:
    return min(room.width / drawing.width, room.height / drawing.height)
