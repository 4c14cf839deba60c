"""Safe edits of diagnostics → changed files, in their own encoding and with all else as it was."""

import difflib
from collections.abc import Iterable, Sequence

import click
from msgspec import Struct

from generator.diagnostics import Diagnostic, Edit
from generator.report import veil
from generator.sources.files import decode
from generator.workspace import Workspace

from . import atomic


class Change(Struct, frozen=True):
    """A file before and after, and the encoding it keeps."""

    file: str
    before: str
    after: str
    encoding: str


def plan(space: Workspace, diagnostics: Iterable[Diagnostic]) -> tuple[Change, ...]:
    """The changes that all edits make, by file; nothing is written."""
    edits: dict[str, list[Edit]] = {}
    for found in diagnostics:
        if found.edit is not None:
            edits.setdefault(found.edit.file, []).append(found.edit)
    changes = []
    for file, group in sorted(edits.items()):
        before, encoding = decode((space.root / file).read_bytes())
        changes.append(Change(file, before, _applied(before, group), encoding))
    return tuple(changes)


def _applied(text: str, edits: Sequence[Edit]) -> str:
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def show(changes: Sequence[Change], *, dry_run: bool) -> None:
    """Print the difference of each file."""
    for change in changes:
        lines = difflib.unified_diff(
            change.before.splitlines(),
            change.after.splitlines(),
            f"{change.file}（现在）",
            f"{change.file}（统一后）",
            lineterm="",
            n=0,
        )
        for line in lines:
            shade = {"+": "green", "-": "red"}.get(line[:1])
            click.secho(veil.hide(line), fg=shade, err=True)
    what = "可以统一写法的文件" if dry_run else "已统一写法的文件"
    said = f"{what}：{len(changes)} 个" if changes else "没有可以统一的写法"
    click.echo(said, err=True)


def apply(space: Workspace, changes: Sequence[Change]) -> None:
    """Write the changed files."""
    for change in changes:
        atomic.replace(space.root / change.file, change.after.encode(change.encoding))
