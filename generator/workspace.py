"""The pipeline run on a site on disk."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from generator import (
    history,
    kept,
    kinds,
    lately,
    later,
    photos,
    pipeline,
    render,
    said,
    sources,
    together,
)
from generator.handed import Handed
from generator.photos import Photo, PhotoFault
from generator.pipeline import Asked, Checked, Outcome, leaks, looked, shelf, written
from generator.pipeline.disk import Past
from generator.pipeline.memory import Memory
from generator.pipeline.rendered import Progress, Put, Rendered, silent
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

    def check(self, progress: Progress = silent, *, pages: bool = True) -> Checked:
        """All records and what is wrong with them; their pages where they are wanted."""
        return self._checked(self._past(), progress, None, pages=pages)

    def run(
        self,
        progress: Progress = silent,
        memory: Memory | None = None,
        puts: Sequence[Put] = (),
    ) -> Outcome:
        """All pages, or the errors that prevent them; no page that is `put` somewhere else."""
        render.keep_compiled(self.compiled)
        past = self._past(memory.history.get if memory else history.anew)
        checked = self._checked(past, progress, memory)
        memo = memory.pages if memory else None
        made = pipeline.run(checked, self.cache, past, progress, memo, puts)
        return self._printed(checked, made, progress)

    def run_apart(self, progress: Progress) -> Outcome:
        """The same where there can be copies of this process: records take no memory of it then."""
        if (number := together.hands()) == 1:
            return self.run(progress)
        handed = [Handed[Rendered](self.cache) for _ in range(number)]

        def work(tell: Progress) -> Outcome:
            return replace(self.run(tell, puts=[one.put for one in handed]), kinds=())

        made = together.apart(work, progress)
        return replace(made, pages=tuple(chain(*handed)), kinds=kinds.find())

    def _checked(
        self, past: Past, progress: Progress, memory: Memory | None, *, pages: bool = True
    ) -> Checked:
        asked = Asked(self.today, self.audience, pages)
        return pipeline.check(self.root, kinds.find(), asked, self.derive, past, progress, memory)

    def _printed(self, checked: Checked, made: Outcome, progress: Progress) -> Outcome:
        """An outcome with its pages on paper among its files; what cannot be printed is an error."""
        if not made.ok or made.site is None or not made.site.sheets:
            return made
        put = published.published(checked.pages, checked.visible, made.site, self.printed, progress)
        found = tuple(sorted({*made.diagnostics, *put.diagnostics}, key=lambda one: one.sort_key))
        return replace(made, assets=(*made.assets, *put.assets), diagnostics=found)

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
