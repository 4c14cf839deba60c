"""The shell of the last build and what is kept of it → pages and files of the next, without MkDocs."""

from collections.abc import Iterable
from pathlib import Path
from typing import Self
from urllib.parse import quote, urljoin

from msgspec import Struct

from generator import write
from generator.kept import Kept
from generator.pipeline.rendered import Rendered

from . import sheet
from .convert import convert
from .parse import parse
from .sheet import Sheet
from .shell import Shell

Filled = tuple[str, bool]
"""The HTML of a page, and whether links lead from it."""


class Filling(Struct, frozen=True):
    """A site that is made into a folder.

    `paths` are those of all its files but what MkDocs adds; `there` names these and the shell.
    """

    folder: Path
    shell: Shell
    kept: Kept
    paths: frozenset[str]
    there: str

    @classmethod
    def of(cls, folder: Path, shell: Shell, kept: Kept, ours: Iterable[str]) -> Self:
        """It, given the paths of our own pages and files."""
        paths = frozenset((*shell.others, *ours))
        return cls(folder, shell, kept, paths, sheet.digest(shell.around, *sorted(paths)))

    def fill(self, page: Rendered) -> Filled | None:
        """What a page becomes; None where MkDocs has to make it."""
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

    def put(self, page: Rendered, filled: Filled) -> None:
        """Write a page."""
        name, (html, leads) = sheet.address(page.path), filled
        write.data(self.folder / name, html.encode(errors="xmlcharrefreplace"))
        # As MkDocs names what depends on the pages that there are.
        key = sheet.made_from(self.there if leads else self.shell.around, page)
        self.kept.made[name] = "" if page.in_nav else key

    def canonical(self, address: str) -> str:
        """Where something is in the world; "" where the site does not know its own address."""
        return urljoin(self.shell.site_url, quote(address)) if self.shell.site_url else ""

    def take(self, names: Iterable[str]) -> bool:
        """Take files as they were; False where somebody has touched one."""
        folders: set[str] = set()
        for name in names:
            inner, _, _ = name.rpartition("/")
            if inner not in folders:
                (self.folder / inner).mkdir(parents=True, exist_ok=True)
                folders.add(inner)
            known = self.kept.files.get(name)
            if known is None or not self.kept.take(name, known.key, f"{self.folder}/{name}"):
                return False
        return True
