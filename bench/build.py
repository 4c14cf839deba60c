"""Measures checking and full builds of the example site and of invented counties."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import click
from builders.measure import Cost, cost
from msgspec import Struct
from msgspec.structs import asdict

BENCH = Path(__file__).resolve().parent
CHECKOUT = BENCH.parent
TODAY = "2026-11-22"
"""The day of the example and of the counties."""

SITE = ("data", "content", "theme_overrides", "mkdocs.yml")
"""What makes up a site."""

HEADS = (
    "站点",
    "命令",
    "网页",
    "时间/秒",
    "CPU/秒",
    "内存/MB",
    "输出/MB",
    "最大网页/KB",
    "搜索索引/KB",
)
"""What the columns of the table hold."""


class Output(Struct, frozen=True):
    """What a build has written: pages, bytes of all files, of the largest page, of the index."""

    pages: int
    size: int
    largest: int
    index: int


class Measured(Struct, frozen=True):
    """All runs of one command on one site."""

    site: str
    command: str
    runs: tuple[Cost, ...]
    output: Output | None
    stages: Mapping[str, float]

    @property
    def best(self) -> Cost:
        """The fastest run."""
        return min(self.runs, key=lambda run: run.seconds)


def example(root: Path) -> None:
    """Copy the example site."""
    root.mkdir()
    for name in SITE:
        source = CHECKOUT / name
        if source.is_dir():
            shutil.copytree(source, root / name)
        else:
            shutil.copyfile(source, root / name)


def county(root: Path, pages: int, organisations: int | None) -> None:
    """Write a county."""
    extra = ("--organisations", str(organisations)) if organisations else ()
    cost([sys.executable, BENCH / "make_county.py", root, "--pages", str(pages), *extra])


def commit(root: Path) -> None:
    """Put a site into a repository with one commit, so that pages tell their last change."""
    who = ("-c", "user.name=bench", "-c", "user.email=bench@example.cn", "-c", "gc.auto=0")
    for words in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "Bench")):
        cost(["git", "-C", root, *who, *words])


def measure(name: str, root: Path, runs: int, *, stages: bool) -> Iterable[Measured]:
    """Check and build a site so many times, each time from nothing."""
    dangwu = [sys.executable, "-m", "generator"]
    where = ("-C", str(root), "--today", TODAY)
    checks, builds = [], []
    for _ in range(runs):
        for made in (".cache", "site"):
            shutil.rmtree(root / made, ignore_errors=True)
        builds.append(cost([*dangwu, "build", *where]))
        checks.append(cost([*dangwu, "check", *where]))
    yield Measured(name, "check", tuple(checks), None, {})
    parts = _stages(root) if stages else {}
    yield Measured(name, "build", tuple(builds), _output(root / "site"), parts)


def _output(site: Path) -> Output:
    sizes = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pages = [size for path, size in sizes.items() if path.suffix == ".html"]
    index = sum(size for path, size in sizes.items() if path.is_relative_to(site / "search"))
    return Output(len(pages), sum(sizes.values()), max(pages), index)


def _stages(root: Path) -> dict[str, float]:
    done = subprocess.run(
        (sys.executable, BENCH / "stages.py", root, TODAY),
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def row(measured: Measured) -> list[str]:
    """The cells of a line of the table; the fastest run stands for all."""
    best, out = measured.best, measured.output
    used = [f"{best.cpu:.1f}" if best.cpu else "", f"{best.memory:.0f}" if best.memory else ""]
    wrote = ["", "", ""]
    if out is not None:
        wrote = [f"{out.size / 1e6:.1f}", f"{out.largest / 1e3:.0f}", f"{out.index / 1e3:.0f}"]
    pages = str(out.pages) if out else ""
    return [measured.site, measured.command, pages, f"{best.seconds:.1f}", *used, *wrote]


def report(measured: Measured) -> None:
    """Print a line of the table, and the stages below it."""
    print("| " + " | ".join(row(measured)) + " |", flush=True)
    for stage, seconds in measured.stages.items():
        print(f"|   {stage} |  |  | {seconds:.2f} |  |  |  |  |  |", flush=True)


@click.command()
@click.option("--example/--no-example", "with_example", default=True, help="也测示例站点。")
@click.option("--pages", "sizes", type=int, multiple=True, help="测这么多页的县，可以写几次。")
@click.option("--organisations", type=int, help="县里党组织的总数，默认 245。")
@click.option("--runs", default=1, show_default=True, help="每个站点测几次，表里是最快的一次。")
@click.option("--stages", is_flag=True, help="再拆开测一次各个步骤。")
@click.option("--git", "with_git", is_flag=True, help="先提交到 git，网页上会有更新日期。")
@click.option("--json", "out", type=click.Path(path_type=Path), help="全部结果写成 JSON。")
def main(
    with_example: bool,
    sizes: tuple[int, ...],
    organisations: int | None,
    runs: int,
    stages: bool,
    with_git: bool,
    out: Path | None,
) -> None:
    """从头检查和生成各个站点，测时间、内存和输出大小。"""  # noqa: D400 - the help, in Chinese
    found: list[Measured] = []
    print("| " + " | ".join(HEADS) + " |\n|" + " --- |" * len(HEADS), flush=True)
    for size in (*((0,) if with_example else ()), *sizes):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "site"
            if size:
                county(root, size, organisations)
            else:
                example(root)
            if with_git:
                commit(root)
            for measured in measure(
                f"{size} 页的县" if size else "示例", root, runs, stages=stages
            ):
                found.append(measured)
                report(measured)
    if out is not None:
        out.write_text(
            json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1) + "\n",
            encoding="utf-8",
            newline="\n",
        )


if __name__ == "__main__":
    main()
