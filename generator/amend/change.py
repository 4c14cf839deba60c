"""The inputs of a build that differ from those of the last → the pages that follow from them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator import history, kinds, privacy
from generator.diagnostics import Location
from generator.inputs import Held, Inputs
from generator.pipeline import alone, leaks
from generator.pipeline.rendered import Rendered
from generator.places import Place

from .left import Left
from .seams import Text

MANY = 50
"""Of how many texts changed at once the whole site is as soon built."""


def pages(place: Place, inputs: Inputs, files: Mapping[str, Held], left: Left) -> list[Rendered]:
    """The pages with their new texts; none where more has changed."""
    changed = _changed(left.files, files)
    if not 0 < len(changed) <= MANY or not left.seams.keys() >= changed:
        return []
    if not _follows(place.root, inputs.told, left.told, changed):
        return []
    search, searcher = privacy.cached(place.cache / leaks.CACHE), left.searcher
    day = history.changes(place.root)
    made: list[Rendered] = []
    for file in sorted(changed):
        text, data = Text.read(place.root, file), (place.root / file).read_bytes()
        if text is None:
            return []
        page = left.seams[file].page_with(text, day(Location(file)))
        if page is None or search(file, data, searcher).leaks:
            return []
        # Beside what names may not stand is not known here, for the names are not.
        hardship = privacy.hardship(data.decode(errors="replace"), searcher)
        if hardship or not _sound(place, file, text, left):
            return []
        made.append(page)
    return made


def _sound(place: Place, file: str, text: Text, left: Left) -> bool:
    """Whether nothing is to be said of the words of a text."""
    said = left.suspicious(text.words)
    return not said or alone.sound(place.root, file, kinds.find(), place.today)


def _changed(before: Mapping[str, Held], now: Mapping[str, Held]) -> set[str]:
    """The files that hold something else; none where files have come or gone."""
    if before.keys() != now.keys():
        return set()
    return {name for name, one in now.items() if one.sum != before[name].sum}


def _follows(root: Path, told: Iterable[str], before: Iterable[str], changed: set[str]) -> bool:
    """Whether all else is as it was, commits that touch only what has changed left aside."""
    (head, *rest), (last, *others) = told, before
    if rest != others:
        return False
    if head == last:
        return True
    touched = history.touched(root, last.partition("\n")[0])
    return touched is not None and _inputs(touched) <= changed


def _inputs(files: Iterable[str]) -> set[str]:
    """Those of some files from which records may be read."""
    return {one for one in files if one.startswith(("data/", "content/"))}
