"""A YAML file and a new record → the file with the record at its end, comments and all kept."""

import io
import re
from collections.abc import Sequence
from typing import Any

import yaml
from ruamel.yaml import YAML

from generator.sources import Record
from generator.sources.files import decode

from .values import Spell


def spelling(records: Sequence[Record]) -> Spell:
    """How a file names its fields: by identifier where its records do, else by the Chinese term."""
    keys = {key for record in records for key in record.data}
    english = bool(keys) and all(key.isascii() for key in keys)
    return lambda shape: shape.name if english and shape.label not in keys else shape.label


def append(before: bytes | None, values: dict[str, Any], *, single: bool = False) -> bytes:
    """The bytes of the file with one more record; a `single` one stands alone, without a dash.

    A list of records in the usual style is only added to, so that nothing else changes; any other
    shape goes through a round trip that keeps comments and order.
    """
    text, encoding = decode(before) if before else ("", "utf-8")
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if single and root is None:
        return (_ended(text) + dumped(values)).encode(encoding)
    if root is None or (isinstance(root, yaml.SequenceNode) and not root.flow_style):
        column = root.start_mark.column if root is not None else 0
        return _joined(text, values, column).encode(encoding)
    return _round_trip(text, values).encode(encoding)


def _joined(text: str, values: dict[str, Any], column: int) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    first, *rest = dumped(values).rstrip("\n").split("\n")
    indent = " " * column
    item = [f"{indent}- {first}", *(f"{indent}  {line}" if line else "" for line in rest)]
    apart = end if re.search(r"(?:\r?\n){2} *- ", text) else ""
    return _ended(text, end) + apart + "".join(line + end for line in item)


def _ended(text: str, end: str = "\n") -> str:
    return text if not text or text.endswith("\n") else text + end


def _round_trip(text: str, values: dict[str, Any]) -> str:
    data = parser().load(text)
    records = data if isinstance(data, list) else [data]
    records.append(values)
    return dumped(records)


def dumped(data: Any) -> str:
    """Data as YAML, with the comments it was loaded with."""
    stream = io.StringIO()
    parser().dump(data, stream)
    return stream.getvalue()


def parser() -> YAML:
    """Reader and writer that keep comments, quotes and order; long lines stay whole."""
    round_trip = YAML()
    round_trip.indent(mapping=2, sequence=4, offset=2)
    round_trip.width = 4096
    round_trip.preserve_quotes = True
    return round_trip
