"""Prints how long a preview takes to show an edit, and whether its memory stays as it is."""

import csv
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from builders import measure
from builders.engines import TODAY

TABLE = "data/notices/notices-2026.csv"
DEADLINE = 900
"""Seconds after which a page that has not shown will not show."""


@click.command()
@click.option("--pages", default=1000, show_default=True, help="有独立网页的记录数。")
@click.option("--edits", default=20, show_default=True, help="连着改几次。")
def main(pages: int, edits: int) -> None:
    """打开一个县的预览，反复改表格里的同一格，量多久以后网页显示新内容，以及预览占用的内存。"""  # noqa: D400 - the help, in Chinese
    with TemporaryDirectory() as folder:
        county = Path(folder) / "county"
        made = Path(__file__).with_name("make_county.py")
        subprocess.run([sys.executable, made, county, "--pages", str(pages)], check=True)
        with _preview(county) as (address, process):
            began = time.perf_counter()
            page, cell = _cell(county)
            _wait(f"{address}/{page}", cell)
            print(f"打开预览 {time.perf_counter() - began:.1f} 秒")
            print("| 改动 | 秒，中位数 | 秒，最慢 | 内存，MB |\n|" + " --- |" * 4)
            taken: list[float] = []
            for number in range(1, edits + 1):
                new = f"第{number}次改动的内容"
                taken.append(_edit(county / TABLE, cell, new, f"{address}/{page}"))
                cell = new
                if number in (1, edits) or number % max(1, edits // 10) == 0:
                    told = statistics.median(taken), max(taken), measure.memory(process)
                    print(f"| {number} | " + " | ".join(f"{one:.2f}" for one in told) + " |")


@contextmanager
def _preview(county: Path) -> Iterator[tuple[str, int]]:
    """The address and the process of a preview."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{listener.getsockname()[1]}"
    command = [sys.executable, "-m", "generator", "serve", "-C", str(county), "--today", TODAY]
    with (county.parent / "log").open("wb") as log:
        process = subprocess.Popen(
            [*command, "--address", address],
            cwd=measure.CHECKOUT,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield f"http://{address}", process.pid
        finally:
            process.terminate()
            process.wait()


def _cell(county: Path) -> tuple[str, str]:
    """The page of the first notice of a table whose matter, in a cell, has one line; and that matter."""
    with (county / TABLE).open(encoding="utf-8-sig", newline="") as stream:
        matters = ((one, one["事项"]) for one in csv.DictReader(stream))
        record, matter = next(one for one in matters if one[1] and "\n" not in one[1])
    return f"notices/{record['编号']}.html", matter


def _edit(table: Path, old: str, new: str, address: str) -> float:
    """Seconds from saving a cell to the page that shows it."""
    whole = table.read_bytes().replace(old.encode(), new.encode(), 1)
    began = time.perf_counter()
    table.write_bytes(whole)
    _wait(address, new)
    return time.perf_counter() - began


def _wait(address: str, words: str) -> None:
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=DEADLINE) as answer:  # noqa: S310 - localhost
                if words in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.1)  # Every look takes time from the preview itself.
    raise click.ClickException(f"{address} 一直没有显示“{words}”。")


if __name__ == "__main__":
    main()
