"""`dangwu check`: say what is wrong with the data, and mend what is safe to mend."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import later, program, report, said, write
from generator.diagnostics import Diagnostic
from generator.said import Said

from . import console

if TYPE_CHECKING:
    from generator import workspace
    from generator.workspace import Workspace

    from . import fix
else:
    workspace = later.module("generator.workspace")
    fix = later.module("generator.cli.fix")


@console.command("check", "检查数据，列出所有问题")
@click.option(
    "--format", "format", type=click.Choice(report.FORMATS), default="text", help="输出格式。"
)
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="写到文件而不是屏幕。"
)
@click.option("--strict", is_flag=True, help="严格的和资料不一致的警告也算不通过。")
@click.option(
    "--fix", "mend", is_flag=True, help="改写可以统一的写法（日期、全角数字、多余空格）。"
)
@click.option("--dry-run", is_flag=True, help="与 --fix 合用：只显示会怎样改，不写文件。")
@console.with_site
def command(
    format: str,
    output: Path | None,
    strict: bool,
    mend: bool,
    dry_run: bool,
    root: Path | None,
    today: date | None,
) -> None:
    """检查 data/ 和 content/ 里的全部记录，一次列出所有问题。

    没有错误时退出码为 0，有错误为 1，用法不对为 2。
    """
    if dry_run and not mend:
        raise click.UsageError("--dry-run 要和 --fix 一起用。")
    place = console.place(root, today)
    coloured = output is None and console.colour()

    def say() -> Said:
        space = workspace.opened(place)
        found = _mended(space, dry_run=dry_run) if mend else console.checked(space).diagnostics
        text = console.text(space, found, format, coloured=coloured)
        usual, strict = (console.worst(found, strict=one) for one in (False, True))
        return Said(text, usual, strict)

    kept = place.cache / said.FOLDER / f"{format}{'-coloured' * coloured}.json"
    known = say() if mend else said.again(kept, place.inputs(), program.stamp(), say)
    if output is None:
        click.echo(known.text, nl=False)
    else:
        write.text(output, known.text)
    sys.exit(known.strict if strict else known.usual)


def _mended(space: "Workspace", *, dry_run: bool) -> tuple[Diagnostic, ...]:
    """Show what can be mended and mend it; what is wrong afterwards."""
    checked = console.checked(space)
    changes = fix.plan(space, checked.diagnostics)
    fix.show(changes, dry_run=dry_run)
    if dry_run:
        return checked.diagnostics
    fix.apply(space, changes)
    return console.checked(space).diagnostics
