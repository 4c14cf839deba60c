"""A new text for a value → the edit that puts it in the place of the old one, in the file's own way."""

import json
import re

from generator.diagnostics import Edit

from .record import Path, Record

_PLAIN = re.compile(r"[^\W_][\w.()+@/-]*(?: [\w.()+@/-]+)*")


def edit(record: Record, path: Path, text: str) -> Edit | None:
    """The edit that writes a single value; None where it stands as a block of lines."""
    span = record.find(path)
    if span.style in ("|", ">"):
        return None
    write = _cell if record.file.endswith(".csv") else _scalar
    return Edit(record.file, span.start, span.end, write(text, span.style))


def _cell(text: str, style: str) -> str:
    if style or re.search(r'[",\r\n]', text):
        return '"' + text.replace('"', '""') + '"'
    return text


def _scalar(text: str, style: str) -> str:
    """A YAML scalar; a JSON string is one too."""
    return text if not style and _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
