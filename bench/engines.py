"""Prints what it costs this project and other engines to build the same pages of invented counties."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click
from builders import engines, lines, measure
from builders.edits import EDITS
from builders.table import HEADS, Built, Found, curves, growth, rows
from queries import programs

RIVAL = engines.ENGINES["hugo"].name, engines.COLD
"""Against whose time all others are held."""


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
@click.option("--plot", "out", type=click.Path(path_type=Path), help="时间随网页数的变化画成 SVG。")
def main(sizes: Sequence[int], runs: int, chosen: Sequence[str], out: Path | None) -> None:
    """用本项目和另外三种引擎生成同样的网页，比较时间、内存和输出大小。缺的 Hugo 临时下载。"""  # noqa: D400 - the help, in Chinese
    measured: list[Found] = []
    with TemporaryDirectory() as packages:
        starts = _starts(Path(packages), runs, chosen)
        told = "，".join(f"{name} {seconds:.2f} 秒" for name, seconds in starts.items())
        print(f"没有记录的站点，从头：{told}")
        for size in sorted(set(sizes)):
            with TemporaryDirectory() as folder:
                measured.append(_found(Path(folder), Path(packages), size, runs, chosen))
            print(f"\n## {size} 页的县\n\n| {' | '.join(HEADS)} |\n|" + " --- |" * len(HEADS))
            grown = growth(measured[-1], measured[0], starts)
            for line in rows(measured[-1], grown, RIVAL):
                print(f"| {' | '.join(line)} |", flush=True)
    print(f"\n{_NOTE}")
    if out is not None:
        panels = [(f"{sort}：秒，按网页数", of) for sort, of in curves(measured)]
        out.write_text(lines.draw(panels), encoding="utf-8", newline="\n")


def _starts(packages: Path, runs: int, chosen: Sequence[str]) -> dict[str, float]:
    """How many seconds each engine takes for a site without records."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "county"
        programs.run("-m", "generator", "init", root, "--name", "某县", "--host", "中共某县委员会")
        sites = _sites(root, packages, 0, chosen)
        taken: dict[str, list[float]] = {name: [] for name in sites}
        for _ in range(runs):
            for name, site in sites.items():
                site.clear()
                taken[name].append(measure.cost(site.command).seconds)
    return {engines.ENGINES[name].name: median(all_) for name, all_ in taken.items()}


def _found(folder: Path, packages: Path, size: int, runs: int, chosen: Sequence[str]) -> Found:
    """What the builds of one county cost, the engines taking turns."""
    county = folder / "county"
    programs.run("bench/make_county.py", county, "--pages", str(size))
    sites = _sites(county, packages, size, chosen)
    found = {(name, build): Built() for name in sites for build in engines.ENGINES[name].builds}
    for number in range(1, runs + 1):
        for name, site in sites.items():
            for build in engines.ENGINES[name].builds:
                _build(site, build, number, found[name, build])
            if missing := site.missing(folder / _PLAIN):
                told = f"{engines.ENGINES[name].name} 少生成了 {len(missing)} 页"
                raise SystemExit(f"{told}：{'、'.join(missing[:5])}")
    return {(engines.ENGINES[name].name, build): one for (name, build), one in found.items()}


_PLAIN = "plain"
"""The folder of the pages in plain Markdown, beside the county."""


def _sites(
    county: Path, packages: Path, size: int, chosen: Sequence[str]
) -> dict[str, engines.Ready]:
    """A county of a size ready for each of the engines that are there and can take it."""
    plain = county.with_name(_PLAIN)
    programs.run("-m", "generator", "render", plain, "-C", county, "--today", engines.TODAY)
    shutil.rmtree(county / ".cache", ignore_errors=True)
    return dict(_ready(county, plain, packages, size, chosen))


def _ready(
    county: Path, plain: Path, packages: Path, size: int, chosen: Sequence[str]
) -> Iterator[tuple[str, engines.Ready]]:
    """The sites of the engines that are there and can take it; of others a sentence is printed."""
    for name in dict.fromkeys(chosen):
        try:
            yield name, engines.ENGINES[name].prepared(county, plain, packages, size)
        except (engines.NotInstalledError, engines.TooLargeError) as absent:
            click.echo(str(absent), err=True)


def _build(site: engines.Ready, build: str, number: int, built: Built) -> None:
    """Build once, and count what came out."""
    if build == engines.COLD:
        site.clear()
    edited = EDITS[build](site.texts, number) if build in EDITS else None
    built.costs.append(measure.cost(site.command))
    if edited and not edited.shown(site.out):
        raise SystemExit(f"改动没有出现在网页上：{edited.page}")
    sizes = {path: path.stat().st_size for path in site.out.rglob("*") if path.is_file()}
    pages = [size for path, size in sizes.items() if path.suffix == ".html"]
    built.pages, built.html, built.whole = len(pages), sum(pages), sum(sizes.values())


_NOTE = """\
内存：各进程合计的峰值，每 0.1 秒看一次；不是 Linux 时是最大一个进程的峰值。
超过 20,000 页的县只测本项目和 Hugo。
MkDocs 不保留上次的结果，每次都是从头生成，所以只测“从头”。
本项目的网页由数据生成，时间里有读取、检查数据，有隐私闸门和搜索索引；其他引擎的 Markdown 已由 `dangwu render` 写好，不计这段时间。
改标题、加一条公示：本项目改的是资料，列出它的网页都跟着变；其他引擎只改那一页的 Markdown。
增长：每页时间与最小的县之比，都先减去生成没有记录的站点（从头）的时间；1.00 就是和网页数成正比。
MkDocs 和 Zensical 用同样的 Material 主题和自带的搜索；Hugo 用最简单的主题，没有搜索。"""


if __name__ == "__main__":
    main()
