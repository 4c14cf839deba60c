"""Sheets that have been made → the same again without setting them."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

from generator import lately

from . import press
from .press import Unprintable


def first(folder: Path, ways: Sequence[tuple[str, Mapping[str, Any]]]) -> Path | Unprintable:
    """The file of the first of some templates, each with its values, that fits its paper."""
    made: Path | Unprintable = Unprintable(long=True)
    for template, given in ways:
        made = kept(folder, template, given)
        if isinstance(made, Path) or not made.long:
            break
    return made


def kept(folder: Path, template: str, given: Mapping[str, Any]) -> Path | Unprintable:
    """The file in the folder that holds the PDF of a template and its values."""
    if path := known(folder, template, given):
        return path
    made = press.printed(template, given)
    return _keep(_place(folder, template, given), made) if isinstance(made, bytes) else made


def known(folder: Path, template: str, given: Mapping[str, Any]) -> Path | None:
    """The same file where it is there."""
    path = _place(folder, template, given)
    if not path.is_file():
        return None
    lately.used(path)
    return path


def _place(folder: Path, template: str, given: Mapping[str, Any]) -> Path:
    told = json.dumps([press.stamp(), template, given], ensure_ascii=False, sort_keys=True)
    return folder / f"{hashlib.sha256(told.encode()).hexdigest()}.pdf"


def _keep(path: Path, content: bytes) -> Path:
    """Keep a sheet: it appears whole or not at all, and whoever was first has written the same."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{uuid4().hex}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path
