"""Rows and texts → files, always with the same bytes."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct, field

Row = Mapping[str, object]


class Tables(Struct):
    """Rows of CSV files and records of YAML files by path without suffix, Markdown by full path."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    records: dict[str, list[Row]] = field(default_factory=dict)
    pages: dict[str, tuple[Row, str]] = field(default_factory=dict)

    def add(self, path: str, row: Row) -> None:
        """Add a row to a CSV file."""
        self.rows.setdefault(path, []).append(row)

    def tell(self, path: str, record: Row) -> None:
        """Add a record to a YAML file."""
        self.records.setdefault(path, []).append(record)

    def write(self, root: Path) -> None:
        """Write all files under a folder."""
        for path, rows in self.rows.items():
            _csv(_made(root / f"{path}.csv"), rows)
        for path, records in self.records.items():
            _text(_made(root / f"{path}.yml"), dump(records))
        for path, (facts, body) in self.pages.items():
            _text(_made(root / path), f"---\n{dump(facts)}---\n\n{body.rstrip()}\n")


class _Plain(yaml.SafeDumper):
    """Writes a value again where it stands twice: anchors are not read."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def dump(value: object) -> str:
    """Anything as YAML, in the order given."""
    text: str = yaml.dump(value, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1000)
    return text


def load(path: Path) -> Any:
    """What a YAML file holds."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _csv(path: Path, rows: Iterable[Row]) -> None:
    """Write rows as WPS does, with a byte order mark; columns in the order they first appear."""
    heads = list(dict.fromkeys(head for row in rows for head in row))
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, heads, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
