"""The long part of `dangwu build`: pages, index, the last look, and the swap at the end."""

import re
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import replace
from rich.console import Console

from generator import kept, manifest, walk, workspace, write
from generator.amend import left
from generator.amend.left import Left
from generator.diagnostics import Severity
from generator.engine import site
from generator.engine.beside import Beside
from generator.kept import Kept
from generator.kinds.search.model import INDEX
from generator.manifest import Manifest
from generator.pipeline import Outcome
from generator.pipeline.rendered import Progress as Stage
from generator.places import Place
from generator.workspace import Workspace

from . import console, gate
from .progress import Progress

_REST = "其余"
_SORTS = {"": "词语", "rows-": "标题", "texts-": "正文", "engine": _REST}
"""What the files of the index hold, by their names without a number."""


class Work(Struct, frozen=True):
    """A place, the folder of its site, one to work in, where it is told of the last build, and that."""

    place: Place
    target: Path
    scratch: Path
    memory: Path
    last: Kept


def make(work: Work, *, strict: bool, profile: bool) -> tuple[Kept, Left | None]:
    """Put the site in the place of the old one and tell of it; what it is made of, and what else is left.

    Ends with a message, and leaves the old one, when something is wrong.
    """
    started, space, last = time.monotonic(), workspace.opened(work.place), work.last
    with Progress() as progress:
        outcome = space.run_apart(progress.stage)
        if console.worst(outcome.diagnostics, strict=strict):
            progress.stop()
            console.show(space, outcome.diagnostics, err=True)
            console.fail("数据有问题，没有生成；原来的网站没有改动。", console.WRONG_DATA)
        try:
            with write.replacing(work.target, work.scratch) as folder:
                put = site.build(
                    space, outcome, folder, last, kept.get(work.memory, last.beside), progress.stage
                )
                progress.stage("index", 0, 0)
                new = left.left(space, outcome) if put.shell.outer else None
                last.sums = _look(space, outcome, folder, last, put.beside, progress.stage)
                progress.stage("swap", 0, 0)
        except site.BuildError as error:
            progress.stop()
            console.fail(f"{error}\n生成失败；原来的网站没有改动。", console.WRONG_DATA)
        except gate.LeakError as error:
            progress.stop()
            console.show(space, error.found, err=True)
            console.fail("网站里有个人信息，没有发布；原来的网站没有改动。", console.WRONG_DATA)
    said, guard = _summary(outcome, work.target), outcome.guard.name if outcome.guard else ""
    tell(progress, work, said, started, profile=profile)
    beside = kept.put(work.memory, put.shell.text())
    done = replace(last, under=guard, said=said, beside=beside)
    return done, new


def tell(progress: Progress, work: Work, said: str, started: float, *, profile: bool) -> None:
    """Say that a site is finished, and in a profile what has taken how long."""
    seconds = time.monotonic() - started
    click.echo(f"网站已生成（{seconds:.1f} 秒）：{console.finished(work.target, said)}")
    if profile:
        Console().print(progress.table())
        click.echo(_taken(work.last))


def _taken(last: Kept) -> str:
    """How much of the site is that of the last build."""
    pages = sum(name.endswith(".html") for name in last.taken)
    again = sum(last.files[name].size for name in (*last.taken, *last.shared.values()))
    whole = sum(one.st_size for name, one in walk.files(str(last.folder)) if name in last.sums)
    others = len(last.taken) - pages + len(last.shared)
    told = f"沿用上次的网页 {pages:,} 个、其他文件 {others:,} 个"
    return f"{told}；写出 {_kilobytes(whole - again)}，共 {_kilobytes(whole)}。"


def _look(
    space: Workspace,
    outcome: Outcome,
    folder: Path,
    last: Kept,
    index: Beside,
    progress: Stage,
) -> Mapping[str, str]:
    """Look for leaks, at the pages while the index is still written; the sums of all files."""
    guard = outcome.guard.name if outcome.guard else ""

    def look(skip: re.Pattern[str], sums: Mapping[str, str]) -> None:
        progress("gate", len(sums), len(sums))
        gate.keep(folder, outcome, space.cache, last.passed(sums, guard), skip)

    try:
        progress("sums", 0, 0)
        pages = manifest.sums(folder, last.sum, lambda name: not gate.INDEX.fullmatch(name))
        look(gate.INDEX, pages)
        progress("index", 0, 0)
        index.finish()
    finally:
        index.stop()
    last.share(INDEX.parent.name, folder)
    progress("sums", 0, 0)
    pieces = manifest.sums(folder, last.sum, gate.INDEX.fullmatch)
    last.made |= dict.fromkeys(pieces, last.index)
    sums = dict(sorted((pages | pieces).items()))
    listed = _list(space, outcome, folder, sums)
    look(gate.PAGES, sums)
    return {**sums, manifest.NAME: listed}


def _list(space: Workspace, outcome: Outcome, folder: Path, sums: Mapping[str, str]) -> str:
    """Put the list of all files and of the ledger into the site, for `dangwu verify`; its sum."""
    ledger = outcome.remains.ledger if outcome.remains else ()
    whole = Manifest(sums, ledger, space.today.isoformat(), outcome.audience.value)
    text = manifest.text(whole)
    write.text(folder / manifest.NAME, text)
    return manifest.digest(text.encode())


def _summary(outcome: Outcome, target: Path) -> str:
    counts = Counter(found.severity for found in outcome.diagnostics)
    notes = f"，警告 {counts[Severity.WARNING]} 条" if counts[Severity.WARNING] else ""
    return f"{len(outcome.pages)} 页{notes}；{indexed(target / INDEX.parent)}"


def indexed(folder: Path) -> str:
    """How large the index of the search is, uncompressed, and the largest file of each sort."""
    sizes: dict[str, list[int]] = {sort: [] for sort in _SORTS.values()}
    for name, there in walk.files(str(folder)):
        if name.endswith(".js"):
            sort = name.rpartition("/")[2].removesuffix(".js").rstrip("0123456789")
            sizes[_SORTS.get(sort, _REST)].append(there.st_size)
    told = [
        f"{sort} {len(group):,} 个（最大 {_kilobytes(max(group))}）"
        for sort, group in sizes.items()
        if group
    ]
    return f"搜索索引 {_kilobytes(sum(map(sum, sizes.values())))}：{'、'.join(told)}"


def _kilobytes(size: int) -> str:
    return f"{-(-size // 1024):,} KB"
