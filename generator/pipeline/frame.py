"""Pages → what stands around each: breadcrumbs, neighbours, where it comes from."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import PurePosixPath
from urllib.parse import quote

from generator.contract import Link, Page
from generator.diagnostics import Diagnostic, Location, Related
from generator.kinds.guide.model import SUBSCRIBING
from generator.render import Frame

from .codes import MEND


def frames(
    pages: Sequence[Page],
    source_url: str,
    changed: Callable[[Location], date | None],
) -> Iterator[tuple[Page, Frame]]:
    """Each page with its frame, in the order given."""
    by_path = {page.path: page for page in pages}
    before, after = _neighbours(pages)
    trails = {parent: _trail(parent, by_path) for parent in {page.parent for page in pages}}
    explained = Link("怎样订阅", SUBSCRIBING) if SUBSCRIBING in by_path else None
    for page in pages:
        source = page.source
        yield (
            page,
            Frame(
                trails[page.parent],
                before.get(page.path),
                after.get(page.path),
                _place(source_url, source),
                _address(source_url, source),
                changed(source) if source else None,
                explained if page.feeds else None,
            ),
        )


def _name(page: Page) -> str:
    return page.short or page.title


def _trail(path: PurePosixPath | None, by_path: Mapping[PurePosixPath, Page]) -> tuple[Link, ...]:
    """A page and those above it, from the home page down; empty for none."""
    trail: list[Link] = []
    while path is not None and len(trail) < 12:
        above = by_path[path]
        trail.append(Link(_name(above), above.path))
        path = above.parent
    return tuple(reversed(trail))


def _neighbours(
    pages: Sequence[Page],
) -> tuple[dict[PurePosixPath, Link], dict[PurePosixPath, Link]]:
    series: dict[str, list[Page]] = {}
    for page in pages:
        if page.series:
            series.setdefault(page.series, []).append(page)
    before: dict[PurePosixPath, Link] = {}
    after: dict[PurePosixPath, Link] = {}
    for chain in series.values():
        links = [(page.path, Link(_name(page), page.path)) for page in chain]
        for (path, link), (other, following) in pairwise(links):
            before[other] = link
            after[path] = following
    return before, after


def _place(pattern: str, source: Location | None) -> str:
    """Where a page's record stands; its line only where the whole file can be seen anyway.

    From line numbers a reader could tell how many records the site does not show.
    """
    if source is None or not pattern:
        return source.file if source else ""
    if source.row:
        return f"{source.file} 第 {source.row} 行"
    return f"{source.file} 第 {source.line} 行" if source.line > 1 else source.file


def _address(pattern: str, source: Location | None) -> str:
    if source is None or not pattern:
        return ""
    address = pattern.replace("{line}", str(source.line or 1))
    return address.replace("{file}", _quoted(source.file))


@lru_cache(maxsize=1 << 12)
def _quoted(file: str) -> str:
    return quote(file)


def collisions(pages: Sequence[Page]) -> Iterator[Diagnostic]:
    """No two pages have the same address."""
    seen: dict[str, Page] = {}
    for page in pages:
        path = str(page.path).lower()
        if path not in seen:
            seen[path] = page
            continue
        first = seen[path]
        sources = [place for place in (page.source, first.source) if place]
        message = f"网址“{page.path.with_suffix('.html')}”已被“{first.title}”占用"
        related = tuple(Related(place, "与它冲突") for place in sources[1:])
        place = sources[0] if sources else Location(str(page.path))
        yield Diagnostic(
            "pages/reserved-id", message, place, help=MEND["pages/reserved-id"], related=related
        )


def replaced(pages: Sequence[Page], by_hand: Sequence[PurePosixPath]) -> Iterator[Diagnostic]:
    """No page written by hand has the address of a page made of records."""
    titles = {page.path: page.title for page in pages}
    for file in by_hand:
        path = file.relative_to("content")
        if path in titles:
            message = f"网址“{path.with_suffix('.html')}”已被“{titles[path]}”占用，这个文件不会出现"
            place = Location(str(file))
            yield Diagnostic("pages/reserved-id", message, place, help="换一个文件名。")
