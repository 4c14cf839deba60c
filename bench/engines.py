"""Prints what it costs this project and other engines to build the same pages of invented counties."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click
from builders import engines, measure
from queries import plot, programs

HEADS = ("引擎", "情形", "秒", "处理器秒", "内存 MB", "网页", "HTML MB", "时间比（Hugo 从头 = 1）")


@dataclass(slots=True)
class Built:
    """All builds of one sort by one engine, and the pages of the last one."""

    costs: list[measure.Cost] = field(default_factory=list)
    pages: int = 0
    size: int = 0
    """Bytes of the pages."""

    @property
    def seconds(self) -> float:
        """The median."""
        return median(one.seconds for one in self.costs)

    @property
    def cpu(self) -> float | None:
        """The median; None where the system does not tell."""
        return _median([one.cpu for one in self.costs])

    @property
    def memory(self) -> float | None:
        """The median; None where the system does not tell."""
        return _median([one.memory for one in self.costs])


Found = Mapping[tuple[str, str], Built]
"""By the name of the engine and the sort of build."""


def _median(values: Sequence[float | None]) -> float | None:
    told = [value for value in values if value is not None]
    return median(told) if told else None


@click.command()
@click.option(
    "--pages",
    "sizes",
    multiple=True,
    default=(1000,),
    show_default=True,
    help="县的网页数，可写几次。",
)
@click.option("--runs", default=1, show_default=True, help="各引擎轮流测几轮，表里是中位数。")
@click.option(
    "--engines",
    "chosen",
    multiple=True,
    type=click.Choice(tuple(engines.ENGINES)),
    default=tuple(engines.ENGINES),
    help="只测这个引擎，可写几次；默认全部。",
)
@click.option("--plot", "out", type=click.Path(path_type=Path), help="时间和内存画成 SVG 柱状图。")
def main(sizes: Sequence[int], runs: int, chosen: Sequence[str], out: Path | None) -> None:
    """用本项目和另外三种引擎生成同样的网页，比较时间、内存和输出大小。缺的 Hugo 临时下载。"""  # noqa: D400 - the help, in Chinese
    panels: list[plot.Panel] = []
    with TemporaryDirectory() as packages:
        for size in sizes:
            with TemporaryDirectory() as folder:
                found = _found(Path(folder), Path(packages), size, runs, chosen)
            print(f"\n## {size} 页的县\n\n| {' | '.join(HEADS)} |\n|" + " --- |" * len(HEADS))
            for line in rows(found):
                print(f"| {' | '.join(line)} |", flush=True)
            panels += _panels(size, found)
    print(f"\n{_NOTE}")
    if out is not None:
        out.write_text(plot.bars(panels), encoding="utf-8", newline="\n")


def _found(folder: Path, packages: Path, size: int, runs: int, chosen: Sequence[str]) -> Found:
    """What the builds of one county cost, the engines taking turns."""
    county, plain = folder / "county", folder / "plain"
    programs.run("bench/make_county.py", county, "--pages", str(size))
    where = ("-C", county, "--today", engines.TODAY)
    programs.run("-m", "generator", "render", plain, *where)
    shutil.rmtree(county / ".cache", ignore_errors=True)
    sites = dict(_ready(county, plain, packages, chosen))
    found = {(name, build): Built() for name in sites for build in engines.ENGINES[name].builds}
    for number in range(1, runs + 1):
        for name, site in sites.items():
            for build in engines.ENGINES[name].builds:
                _build(site, build, number, found[name, build])
            if missing := site.missing(plain):
                told = f"{engines.ENGINES[name].name} 少生成了 {len(missing)} 页"
                raise SystemExit(f"{told}：{'、'.join(missing[:5])}")
    return {(engines.ENGINES[name].name, build): one for (name, build), one in found.items()}


def _ready(
    county: Path, plain: Path, packages: Path, chosen: Sequence[str]
) -> Iterator[tuple[str, engines.Ready]]:
    """The sites of the engines that are there; of others a sentence is printed."""
    for name in dict.fromkeys(chosen):
        try:
            yield name, engines.ENGINES[name].ready(county, plain, packages)
        except engines.NotInstalledError as absent:
            click.echo(str(absent), err=True)


def _build(site: engines.Ready, build: str, number: int, built: Built) -> None:
    """Build once, and count what came out."""
    if build == engines.COLD:
        site.clear()
    sentence = f"第 {number} 次修改。"
    if build == engines.EDITED:
        site.edit(sentence)
    built.costs.append(measure.cost(site.command))
    if build == engines.EDITED and not site.says(sentence):
        raise SystemExit(f"改动没有出现在网页上：{site.edited}")
    sizes = [page.stat().st_size for page in site.out.rglob("*.html")]
    built.pages, built.size = len(sizes), sum(sizes)


def rows(found: Found) -> Iterator[tuple[str, ...]]:
    """The cells of the table; what is not known is left empty."""
    hugo = found.get((engines.ENGINES["hugo"].name, engines.COLD))
    for (name, build), one in found.items():
        yield (
            name,
            build,
            f"{one.seconds:.2f}",
            "" if one.cpu is None else f"{one.cpu:.2f}",
            "" if one.memory is None else f"{one.memory:.0f}",
            str(one.pages),
            f"{one.size / 1e6:.1f}",
            "" if hugo is None else f"{one.seconds / hugo.seconds:.1f}",
        )


def _panels(size: int, found: Found) -> Iterator[plot.Panel]:
    """Seconds and megabytes."""
    labelled = {f"{name}，{build}": one for (name, build), one in found.items()}
    # The bars tell whole numbers.
    seconds = [(label, one.seconds * 1000) for label, one in labelled.items()]
    yield plot.Panel(f"{size} 页的县：时间（毫秒，中位）", seconds)
    memory = [(label, one.memory) for label, one in labelled.items() if one.memory is not None]
    yield plot.Panel(f"{size} 页的县：内存（MB，中位）", memory)


_NOTE = """\
内存：各进程合计的峰值，每 0.1 秒看一次；不是 Linux 时是最大一个进程的峰值。
MkDocs 不保留上次的结果，每次都是从头生成，所以只测“从头”。
本项目的网页由数据生成，时间里有读取、检查数据，有隐私闸门和搜索索引；其他引擎的 Markdown 已由 `dangwu render` 写好，不计这段时间。
MkDocs 和 Zensical 用同样的 Material 主题和自带的搜索；Hugo 用最简单的主题，没有搜索。"""


if __name__ == "__main__":
    main()
