"""Pages with new texts → a whole site, in which all else is that of the last build."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from generator import manifest, privacy, search, write
from generator.engine import search as index
from generator.engine import sheet, sitemap
from generator.engine.filling import Filling
from generator.engine.shell import Shell
from generator.kept import Kept
from generator.pipeline import gate, leaks
from generator.pipeline.rendered import Progress, Rendered
from generator.places import Place
from generator.search import Document, document

from .left import Left


def build(
    place: Place,
    pages: Iterable[Rendered],
    folder: Path,
    left: Left,
    shell: Shell,
    last: Kept,
    progress: Progress,
) -> bool:
    """Make the site in an empty folder; False, and something there, where it has to be built whole.

    What is left, the shell and what is kept are then those of the new site.
    """
    progress("page", 0, 0)
    fresh = {sheet.address(page.path): page for page in pages}
    found = _documents(left.found.documents, fresh)
    frame = left.found.kinds, left.found.words
    work = index.written(found, *frame, folder, place.cache, last)
    try:
        if not _pages(place, fresh, folder, left, shell, last):
            return False
        progress("index", 0, 0)
        work.finish()
    except search.UnreadError:
        return False
    finally:
        work.stop()
    known = [document.bare(one, document.read(one)) for one in found]
    left.found = replace(left.found, documents=known)
    return _look(place, folder, left, last, progress)


def _documents(known: Sequence[Document], fresh: Mapping[str, Rendered]) -> list[Document]:
    """What the search knows, with the new texts."""
    return [
        replace(one, text=fresh[one.address].text, known=b"") if one.address in fresh else one
        for one in known
    ]


def _pages(
    place: Place,
    fresh: Mapping[str, Rendered],
    folder: Path,
    left: Left,
    shell: Shell,
    last: Kept,
) -> bool:
    """Write the pages, and take all else but the index of the search."""
    ours = (f"{one.removesuffix('.html')}.md" for one in shell.keys)
    work = Filling.of(folder, shell, last, (*shell.texts, *left.leading, *ours))
    days = {name: page.changed for name, page in fresh.items()}
    dated = any(left.days[name] != day for name, day in days.items())
    anew = {*fresh, manifest.NAME, *(one for one in last.files if dated and sitemap.ours(one))}
    others = last.files.keys() - anew
    if not work.take(one for one in others if not gate.INDEX.fullmatch(one)):
        return False
    for name, page in fresh.items():
        filled = work.fill(page)
        if filled is None:
            return False
        work.put(page, filled)
        shell.keys[name] = sheet.made_from(shell.around, page)
    left.days |= days
    if dated:
        sitemap.write(folder, shell.documents, left.days, work.canonical, place.today)
    return True


def _look(place: Place, folder: Path, left: Left, last: Kept, progress: Progress) -> bool:
    """Put the list of all files into the site; False where somebody has touched that, or where something is private."""
    progress("sums", 0, 0)
    whole = (last.folder / manifest.NAME).read_bytes()
    if manifest.digest(whole) != last.files[manifest.NAME].sum:
        return False
    last.share(index.FOLDER, folder)
    sums = manifest.sums(folder, last.sum)
    last.made |= dict.fromkeys(filter(gate.INDEX.fullmatch, sums), last.index)
    fresh = sums.keys() - last.taken
    progress("gate", len(fresh), len(fresh))
    search, passed = privacy.cached(place.cache / leaks.CACHE), last.passed(sums, last.under)
    if privacy.search_files(folder, fresh, left.searcher, search, gate.PIECES, passed):
        return False
    text = manifest.text(replace(manifest.read(whole), files=sums))
    write.text(folder / manifest.NAME, text)
    last.sums = {**sums, manifest.NAME: manifest.digest(text.encode())}
    return True
