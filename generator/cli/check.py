"""`dangwu check`: say what is wrong with the data, and mend what is safe to mend."""

import sys
from datetime import date
from pathlib import Path

import click

from generator import report, write

from . import console, fix


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
    space = console.site(root, today)
    checked = space.check()
    if mend:
        changes = fix.plan(space, checked.diagnostics)
        fix.show(changes, dry_run=dry_run)
        if not dry_run:
            fix.apply(space, changes)
            checked = space.check()
    if output is None:
        console.show(space, checked.diagnostics, format)
    else:
        write.text(output, console.text(space, checked.diagnostics, format))
    sys.exit(console.worst(checked.diagnostics, strict=strict))
