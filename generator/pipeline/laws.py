"""The few files of a site that say which rules it is checked by → its law."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from generator import sources
from generator.contract import Kind
from generator.packs import Law
from generator.schema import parse

from . import listing, rulings
from .gather import Gathered

_KINDS = ("site", "rules")
"""The kinds whose records say what holds."""


def law_at(root: Path, kinds: Sequence[Kind]) -> Law:
    """The law of the site at `root`, from what can be read of it; faults are for `check` to tell."""
    needed = [kind for kind in kinds if kind.name in _KINDS]
    result = Gathered()
    for path in listing.files(root / "data"):
        file = PurePosixPath(path.relative_to(root).as_posix())
        readable = file.suffix.lower() in (".csv", ".yml", ".yaml")
        collection = listing.find(needed, file) if readable else None
        if collection is None:
            continue
        for record in sources.read(root, str(file)).records:
            entry, _ = parse(collection.model, record)
            if entry is not None:
                result.entries.setdefault(collection.model, []).append(entry)
    return rulings.law_of(result)
