"""Sheets, each with the ways to set it → their files, new ones set side by side."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from generator.pipeline.rendered import Progress
from generator.workers import workers

from . import store
from .press import Unprintable

Ways: TypeAlias = Sequence[tuple[str, Callable[[], Mapping[str, Any]]]]
"""From the best to the last resort, the template of a sheet and what makes its values."""

_AT_ONCE = 200
"""Sheets of which all values are held at a time."""


def printed(sheets: Sequence[Ways], folder: Path, progress: Progress) -> list[Path | Unprintable]:
    """The file of each sheet, or why the last of its ways cannot be printed, in their order.

    What has been printed before is taken from the folder.
    """
    known = [store.known(folder, *_best(ways)) for ways in sheets]
    made: list[Path | Unprintable] = [one or Unprintable() for one in known]
    missing = [place for place, one in enumerate(known) if one is None]
    done = len(sheets) - len(missing)
    progress("paper", done, len(sheets))
    with workers(len(missing)) as each:
        for start in range(0, len(missing), _AT_ONCE):
            part = missing[start : start + _AT_ONCE]
            given = [[(template, make()) for template, make in sheets[place]] for place in part]
            for place, one in zip(part, each(partial(store.first, folder), given), strict=True):
                made[place] = one
                done += 1
                progress("paper", done, len(sheets))
    return made


def _best(ways: Ways) -> tuple[str, Mapping[str, Any]]:
    template, make = ways[0]
    return template, make()
