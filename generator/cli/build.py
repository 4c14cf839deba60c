"""`dangwu build`: check, render, and put a finished site in the place of the old one."""

import os
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from generator import clock, engine, garbage, kept, manifest, program, write
from generator.diagnostics import Severity
from generator.kept import Kept
from generator.kinds.ledger.model import LedgerEntry
from generator.kinds.search.model import INDEX
from generator.manifest import Manifest
from generator.pipeline import Outcome
from generator.schema import Scope
from generator.workspace import Workspace

from . import console, gate
from .progress import Progress

MADE = "assets/javascripts/dangwu.js"
"""A file that every site made by this program holds, and hardly another one."""


_REST = "其余"
_SORTS = {"": "词语", "rows-": "标题", "texts-": "正文", "engine": _REST}
"""What the files of the index hold, by their names without a number."""


@console.command("build", "检查并生成网站")
@click.option("--strict", is_flag=True, help="有严格的或资料不一致的警告也不生成。")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="生成到别的文件夹，默认是 site/；给内部读者的默认是 site-local/、site-whole-party/。",
)
@console.with_audience
@console.with_site
def command(
    strict: bool,
    output: Path | None,
    audience: Scope,
    root: Path | None,
    today: date | None,
) -> None:
    """检查数据，生成整个网站。

    先生成到临时文件夹，全部成功后才替换 site/；失败时原来的网站原样保留。
    内部读者的网站另放一个文件夹，每页标明不得公开。最后一行写明页数和搜索索引的大小。
    """
    space = console.site(root, today, audience)
    started = time.monotonic()
    os.environ["SOURCE_DATE_EPOCH"] = clock.epoch(space.today)
    target = (output or space.root / console.folder(audience)).resolve()
    _refuse_foreign(space.root, target)
    memory = kept.place(space.cache, target)
    last = kept.read(memory, target, program.stamp())
    inputs = space.inputs(str(strict))
    if inputs and inputs == last.inputs and last.whole():
        click.echo(f"没有改动，不必重新生成：{last.said}")
        sys.exit(0)
    # A folder is only moved within its own disk.
    scratch = target.parent if output else space.cache
    with garbage.rarely(), Progress() as progress:
        outcome = space.run(progress.stage)
        if console.worst(outcome.diagnostics, strict=strict):
            progress.stop()
            console.show(space, outcome.diagnostics, err=True)
            console.fail("数据有问题，没有生成；原来的网站没有改动。", console.WRONG_DATA)
        try:
            with write.replacing(target, scratch) as folder:
                paged = progress.pages(len(outcome.pages))
                index = engine.build(space.root, outcome, folder, last, paged)
                sums = _look(space, outcome, folder, last, index)
        except engine.BuildError as error:
            progress.stop()
            console.fail(f"{error}\n生成失败；原来的网站没有改动。", console.WRONG_DATA)
        except gate.LeakError as error:
            progress.stop()
            console.show(space, error.found, err=True)
            console.fail("网站里有个人信息，没有发布；原来的网站没有改动。", console.WRONG_DATA)
    said, seconds = _summary(outcome, target), time.monotonic() - started
    guard = outcome.guard.name if outcome.guard else ""
    made = replace(last, under=guard, inputs=inputs, said=said)
    kept.write(memory, made, sums, program.stamp())
    click.echo(f"网站已生成（{seconds:.1f} 秒）：{said}")
    sys.exit(0)


def _look(
    space: Workspace, outcome: Outcome, folder: Path, last: Kept, index: engine.Beside
) -> Mapping[str, str]:
    """Look for leaks, at the pages while the index is still written; the sums of all files."""
    guard = outcome.guard.name if outcome.guard else ""
    try:
        taken = last.taken if guard == last.under else ()
        gate.keep(folder, outcome, space.cache, taken, gate.INDEX)
        index.finish()
    finally:
        index.stop()
    sums = _list(space, outcome, folder, last)
    gate.keep(folder, outcome, space.cache, last.passed(sums, guard), gate.PAGES)
    return sums


def _list(space: Workspace, outcome: Outcome, folder: Path, last: Kept) -> dict[str, str]:
    """Put the list of all files and of the ledger into the site, for `dangwu verify`."""
    entries = outcome.visible.all(LedgerEntry) if outcome.visible else ()
    ledger = tuple(entry.value.hash for entry in entries)
    sums = manifest.sums(folder, last.sum)
    whole = Manifest(sums, ledger, space.today.isoformat(), outcome.audience.value)
    write.text(folder / manifest.NAME, manifest.text(whole))
    return sums


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


def _summary(outcome: Outcome, target: Path) -> str:
    counts = Counter(found.severity for found in outcome.diagnostics)
    notes = f"，警告 {counts[Severity.WARNING]} 条" if counts[Severity.WARNING] else ""
    return (
        f"{target}，{len(outcome.pages)} 页{notes}；{_index(target / INDEX.parent)}。"
        f"预览：dangwu serve，或直接打开 {target / 'index.html'}"
    )


def _index(folder: Path) -> str:
    """How large the index of the search is, uncompressed, and the largest file of each sort."""
    sizes: dict[str, list[int]] = {sort: [] for sort in _SORTS.values()}
    for path in folder.rglob("*.js"):
        sizes[_SORTS.get(path.stem.rstrip("0123456789"), _REST)].append(path.stat().st_size)
    told = [
        f"{sort} {len(group):,} 个（最大 {_kilobytes(max(group))}）"
        for sort, group in sizes.items()
        if group
    ]
    return f"搜索索引 {_kilobytes(sum(map(sum, sizes.values())))}：{'、'.join(told)}"


def _kilobytes(size: int) -> str:
    return f"{-(-size // 1024):,} KB"
