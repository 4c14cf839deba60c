"""`dangwu build`: check, render, and put a finished site in the place of the old one."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from generator import clock, kept, later, program
from generator.vocabulary import Scope

from . import console

if TYPE_CHECKING:
    from generator import workspace
    from generator.amend import left

    from . import amending, making
else:
    amending = later.module("generator.cli.amending")
    left = later.module("generator.amend.left")
    making = later.module("generator.cli.making")
    workspace = later.module("generator.workspace")

MADE = "assets/javascripts/dangwu.js"
"""A file that every site made by this program holds, and hardly another one."""


@console.command("build", "检查并生成网站")
@click.option("--strict", is_flag=True, help="有严格的或资料不一致的警告也不生成。")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="生成到别的文件夹，默认是 site/；给内部读者的默认是 site-local/、site-whole-party/。",
)
@click.option("--profile", is_flag=True, help="列出每个阶段用了多少秒，沿用了多少。")
@console.with_audience
@console.with_site
def command(
    strict: bool,
    output: Path | None,
    profile: bool,
    audience: Scope,
    root: Path | None,
    today: date | None,
) -> None:
    """检查数据，生成整个网站。

    先生成到临时文件夹，全部成功后才替换 site/；失败时原来的网站原样保留。
    内部读者的网站另放一个文件夹，每页标明不得公开。最后一行写明页数和搜索索引的大小。
    """
    place = console.place(root, today, audience)
    os.environ["SOURCE_DATE_EPOCH"] = clock.epoch(place.today)
    target = (output or place.root / console.folder(audience)).resolve()
    _refuse_foreign(place.root, target)
    memory = kept.place(place.cache, target)
    last = kept.read(memory, target, program.stamp())
    inputs = place.inputs(str(strict))
    seen = inputs.seen()
    known = bool(seen and last.held and seen == last.seen)
    files = {} if known else inputs.files()
    held = last.held if known else inputs.named(files)
    if held and held == last.held and last.whole():
        if seen != last.seen:
            kept.write(memory, replace(last.again(), seen=seen), program.stamp())
        click.echo(f"没有改动，不必重新生成：{console.finished(target, last.said)}")
        sys.exit(0)
    # A folder is only moved within its own disk.
    scratch = target.parent if output else place.cache
    work = making.Work(place, target, scratch, memory, last)
    made = amending.make(work, inputs, files, profile=profile) if files else None
    done, new = made or making.make(work, strict=strict, profile=profile)
    seen, now = inputs.seen(), inputs.files(files)
    # What has changed meanwhile may have been read before or after.
    if held != inputs.named(now):
        seen = held = ""
    kept.write(memory, replace(done, seen=seen, held=held), program.stamp())
    left.write(memory, new and replace(new, held=held, told=inputs.told, files=now))
    workspace.opened(place).tidy()
    sys.exit(0)


def _refuse_foreign(root: Path, target: Path) -> None:
    """Never replace a folder that holds something else than a site we made."""
    own = (root / "data", root / "content")
    if target == root or target in root.parents or any(target.is_relative_to(one) for one in own):
        console.fail("网站不能生成到存放资料的文件夹里。", console.WRONG_USE)
    if target.exists() and not target.is_dir():
        console.fail(f"“{target}”是一个文件，不是文件夹。", console.WRONG_USE)
    inside = {path.name for path in target.iterdir()} if target.is_dir() else set()
    if inside - {".gitignore", ".gitkeep"} and not (target / MADE).is_file():
        console.fail(f"“{target}”里有别的文件，不敢替换。请换一个空文件夹。", console.WRONG_USE)
