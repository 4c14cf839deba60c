"""`dangwu publish`: enter what has been published into the ledger."""

import csv
import io
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from generator.kinds.ledger.model import (
    Change,
    LedgerEntry,
    due,
    kept,
    next_entry,
    serialised,
)
from generator.workspace import Workspace
from generator.world import World

from . import atomic, console

FILE = Path("data/ledger/entries.csv")
"""Where the ledger lies under the root of a site."""


@console.command("publish", "把新公开、更正、撤回的内容记入公开台账")
@click.option("--dry-run", is_flag=True, help="只显示会记入什么，不写文件。")
@console.with_site
def command(dry_run: bool, root: Path | None, today: date | None) -> None:
    """把已经公开的公示公告和制度记入公开台账（data/ledger/）。

    在主分支合并之后运行，由 CI 或专人执行；台账只增加，不改动。记入之后，内容的改动和删除都要有更正或撤回记录。
    """
    space = console.site(root, today)
    checked = console.checked(space)
    if not checked.ok:
        console.show(space, checked.diagnostics, err=True)
        console.fail("数据有错误，没有记入台账。", console.WRONG_DATA)
    changes = due(checked.visible)
    if not changes:
        click.echo("没有要记入台账的内容。")
        sys.exit(0)
    for change in changes:
        matter, id = change.key
        click.echo(f"{change.action.label}　{matter.label}　{id}　{_title(change)}")
    if dry_run:
        click.echo(f"会记入 {len(changes)} 条；去掉 --dry-run 才会写入。")
    else:
        record(space, checked.visible, changes)
        click.echo(f"已记入 {len(changes)} 条：{FILE}。请把 data/ledger/ 一起提交。")
    sys.exit(0)


def _title(change: Change) -> str:
    return str(change.today.entry.value.title) if change.today else "（已从数据里删除）"


def record(space: Workspace, world: World, changes: Sequence[Change]) -> None:
    """Keep the contents, then append the entries: an interrupted run is completed by the next."""
    entries = [entry.value for entry in world.all(LedgerEntry)]
    for change in changes:
        if change.today is not None:
            text = serialised(change.today.fields)
            atomic.replace(space.root / "data" / kept(*change.key), text.encode())
        entries.append(
            next_entry(
                entries, space.today, change.action, change.key, change.content, change.people
            )
        )
    atomic.replace(space.root / FILE, _table(entries))


def _table(entries: Sequence[LedgerEntry]) -> bytes:
    stream = io.StringIO()
    fields = LedgerEntry.model_fields
    table = csv.writer(stream, lineterminator="\n")
    table.writerow([field.title for field in fields.values()])
    for entry in entries:
        table.writerow([_cell(getattr(entry, name)) for name in fields])
    return stream.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> str:
    return str(getattr(value, "label", value))
