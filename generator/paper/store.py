"""Sheets that have been made → the same again without setting them."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

from generator import lately

from . import press
from .press import Unprintable


def printed(folder: Path, template: str, given: Mapping[str, Any]) -> bytes | Unprintable:
    """The PDF of a template and its values, from the folder where it is there."""
    path = kept(folder, template, given)
    return path.read_bytes() if isinstance(path, Path) else path


def kept(folder: Path, template: str, given: Mapping[str, Any]) -> Path | Unprintable:
    """The file in the folder that holds the PDF of a template and its values."""
    told = json.dumps([press.stamp(), template, given], ensure_ascii=False, sort_keys=True)
    path = folder / f"{hashlib.sha256(told.encode()).hexdigest()}.pdf"
    if path.is_file():
        lately.used(path)
        return path
    made = press.printed(template, given)
    if not isinstance(made, bytes):
        return made
    _keep(path, made)
    return path


def _keep(path: Path, content: bytes) -> None:
    """Keep a sheet: it appears whole or not at all, and whoever was first has written the same."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{uuid4().hex}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
