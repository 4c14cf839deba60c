"""A git checkout → the day on which each line of its files was last changed."""

import re
import subprocess
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

from generator.clock import BEIJING
from generator.diagnostics import Location

_HEAD = re.compile(r"^([0-9a-f]{40,64}) \d+ (\d+)")
_UNCOMMITTED = re.compile(r"^0+$")


def changes(root: Path) -> Callable[[Location], date | None]:
    """A function from a place to the day of its last change; None where git does not know.

    In a shallow clone nothing is known: git would name the wrong commit. Days are those of the
    author in China. Each file is asked for once, when its first line is.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return lambda place: None
    files: dict[str, Mapping[int, date]] = {}

    def changed(place: Location) -> date | None:
        if place.file not in files:
            files[place.file] = _blame(root, place.file)
        lines = files[place.file]
        record = range(place.line, max(place.line, place.last) + 1)
        return max((lines[line] for line in record if line in lines), default=None)

    return changed


def _git(root: Path, *arguments: str) -> str:
    """What git prints, or nothing when it fails or is not there."""
    try:
        done = subprocess.run(  # noqa: S603 - the arguments are ours
            ["git", "-C", str(root), *arguments],  # noqa: S607 - the git of the user's own path
            capture_output=True,
            check=True,
            encoding="utf-8",
            errors="replace",
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout


def _blame(root: Path, file: str) -> Mapping[int, date]:
    """The day of the last commit of each line; lines that are not committed yet have none."""
    result: dict[int, date] = {}
    days: dict[str, date] = {}
    commit, line = "", 0
    for text in _git(root, "blame", "--porcelain", "--", file).split("\n"):
        if found := _HEAD.match(text):
            commit, line = found[1], int(found[2])
        elif text.startswith("author-time "):
            days[commit] = datetime.fromtimestamp(int(text.split()[1]), BEIJING).date()
        elif text.startswith("\t") and commit in days and not _UNCOMMITTED.match(commit):
            result[line] = days[commit]
    return result
