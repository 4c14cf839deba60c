"""The short part of `dangwu build`, where the text of some records has changed and nothing else."""

import time
from collections.abc import Mapping

from msgspec.structs import replace

from generator import kept, write
from generator.amend import build, change, left
from generator.amend.left import Left
from generator.engine.shell import Shell
from generator.inputs import Held, Inputs
from generator.kept import Kept
from generator.kinds.search.model import INDEX

from . import making
from .making import Work
from .progress import Progress


def make(
    work: Work, inputs: Inputs, files: Mapping[str, Held], *, profile: bool
) -> tuple[Kept, Left] | None:
    """Put the site in the place of the old one and tell of it; None, and the old one, where it has to be built whole."""
    started, last = time.monotonic(), work.last
    known = left.read(work.memory, last.held)
    shell = Shell.read(kept.get(work.memory, last.beside))
    if known is None or not shell.around:
        return None
    with Progress() as progress:
        progress.stage("read", 0, 0)
        pages = change.pages(work.place, inputs, files, known)
        if not pages:
            return None
        try:
            with write.replacing(work.target, work.scratch) as folder:
                tell = progress.stage
                if not build.build(work.place, pages, folder, known, shell, last, tell):
                    raise _WholeError
                progress.stage("swap", 0, 0)
        except _WholeError:
            last.forget()
            return None
    before, mark, _ = last.said.partition("；")
    said = f"{before}{mark}{making.indexed(work.target / INDEX.parent)}"
    making.tell(progress, work, said, started, profile=profile)
    return replace(last, said=said, beside=kept.put(work.memory, shell.text())), known


class _WholeError(Exception):
    """The site has to be built whole."""
