"""A git checkout → the day on which each record was last changed."""

import re
import subprocess
from collections.abc import Callable, Hashable, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from generator.clock import BEIJING
from generator.diagnostics import Location

_HEAD = re.compile(r"^([0-9a-f]{40,64}) \d+ (\d+)")
_UNCOMMITTED = re.compile(r"^0+$")


Recall: TypeAlias = Callable[[Hashable, object, Callable[[], Any]], Any]
"""Gives what was made under a name from the same as now, or makes it: git is slow."""


def anew(name: Hashable, given: object, make: Callable[[], Any]) -> Any:
    """Remember nothing."""
    return make()


def changes(root: Path, recall: Recall = anew) -> Callable[[Location], date | None]:
    """A function from a place to the day of its last change; None where git does not know.

    In a shallow clone nothing is known: git would name the wrong commit. Days are those of the
    author in China. A Markdown file is one record and has the day of its newest commit; of other
    files each line is known, once one of them is asked for.
    """
    commit, _, shallow = head(root).partition("\n")
    if shallow.strip() != "false":
        return lambda place: None

    @cache
    def pages() -> Mapping[str, date]:
        days = recall("newest", commit, lambda: _newest(root))
        edited = set(_git(root, "diff", "--relative", "--name-only", "HEAD").split("\n"))
        return {file: day for file, day in days.items() if file not in edited}

    @cache
    def lines(file: str) -> Mapping[int, date]:
        given = commit, _state(root / file)
        days: Mapping[int, date] = recall(file, given, lambda: _blame(root, file))
        return days

    def changed(place: Location) -> date | None:
        if place.file.endswith(".md"):
            return pages().get(place.file)
        known = lines(place.file)
        record = range(place.line, max(place.line, place.last) + 1)
        return max((known[line] for line in record if line in known), default=None)

    return changed


def head(root: Path) -> str:
    """The commit on which a checkout stands, and whether its past is there; "" without git."""
    return _git(root, "rev-parse", "HEAD", "--is-shallow-repository")


def added(root: Path, file: str, recall: Recall = anew) -> tuple[str, ...]:
    """Every line that a commit on the way to this one has brought into a file, oldest first.

    Of a branch that was merged only the outcome counts. Without git there are none.
    """
    lines: tuple[str, ...] = recall(("added", file), head(root), lambda: _added(root, file))
    return lines


def touched(root: Path, before: str) -> frozenset[str] | None:
    """The files below the root that commits since another have changed; None where this does not follow it."""
    if not before or _git(root, "merge-base", before, "HEAD").strip() != before:
        return None
    shown = _git(root, "log", "--relative", "--name-only", "--format=", f"{before}..HEAD")
    return frozenset(filter(None, shown.split("\n")))


def _added(root: Path, file: str) -> tuple[str, ...]:
    shown = ("--first-parent", "-m", "--reverse", "-p", "-U0", "--format=")
    plain = ("--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--text")
    text = _git(root, "log", *shown, *plain, "--", file)
    return tuple(
        line[1:].rstrip("\r")
        for line in text.split("\n")
        if line.startswith("+") and not line.startswith("+++ ")
    )


def _git(root: Path, *arguments: str) -> str:
    """What git prints, or nothing when it fails or is not there."""
    try:
        done = subprocess.run(  # noqa: S603 - the arguments are ours
            ["git", "-C", str(root), "-c", "core.quotePath=off", *arguments],  # noqa: S607 - the user's own git
            capture_output=True,
            check=True,
            encoding="utf-8",
            errors="replace",
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout


def _state(path: Path) -> tuple[int, int]:
    """The size and time of a file; zeros while it is not there."""
    try:
        told = path.stat()
    except OSError:
        return 0, 0
    return told.st_size, told.st_mtime_ns


def _day(seconds: str) -> date:
    return datetime.fromtimestamp(int(seconds), BEIJING).date()


def _newest(root: Path) -> Mapping[str, date]:
    """The day of the newest commit of each file below the root."""
    result: dict[str, date] = {}
    day = date.min
    for text in _git(root, "log", "--relative", "--name-only", "--format=%x00%at").split("\n"):
        if text.startswith("\0"):
            day = _day(text[1:])
        elif text:
            result.setdefault(text, day)
    return result


def _blame(root: Path, file: str) -> Mapping[int, date]:
    """The day of the last commit of each line; lines that are not committed yet have none."""
    result: dict[int, date] = {}
    days: dict[str, date] = {}
    commit, line = "", 0
    for text in _git(root, "blame", "--porcelain", "--", file).split("\n"):
        if found := _HEAD.match(text):
            commit, line = found[1], int(found[2])
        elif text.startswith("author-time "):
            days[commit] = _day(text.split()[1])
        elif text.startswith("\t") and commit in days and not _UNCOMMITTED.match(commit):
            result[line] = days[commit]
    return result
