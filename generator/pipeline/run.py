"""Checked records of a site → its pages and files."""

from collections.abc import Sequence
from pathlib import Path

from generator.contract import TextFile
from generator.heads import Around
from generator.kinds.organisations.model import Organisation

from .disk import NOTHING, Past
from .memory import Memo
from .outcome import Checked, Outcome
from .remains import remains
from .rendered import Progress, Put, finished, silent


def run(
    checked: Checked,
    cache: Path,
    past: Past = NOTHING,
    progress: Progress = silent,
    memo: Memo | None = None,
    puts: Sequence[Put] = (),
) -> Outcome:
    """Render all pages of records that are sound; none stays here that is `put` somewhere else."""
    site, world = checked.site, checked.visible
    if not checked.ok or site is None:
        return Outcome((), (), checked.diagnostics, site, world.kinds, (), world.audience)
    columns = {kind.name: kind.title for kind in world.kinds}
    names = {one.value.id: one.value.name for one in world.all(Organisation)}
    around = Around(site, columns, names)
    return Outcome(
        tuple(finished(checked.pages, around, past.changed, progress, cache, memo, puts)),
        checked.assets,
        checked.diagnostics,
        site,
        world.kinds,
        _files(checked),
        world.audience,
        remains(world),
        checked.guard,
        checked.treated,
    )


def _files(checked: Checked) -> tuple[TextFile, ...]:
    """What kinds make beside pages; a file that staff have put there themselves stands."""
    there = {asset.target for asset in checked.assets}
    written = (file for kind in checked.world.kinds for file in kind.files(checked.visible))
    return tuple(file for file in written if file.path not in there)
