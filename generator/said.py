"""What a check has said of a site → said again while the site holds the same."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator import lately
from generator.inputs import Inputs

FOLDER = "checks"
"""Where it is kept within a cache."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text, and the exit codes that go with it: usually, and in strict mode."""

    text: str
    usual: int
    strict: int


def again(path: Path, inputs: Inputs, program: str, say: Callable[[], Said]) -> Said:
    """What is kept at `path` as said of the same inputs by the same program, or what is said now."""
    kept_seen, kept_held, known = _read(path, program)
    seen = inputs.seen()
    if known and seen and seen == kept_seen:
        return known
    held = inputs.held()
    if not known or not held or held != kept_held:
        known = say()
        # What has changed meanwhile may have been read before or after.
        if held != inputs.held():
            return known
    if held:
        _write(path, {"program": program, "seen": seen, "held": held, "said": _told(known)})
    return known


def _told(said: Said) -> tuple[str, int, int]:
    return said.text, said.usual, said.strict


def _read(path: Path, program: str) -> tuple[str, str, Said | None]:
    """What was seen and held, and what was said of it; nothing if it is not there or broken."""
    try:
        told = json.loads(path.read_bytes())
        lately.used(path)
        if told["program"] == program:
            text, usual, strict = told["said"]
            return str(told["seen"]), str(told["held"]), Said(str(text), int(usual), int(strict))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        pass
    return "", "", None


def _write(path: Path, told: object) -> None:
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.new")
        draft.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        draft.replace(path)
