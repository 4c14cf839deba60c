"""What a check has said of a site → said again while the site holds the same."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import MsgspecError, Struct, json

from generator import lately
from generator.inputs import Held, Inputs

FOLDER = "checks"
"""Where it is kept within a cache."""


class Said(Struct, frozen=True):
    """A text, and the exit codes that go with it: usually, and in strict mode."""

    text: str
    usual: int
    strict: int


class _Kept(Struct):
    """What a program has said of inputs, by what was seen of them and what they held."""

    program: str = ""
    seen: str = ""
    held: str = ""
    said: Said | None = None
    files: Mapping[str, Held] = {}


def again(path: Path, inputs: Inputs, program: str, say: Callable[[], Said]) -> Said:
    """What is kept at `path` as said of the same inputs by the same program, or what is said now."""
    kept = _read(path, program)
    known, seen = kept.said, inputs.seen()
    if known and seen and seen == kept.seen:
        return known
    files = inputs.files(kept.files)
    held = inputs.named(files)
    if not known or not held or held != kept.held:
        known = say()
        # What has changed meanwhile may have been read before or after.
        if held != inputs.named(inputs.files(files)):
            return known
    if held:
        _write(path, _Kept(program, seen, held, known, files))
    return known


def _read(path: Path, program: str) -> _Kept:
    """What is kept; nothing if it is not there, broken or of another program."""
    try:
        kept = json.decode(path.read_bytes(), type=_Kept)
    except (OSError, MsgspecError):
        return _Kept()
    lately.used(path)
    return kept if kept.program == program else _Kept()


def _write(path: Path, kept: _Kept) -> None:
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.new")
        draft.write_bytes(json.encode(kept))
        draft.replace(path)
