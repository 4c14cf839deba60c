"""The pages of a site → the sheets that are published beside them, and what could not be printed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec import Struct

from generator.contract import Asset, Page
from generator.diagnostics import Diagnostic, Location
from generator.kinds.notices.model import document_path, poster_path
from generator.kinds.organisations.model import sheet_path
from generator.kinds.site.model import Site
from generator.pipeline import MEND
from generator.pipeline.rendered import Progress
from generator.world import World

from . import charts, document, fonts, notice, poster, press
from .charts import Chart
from .fonts import Faces
from .poster import Paper
from .press import Unprintable
from .printing import Ways, printed

_SITE = Location("data/site/site.yml")


class Published(Struct, frozen=True):
    """Sheets as files of the site, or why there are none."""

    assets: tuple[Asset, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class _Sheet(Struct, frozen=True):
    """A file of the site, and how it may be made."""

    target: PurePosixPath
    ways: Ways
    source: Location


def published(
    pages: Sequence[Page], world: World, site: Site, folder: Path, progress: Progress
) -> Published:
    """Each notice as a document and as a sheet to hang up, each chart on A4 and on A3.

    What has been printed before is taken from the folder.
    """
    if not press.ready():
        return Published(
            diagnostics=(_fault("paper/not-installed", "要附 PDF，但没有安装排版程序"),)
        )
    faces = fonts.choose(site, press.families())
    if not faces.any:
        return Published(diagnostics=(_fault("paper/no-font", "这台机器上没有能印中文的字体"),))
    assets: list[Asset] = []
    faults: list[Diagnostic] = []
    sheets = list(_sheets(pages, world, site, faces))
    for sheet, made in zip(
        sheets, printed([one.ways for one in sheets], folder, progress), strict=True
    ):
        if isinstance(made, Path):
            assets.append(Asset(sheet.target, str(made)))
        else:
            faults.append(_unprintable(sheet, made))
    return Published((), tuple(faults)) if faults else Published(tuple(assets))


def _sheets(pages: Sequence[Page], world: World, site: Site, faces: Faces) -> Iterator[_Sheet]:
    for page in pages:
        if shown := notice.read(page):
            yield from _notice(page, shown, site, faces)
        elif (chart := charts.of(page, world)) and chart.links:
            yield from _chart(chart, page.source or _SITE, site, faces)


def _notice(page: Page, shown: notice.Notice, site: Site, faces: Faces) -> Iterator[_Sheet]:
    id, source = page.path.stem, page.source or _SITE
    days = poster.posting((shown,), shown.day)

    def written() -> Mapping[str, Any]:
        return document.given(shown, faces)

    def hung(paper: Paper) -> Callable[[], Mapping[str, Any]]:
        return lambda: poster.given((shown,), site, paper, faces, days)

    whole = (document.TEMPLATE, written)
    ways = tuple((poster.TEMPLATE, hung(paper)) for paper in (Paper.A4, Paper.A3))
    yield _Sheet(document_path(id), (whole,), source)
    # What no sheet has room for hangs as a document of several pages.
    yield _Sheet(poster_path(id), (*ways, whole), source)


def _chart(chart: Chart, source: Location, site: Site, faces: Faces) -> Iterator[_Sheet]:
    def drawn(paper: Paper) -> Callable[[], Mapping[str, Any]]:
        return lambda: charts.given(chart, site, paper, faces, None)

    for paper in Paper:
        yield _Sheet(
            sheet_path(chart.page, paper.value), ((poster.TEMPLATE, drawn(paper)),), source
        )


def _unprintable(sheet: _Sheet, why: Unprintable) -> Diagnostic:
    if why.long:
        raise RuntimeError(f"{sheet.target}: a document and a chart have room for everything")
    told = "、".join(f"“{one}”" for one in why.characters)
    return _fault("paper/no-glyph", f"{told}在现有的字体里没有，印不出来", sheet.source)


def _fault(code: str, message: str, place: Location = _SITE) -> Diagnostic:
    return Diagnostic(code, message, place, help=MEND[code])
