"""`dangwu render OUT`: the whole site as plain Markdown that any engine can build."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import later, write
from generator.schema import Scope

from . import console, gate

if TYPE_CHECKING:
    from generator.engine import plain

    from . import progress as bars
else:
    plain = later.module("generator.engine.plain")
    bars = later.module("generator.cli.progress")


@console.command("render", "写出纯 Markdown 和不带插件的 mkdocs.yml")
@click.argument("out", type=click.Path(path_type=Path, file_okay=False), metavar="文件夹")
@console.with_audience
@console.with_site
def command(out: Path, audience: Scope, root: Path | None, today: date | None) -> None:
    """把整个网站写成纯 Markdown，连同 mkdocs.yml、版式和图片。

    写出的文件夹不依赖 dangwu，可以用 MkDocs、ProperDocs 或 Zensical 直接生成网站。
    """
    space = console.site(root, today, audience)
    target = out.resolve()
    if target.is_dir() and any(target.iterdir()) and not (target / "mkdocs.yml").is_file():
        console.fail(f"“{target}”里有别的文件，不敢替换。请换一个空文件夹。", console.WRONG_USE)
    if target == space.root or target in space.root.parents:
        console.fail("不能写到站点自己的文件夹里。", console.WRONG_USE)
    with bars.Progress() as progress:
        outcome = space.run(progress.stage)
    if not outcome.ok:
        console.show(space, outcome.diagnostics, err=True)
        console.fail("数据有错误，没有写出。", console.WRONG_DATA)
    try:
        with write.replacing(target, target.parent) as folder:
            plain.write(space.root, outcome, folder)
            gate.keep(folder, outcome, space.cache)
    except gate.LeakError as error:
        console.show(space, error.found, err=True)
        console.fail("写出的文件里有个人信息，没有写出；原来的文件夹没有改动。", console.WRONG_DATA)
    click.echo(f"已写出 {len(outcome.pages)} 页：{target}。生成网站：在其中运行 mkdocs build")
    sys.exit(0)
