"""The last look before a site takes its place: private information stops it."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path

from generator import privacy
from generator.diagnostics import Diagnostic, Location, Related, Severity

from .leaks import CACHE, Guard, told
from .run import Outcome

PIECES = re.compile(r"search/[0-9a-f]{12}/[0-9]+\.js")
"""The files of the search that hold only pieces of the texts and rows in other files beside them."""


class LeakError(Exception):
    """The finished site holds what must not be published."""

    def __init__(self, found: tuple[Diagnostic, ...]) -> None:
        """Keep what has been found."""
        super().__init__(f"{len(found)} leaks")
        self.found = found


def keep(folder: Path, outcome: Outcome, cache: Path, passed: Container[str] = ()) -> None:
    """Raise LeakError where the finished site in a folder must not be published.

    Texts of names that have `passed` are as they were when the same guard looked at them.
    """
    if found := look(folder, outcome, cache, passed):
        raise LeakError(found)


def look(
    folder: Path, outcome: Outcome, cache: Path, passed: Container[str] = ()
) -> tuple[Diagnostic, ...]:
    """What must not be on the finished site in a folder; only what is an error stops it."""
    guard = outcome.guard
    if guard is None:
        return ()
    sources = {page.path.with_suffix(".html").as_posix(): page.source for page in outcome.pages}
    search = privacy.cached(cache / CACHE)
    leaks = privacy.search_site(folder, guard.searcher, search, PIECES, passed)
    return tuple(_errors(leaks, guard, sources))


def _errors(
    leaks: Iterable[privacy.Leak], guard: Guard, sources: Mapping[str, str]
) -> Iterator[Diagnostic]:
    for leak in leaks:
        level = guard.levels.get(leak.hit.kind)
        if level is None or level[0] is not Severity.ERROR:
            continue
        if guard.anywhere(leak.hit.kind, leak.hit.fingerprint):
            continue
        said = told(leak, *level)
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
