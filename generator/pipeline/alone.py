"""One record by itself → whether the rules about words have nothing to say of it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path, PurePosixPath

from generator.contract import Kind
from generator.world import World

from . import listing, rulings, taking
from .gather import gather

_LAW = ("data/rules", "data/site")
"""Where it is told which rules hold."""

_WORDS = "wording"
"""The kind whose rules read texts, each by itself, and the law, and nothing else."""


def sound(root: Path, file: str, kinds: Sequence[Kind], today: date) -> bool:
    """Whether nothing is to be said of the words of a record in a file of `content/`."""
    collection = listing.find(kinds, PurePosixPath(file))
    if collection is None:
        return False
    taken = taking.page(collection, root, PurePosixPath(file))
    gathered = gather(root, kinds, folders=_LAW)
    world = World(
        today,
        {collection.model: tuple(taken.entries)},
        kinds=tuple(kinds),
        law=rulings.law_of(gathered),
        calendar=rulings.calendar_of(gathered),
    )
    rules = (rule for kind in kinds if kind.name == _WORDS for rule in kind.rules)
    found = (finding for rule in rules for finding in rule.check(world))
    return bool(taken.entries) and not taken.diagnostics and not any(found)
