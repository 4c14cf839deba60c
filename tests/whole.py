"""The stages of the pipeline in one go, as a build has them done."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generator import pipeline
from generator.contract import Kind
from generator.pipeline import Outcome
from generator.pipeline.memory import Memory
from generator.pipeline.shelf import Derive
from generator.schema import Scope


def run(
    root: Path,
    kinds: Sequence[Kind],
    today: date,
    derive: Derive,
    *,
    reader: Scope = Scope.SOCIETY,
    memory: Memory | None = None,
) -> Outcome:
    """All pages of a site, or the errors that prevent them."""
    checked = pipeline.check(root, kinds, pipeline.Asked(today, reader), derive, memory=memory)
    return pipeline.run(checked, root / ".cache", memo=memory.pages if memory else None)
