"""Prints how long whole commands take on the example, from the shell's point of view."""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping

import click
from msgspec import Struct
from queries import programs

from generator import said

TODAY = "2026-11-22"
PROGRAM = ("-m", "generator")

COMMANDS: Mapping[str, tuple[str, ...]] = {
    "python -c pass": ("-c", "pass"),
    "dangwu --help": (*PROGRAM, "--help"),
    "dangwu check --help": (*PROGRAM, "check", "--help"),
    "dangwu check": (*PROGRAM, "check", "--today", TODAY),
    "dangwu check，没有改动": (*PROGRAM, "check", "--today", TODAY),
    "dangwu todo": (*PROGRAM, "todo", "--today", TODAY),
    "dangwu rules": (*PROGRAM, "rules", "--today", TODAY),
    "dangwu scan README.md": (*PROGRAM, "scan", "README.md"),
}
"""What is measured, the empty program first: it is what no command can do without."""


class Taken(Struct, frozen=True):
    """Seconds that one run took: on the clock, and of the processor."""

    wall: float
    processor: float


@click.command()
@click.option("--runs", default=10, show_default=True, help="各测几次，轮流进行，取中位数。")
def main(runs: int) -> None:
    """列出几条命令从开始到结束各用多少秒；第一轮不计，缓存和字节码那时已经写好。"""  # noqa: D400 - the help, in Chinese
    rounds = [_round() for _ in range(runs + 1)][1:]
    empty = [taken["python -c pass"].processor for taken in rounds]
    print("| 命令 | 时钟，秒 | 处理器，秒 | 处理器，不算 Python 自己，秒 |\n|" + " --- |" * 4)
    for name in COMMANDS:
        wall = statistics.median(taken[name].wall for taken in rounds)
        processor = [taken[name].processor for taken in rounds]
        own = statistics.median(
            one - nothing for one, nothing in zip(processor, empty, strict=True)
        )
        print(f"| `{name}` | {wall:.3f} | {statistics.median(processor):.3f} | {own:.3f} |")


def _round() -> dict[str, Taken]:
    # What has been said of the same data would be said again.
    shutil.rmtree(programs.CHECKOUT / ".cache" / said.FOLDER, ignore_errors=True)
    return {name: _run(given) for name, given in COMMANDS.items()}


def _run(arguments: tuple[str, ...]) -> Taken:
    before, started = os.times(), time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=programs.CHECKOUT,
        # Who installs the program has its bytecode.
        env={key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"},
        capture_output=True,
        check=False,
    )
    wall, after = time.perf_counter() - started, os.times()
    if done.returncode not in (0, 1):
        raise click.ClickException(done.stderr.decode())
    used = after.children_user + after.children_system
    return Taken(wall, used - before.children_user - before.children_system)


if __name__ == "__main__":
    main()
