"""A site into a folder: without MkDocs where an edit is in the records alone, else by MkDocs."""

from pathlib import Path
from typing import TYPE_CHECKING

from generator import later
from generator.kept import Kept
from generator.pipeline import Outcome
from generator.pipeline.rendered import Progress
from generator.workspace import Workspace

from . import again, shell
from .shell import Made, Shell

if TYPE_CHECKING:
    from . import build as mkdocs
else:
    mkdocs = later.module("generator.engine.build")


class BuildError(Exception):
    """MkDocs could not build the site; its own words are in the message."""


def build(
    space: Workspace, outcome: Outcome, folder: Path, last: Kept, told: str, progress: Progress
) -> Made:
    """Build the pages of an outcome into a new folder; the index of the search is still written then.

    What would be the same is taken from the last build, of whose shell is `told`. A warning of
    MkDocs raises BuildError.
    """
    outer, known = shell.outer(space, outcome), Shell.read(told)
    made = None
    if outer and known.around and known.outer == outer:
        made = again.build(space, outcome, folder, known, last, progress)
    if made is None:
        last.forget()
        made = mkdocs.build(space.root, outcome, folder, last, progress, known)
        made.shell.outer = outer
    return made
