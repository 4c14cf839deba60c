"""A site after an edit of records: what it changes is filled into the shell of the last build, without MkDocs.

MkDocs builds where that cannot be done: when pages or files went, when the menu or something written by hand
changed, when a page is not plain or has a form that is not known yet.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Self
from urllib.parse import quote, urljoin

from msgspec import Struct

from generator import manifest, write
from generator.kept import Kept
from generator.pipeline import Outcome
from generator.pipeline.rendered import Progress, Rendered
from generator.workspace import Workspace

from . import search, sheet, sitemap
from .convert import convert
from .parse import parse
from .sheet import Sheet
from .shell import Made, Shell


class _Again(Struct, frozen=True):
    """A site to be made into a folder from a shell and what is kept of the last build."""

    outcome: Outcome
    folder: Path
    shell: Shell
    kept: Kept
    paths: frozenset[str]
    pages: Mapping[str, Rendered]

    @classmethod
    def of(cls, outcome: Outcome, folder: Path, shell: Shell, kept: Kept) -> Self:
        """It, with the paths of all files and all pages that show something, by their address."""
        ours = (str(one.path) for group in (outcome.pages, outcome.files) for one in group)
        shown = (page for page in outcome.pages if not page.redirect)
        pages = {sheet.address(page.path): page for page in shown}
        return cls(outcome, folder, shell, kept, frozenset((*shell.others, *ours)), pages)

    def fill(self, page: Rendered) -> tuple[str, bool] | None:
        """The HTML of a page, and whether links lead from it; None where MkDocs has to make it."""
        extensions = self.shell.extensions
        done = convert(page.markdown) or parse(page.markdown, page.path, self.paths, extensions)
        needed = {to for path, to in self.shell.linked if path == str(page.path)}
        if done is None or needed - done.ids:
            return None
        headings = tuple((one.level, one.id, one.name) for one in done.headings)
        canonical = self.canonical(sheet.address(page.path))
        made = Sheet(page, canonical, headings, done.html, page.in_nav)
        whole = self.shell.known.fill(made)
        return None if whole is None else (whole, done.leads)

    def canonical(self, address: str) -> str:
        """Where something is in the world; "" where the site does not know its own address."""
        return urljoin(self.shell.site_url, quote(address)) if self.shell.site_url else ""

    def take(self, name: str) -> bool:
        """Take a file as it was; False where somebody has touched it."""
        target, known = self.folder / name, self.kept.files.get(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        return known is not None and self.kept.take(name, known.key, target)

    def rest(self) -> bool:
        """Take all that comes neither from records nor from the search."""
        maps = filter(sitemap.ours, self.kept.files.keys() - set(self.shell.others))
        ours = {*self.shell.keys, *self.shell.texts, manifest.NAME, *maps}
        others = (name for name in self.kept.files if name not in ours)
        return all(self.take(name) for name in others if not name.startswith(f"{search.FOLDER}/"))


def build(
    space: Workspace, outcome: Outcome, folder: Path, shell: Shell, kept: Kept, progress: Progress
) -> Made | None:
    """Make a site in an empty folder; None, and something there, where MkDocs has to make it."""
    work = _Again.of(outcome, folder, shell, kept)
    keys = {name: sheet.made_from(shell.around, page) for name, page in work.pages.items()}
    changed = [name for name, key in keys.items() if shell.keys.get(name) != key]
    filled = {name: made for name in changed if (made := work.fill(work.pages[name]))}
    texts = [str(file.path) for file in outcome.files]
    gone = shell.keys.keys() - keys.keys() | set(shell.texts) - set(texts)  # Linked to, maybe.
    if gone or len(filled) < len(changed):
        return None
    there = sheet.digest(shell.around, *sorted(work.paths))
    for done, (name, page) in enumerate(work.pages.items(), 1):
        leads = True
        if name in filled:
            html, leads = filled[name]
            write.data(folder / name, html.encode(errors="xmlcharrefreplace"))
            kept.made[name] = "" if page.in_nav else keys[name]
        elif not work.take(name):
            return None
        # As MkDocs names what depends on the pages that there are.
        if leads and kept.made[name] not in {"", shell.keys.get(name)}:
            kept.made[name] = sheet.made_from(there, page)
        progress("page", done, len(work.pages))
    if not work.rest():
        return None
    for file in outcome.files:
        write.text(folder / file.path, file.text)
    sitemap.write(folder, shell.documents, work.pages, work.canonical, space.today)
    shell.keys, shell.texts = keys, texts
    return Made(search.begin(space.root, outcome, folder, space.cache, kept), shell)
