"""The last look before a site takes its place: private information stops it."""

import re
from collections.abc import Iterator
from pathlib import Path

from generator import privacy
from generator.diagnostics import Diagnostic, Location, Related, Severity

from . import leaks
from .leaks import Guard
from .run import Outcome

PIECES = re.compile(r"search/[0-9a-f]{12}/[0-9]+\.js")
"""The files of the search that hold only pieces of the texts and rows in other files beside them."""


class LeakError(Exception):
    """The finished site holds what must not be published."""

    def __init__(self, found: tuple[Diagnostic, ...]) -> None:
        """Keep what has been found."""
        super().__init__(f"{len(found)} leaks")
        self.found = found


def keep(folder: Path, outcome: Outcome, cache: Path) -> None:
    """Raise LeakError where the finished site in a folder must not be published."""
    if found := look(folder, outcome, cache):
        raise LeakError(found)


def look(folder: Path, outcome: Outcome, cache: Path) -> tuple[Diagnostic, ...]:
    """What must not be on the finished site in a folder; only what is an error stops it."""
    guard = outcome.guard
    if guard is None:
        return ()
    sources = {page.path.with_suffix(".html").as_posix(): page.source for page in outcome.pages}
    search = privacy.cached(cache / leaks.CACHE)
    return tuple(_errors(folder, guard, sources, search))


def _errors(
    folder: Path, guard: Guard, sources: dict[str, str], search: privacy.Search
) -> Iterator[Diagnostic]:
    for leak in privacy.search_site(folder, guard.searcher, search, PIECES):
        level = guard.levels.get(leak.hit.kind)
        if level is None or level[0] is not Severity.ERROR:
            continue
        if guard.anywhere(leak.hit.kind, leak.hit.fingerprint):
            continue
        said = leaks.told(leak, *level)
        source = sources.get(leak.file, "")
        related = (Related(Location(source), "这一页由这里的资料生成"),) if source else ()
        yield Diagnostic(
            said.code,
            f"生成的网站文件里{said.message}",
            said.location,
            said.severity,
            said.help,
            related,
        )
