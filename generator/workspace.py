"""The pipeline run on a site on disk."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator import history, kept, kinds, lately, later, photos, pipeline, render, said, sources
from generator.photos import Photo, PhotoFault
from generator.pipeline import Checked, Outcome, leaks, looked, shelf, written
from generator.pipeline.disk import Past
from generator.pipeline.memory import Memory
from generator.pipeline.rendered import Progress, silent
from generator.places import Place

if TYPE_CHECKING:
    from generator.paper import published
else:
    published = later.module("generator.paper.published")


class Workspace(Place, frozen=True):
    """A site on disk on which the pipeline runs."""

    def tidy(self) -> None:
        """Remove from the cache what no build has used lately."""
        told = (self.root / looked.CACHE, self.root / shelf.CACHE, self.cache / leaks.CACHE)
        made = (self.compiled, self.photos, self.printed)
        known = (kept.FOLDER, said.FOLDER, written.FOLDER, leaks.CLEAN)
        lately.clear((*told, *made, *(self.cache / one for one in known)))

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


def opened(place: Place) -> Workspace:
    """The pipeline on a site."""
    return Workspace(place.root, place.today, place.audience)
