"""A site on disk: its root, its cache, and the pipeline run on it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator import history, kept, kinds, lately, later, photos, pipeline, render, sources
from generator.inputs import Inputs
from generator.photos import Photo, PhotoFault
from generator.pipeline import Checked, Outcome, leaks, looked, shelf
from generator.pipeline.disk import Past
from generator.pipeline.memory import Memory
from generator.pipeline.rendered import Progress, silent
from generator.schema import Scope

if TYPE_CHECKING:
    from generator.paper import published
else:
    published = later.module("generator.paper.published")

CONFIG = "mkdocs.yml"
"""The file that marks the root of a site."""

AUDIENCE = "DANGWU_AUDIENCE"
"""The variable that says for whom a preview is; a build by MkDocs itself is always public."""


_ELSEWHERE = ("hooks:", "INHERIT:", "!ENV")
"""What in the settings leads to files or values that nobody can find from outside."""

_THEME = re.compile(r"""custom_dir:\s*["']?([^"'\s]+)""")


@dataclass(frozen=True, slots=True)
class Workspace:
    """The root of a site, the day for which it is built, and for whom."""

    root: Path
    today: date
    audience: Scope = Scope.SOCIETY

    @property
    def cache(self) -> Path:
        """Where derived files are kept; safe to delete."""
        return self.root / ".cache"

    @property
    def compiled(self) -> Path:
        """Where compiled templates are kept, by the sum of their text."""
        return self.cache / "templates"

    @property
    def photos(self) -> Path:
        """Where the copies of photographs are kept, by their content."""
        return self.cache / "photos"

    @property
    def printed(self) -> Path:
        """Where printed sheets are kept, by what they are made from."""
        return self.cache / "pdf"

    def inputs(self, *told: str) -> Inputs:
        """All that a build reads, and what else was told; nothing where that cannot be known."""
        day, reader = self.today.isoformat(), self.audience.value
        return self.around(
            [self.root / "data", self.root / "content"],
            [history.head(self.root), day, reader, *told],
        )

    def around(self, others: Iterable[Path], told: Iterable[str]) -> Inputs:
        """The settings and the theme with other files; nothing where not all can be known."""
        config = self.root / CONFIG
        settings = config.read_text(encoding="utf-8", errors="replace")
        if any(word in settings for word in _ELSEWHERE):
            return Inputs()
        theme = _THEME.search(settings)
        folder = self.root / (theme[1] if theme else "theme_overrides")
        return Inputs((config, *others, folder), tuple(told))

    def tidy(self) -> None:
        """Remove from the cache what no build has used lately."""
        told = (self.root / looked.CACHE, self.root / shelf.CACHE, self.cache / leaks.CACHE)
        made = (self.compiled, self.photos, self.printed, self.cache / kept.FOLDER)
        lately.clear((*told, *made))

    def check(self) -> Checked:
        """All records and what is wrong with them."""
        return pipeline.check(
            self.root, kinds.find(), self.today, self.derive, self._past(), self.audience
        )

    def run(self, progress: Progress = silent, memory: Memory | None = None) -> Outcome:
        """All pages, or the errors that prevent them."""
        render.keep_compiled(self.compiled)
        made = pipeline.run(
            self.root,
            kinds.find(),
            self.today,
            self.derive,
            self._past(memory.history.get if memory else history.anew),
            self.audience,
            progress,
            memory,
        )
        return self._printed(made) if made.printable else made

    def _printed(self, made: Outcome) -> Outcome:
        """An outcome with its pages on paper among its files; what cannot be printed is an error."""
        if made.visible is None or made.site is None:
            return made
        put = published.published(made.printable, made.visible, made.site, self.printed)
        found = tuple(sorted({*made.diagnostics, *put.diagnostics}, key=lambda one: one.sort_key))
        assets = (*made.assets, *put.assets)
        return replace(made, assets=assets, diagnostics=found, printable=())

    def _past(self, recall: history.Recall = history.anew) -> Past:
        added = partial(history.added, self.root, recall=recall)
        return Past(history.changes(self.root, recall), added)

    def derive(self, source: Path) -> Photo | PhotoFault:
        """The published copies of a photograph, from the cache where they are there."""
        return photos.derive(source, self.photos)

    def lines(self, file: str) -> list[str] | None:
        """The lines of a file of the site, for excerpts."""
        return sources.read_lines(self.root, file)


def find(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that holds a site, or None."""
    return next((path for path in (start, *start.parents) if (path / CONFIG).is_file()), None)
