"""The last look before a site takes its place: private information stops it."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path

from generator import manifest, privacy, together
from generator.diagnostics import Diagnostic, Location, Related, Severity

from .leaks import CACHE, Guard, told
from .outcome import Outcome

_PIECES = r"search/[0-9a-f]{12}/[0-9]+\.js"
PIECES = re.compile(_PIECES)
"""The files of the search that hold only pieces of the texts and rows in other files beside them."""

_INDEX = r"search/(?!index\.html).*"
INDEX = re.compile(_INDEX, re.DOTALL)
"""The files of the search, which are written beside the pages."""

PAGES = re.compile(rf"{_PIECES}|(?!{_INDEX}|{re.escape(manifest.NAME)}$).*", re.DOTALL)
"""All others but the list of them all, and what of the search need not be looked at."""


class LeakError(Exception):
    """The finished site holds what must not be published."""

    def __init__(self, found: tuple[Diagnostic, ...]) -> None:
        """Keep what has been found."""
        super().__init__(f"{len(found)} leaks")
        self.found = found


def keep(
    folder: Path,
    outcome: Outcome,
    cache: Path,
    passed: Container[str] = (),
    skip: re.Pattern[str] = PIECES,
) -> None:
    """Raise LeakError where the finished site in a folder must not be published.

    Texts that have `passed` hold what the same guard has looked at before; names to `skip` are
    looked at otherwise.
    """
    if found := look(folder, outcome, cache, passed, skip):
        raise LeakError(found)


def look(
    folder: Path,
    outcome: Outcome,
    cache: Path,
    passed: Container[str] = (),
    skip: re.Pattern[str] = PIECES,
) -> tuple[Diagnostic, ...]:
    """What must not be on the finished site in a folder; only what is an error stops it."""
    guard = outcome.guard
    if guard is None:
        return ()
    sources = {page.path.with_suffix(".html").as_posix(): page.source for page in outcome.pages}
    search = privacy.cached(cache / CACHE)

    def errors(hands: int) -> tuple[Diagnostic, ...]:
        leaks = privacy.search_site(folder, guard.searcher, search, skip, passed, hands)
        return tuple(_errors(leaks, guard, sources, "生成的网站文件里"))

    number = together.hands() if len(sources) >= together.MANY else 1
    found = errors(number)
    # What is wrong with a text that pages share is told of once.
    return errors(1) if found and number > 1 else found


def printed(name: str, text: str, guard: Guard) -> tuple[Diagnostic, ...]:
    """What must not be on a sheet of that name, of all that is to be set on it."""
    hits = privacy.find(text, guard.searcher, only_numbers=True)
    return tuple(_errors((privacy.Leak(hit, name) for hit in hits), guard, {}, "要印的内容里"))


def _errors(
    leaks: Iterable[privacy.Leak], guard: Guard, sources: Mapping[str, str], where: str
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
            f"{where}{said.message}",
            said.location,
            said.severity,
            said.help,
            related,
        )
