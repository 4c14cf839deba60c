"""Pages → what stands around each: breadcrumbs, neighbours, where it comes from."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from pathlib import PurePosixPath
from typing import TypeAlias
from urllib.parse import quote

from generator.contract import Link, Page
from generator.diagnostics import Diagnostic, Location, Related
from generator.kinds.guide.model import SUBSCRIBING
from generator.render import Frame

from .codes import MEND
from .disk import Changed
from .memory import Memo

_Neighbours: TypeAlias = dict[PurePosixPath, tuple[Link | None, Link | None]]


def frames(
    pages: Sequence[Page],
    source_url: str,
    changed: Changed,
    memo: Memo,
) -> Iterator[tuple[Page, Frame]]:
    """Each page with its frame, in the order given; what a `memo` knows is the same object."""
    by_path = {page.path: page for page in pages}
    beside = _neighbours(pages, memo)
    trails = _trails(pages, by_path, memo)
    explained = Link("怎样订阅", SUBSCRIBING) if SUBSCRIBING in by_path else None
    for page in pages:
        source = page.source
        previous, following = beside.get(page.path, (None, None))
        day = changed(source) if source else None
        subscribing = explained if page.feeds else None
        given = trails[page.parent], previous, following, source_url, source, day, subscribing
        yield page, memo.get((frames, page.path), given, partial(_frame, *given))


def _frame(
    trail: tuple[Link, ...],
    previous: Link | None,
    following: Link | None,
    source_url: str,
    source: Location | None,
    changed: date | None,
    subscribing: Link | None,
) -> Frame:
    place, address = _place(source_url, source), _address(source_url, source)
    return Frame(trail, previous, following, place, address, changed, subscribing)


def _name(page: Page) -> str:
    return page.short or page.title


def _trails(
    pages: Sequence[Page], by_path: Mapping[PurePosixPath, Page], memo: Memo
) -> dict[PurePosixPath | None, tuple[Link, ...]]:
    """The way to the pages below each page."""
    found = ((parent, _trail(parent, by_path)) for parent in {page.parent for page in pages})
    return {
        parent: memo.get((_trails, parent), trail, partial(tuple, trail)) for parent, trail in found
    }


def _trail(path: PurePosixPath | None, by_path: Mapping[PurePosixPath, Page]) -> tuple[Link, ...]:
    """A page and those above it, from the home page down; empty for none."""
    trail: list[Link] = []
    while path is not None and len(trail) < 12:
        above = by_path[path]
        trail.append(Link(_name(above), above.path))
        path = above.parent
    return tuple(reversed(trail))


def _neighbours(pages: Sequence[Page], memo: Memo) -> _Neighbours:
    """The pages before and after each in its series."""
    series: dict[str, list[tuple[PurePosixPath, str]]] = {}
    for page in pages:
        if page.series:
            series.setdefault(page.series, []).append((page.path, _name(page)))
    found: _Neighbours = {}
    for name, chain in series.items():
        found.update(memo.get((_neighbours, name), chain, partial(_chained, chain)))
    return found


def _chained(chain: Sequence[tuple[PurePosixPath, str]]) -> _Neighbours:
    links = [Link(name, path) for path, name in chain]
    beside = zip([None, *links[:-1]], [*links[1:], None], strict=True)
    return dict(zip((path for path, _ in chain), beside, strict=True))


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
