"""The small sound site of `small.txt`: its files, its records, and the same written otherwise."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator import clock, kinds, photos, pipeline
from generator.contract import Collection
from generator.pipeline import Checked, Outcome
from generator.pipeline.gather import gather
from generator.schema import Many, Model
from generator.schema.fields import names, shapes
from tests import cases, whole

ROOT = Path(__file__).parents[1]
FILES: Mapping[str, bytes] = cases.read(Path(__file__).with_name("small.txt")).inputs()

Records = dict[str, list[dict[str, Any]]]
"""Raw records by the path of their collection without a suffix: `data/glossary/terms`."""


def write(root: Path, files: Mapping[str, bytes | str]) -> Path:
    """Write files under `root` and return it."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def collections() -> dict[str, Collection]:
    """Every collection by the path of its file without a suffix."""
    return {
        f"data/{kind.name}/{each.name}": each for kind in kinds.find() for each in kind.collections
    }


def records(root: Path, *, pages: bool = True) -> Records:
    """The sound records under `root` as they stand in its files, those of Markdown files or not."""
    entries = gather(root, kinds.find()).entries
    return {
        name: [
            json.loads(json.dumps(entry.record.data))
            for entry in entries[each.model]
            if pages or not entry.record.file.endswith(".md")
        ]
        for name, each in collections().items()
        if each.model in entries
    }


def others(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files that hold no records."""
    return {
        name: content
        for name, content in files.items()
        if not name.startswith("data/") and not name.endswith(".md")
    }


def english(model: type[Model] | None, raw: Any) -> Any:
    """A raw record with identifiers instead of Chinese terms."""
    if isinstance(raw, list):
        return [english(model, item) for item in raw]
    if not isinstance(raw, dict) or model is None:
        return raw
    known, fields = names(model), shapes(model)
    return {
        known.get(key, key): english(fields[known[key]].nested, item) if key in known else item
        for key, item in raw.items()
    }


def is_flat(model: type[Model], rows: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a table can hold the records: no groups, and lists only where a cell may hold many."""
    several = Many.__metadata__[0]
    for key, cell in ((key, cell) for row in rows for key, cell in row.items()):
        shape = shapes(model).get(names(model).get(key, key))
        many = shape is not None and several in shape.marks
        if not isinstance(cell, str) and not (many and all(isinstance(x, str) for x in cell)):
            return False
    return True


def as_yaml(rows: Iterable[Mapping[str, Any]]) -> str:
    """Records as YAML: a list of them in JSON spelling."""
    return "".join(f"- {json.dumps(row, ensure_ascii=False)}\n" for row in rows) or "[]\n"


def as_csv(rows: Iterable[Mapping[str, Any]]) -> str:
    """Records as a table, several values joined in one cell."""
    rows = list(rows)
    stream = io.StringIO()
    headers = list(dict.fromkeys(key for row in rows for key in row))
    table = csv.DictWriter(stream, headers, lineterminator="\n")
    table.writeheader()
    for row in rows:
        joined = {key: "；".join(x) if isinstance(x, list) else x for key, x in row.items()}
        table.writerow(joined)
    return stream.getvalue()


def run(root: Path) -> Outcome:
    """Every page of a site on the day of the cases."""
    return whole.run(root, kinds.find(), cases.TODAY, lambda file: derive(root, file))


def check(root: Path) -> Checked:
    """Every finding about a site on the day of the cases."""
    return pipeline.check(
        root, kinds.find(), pipeline.Asked(cases.TODAY), lambda file: derive(root, file)
    )


def derive(root: Path, file: Path) -> photos.Photo | photos.PhotoFault:
    """The copies of a photograph, in the cache of the site."""
    return photos.derive(file, root / ".cache" / "photos")


def site(root: Path, files: Mapping[str, bytes | str] = FILES, **settings: Any) -> Path:
    """Write a site that MkDocs can build: these files, and our settings with some of them changed."""
    shutil.copytree(ROOT / "theme_overrides", root / "theme_overrides")
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.partition(":")[0] not in settings]
    lines += [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in settings.items()]
    return write(root, {**files, "mkdocs.yml": "\n".join(lines) + "\n"})


def environment() -> dict[str, str]:
    """The environment of a command on the day of the cases, with this checkout's package."""
    day = {"SOURCE_DATE_EPOCH": clock.epoch(cases.TODAY), "PYTHONPATH": str(ROOT)}
    return {**os.environ, **day, "PYTHONUTF8": "1"}


def dangwu(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run our command in a site."""
    return _module("generator", root, *arguments)


def mkdocs(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs' own command in a site."""
    return _module("mkdocs", root, *arguments)


def _module(name: str, root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", name, *arguments],
        cwd=root,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
