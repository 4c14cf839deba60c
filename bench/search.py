"""Prints how well the search of invented counties finds, and what a query costs on a slow line."""

import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click
from playwright.sync_api import Browser, Page, sync_playwright
from queries import make, score, server

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from generator.pipeline import documents  # noqa: E402
from generator.search.document import Document  # noqa: E402
from generator.search.runtime import Engine  # noqa: E402
from generator.workspace import Workspace  # noqa: E402
from tests import browser as machine  # noqa: E402

TODAY = "2026-11-22"
"""The day of the counties."""

DELAY, RATE = 0.15, 1_600_000 / 8
"""A slow telephone: 150 ms for each answer, 1.6 Mbit a second for all."""


@click.command()
@click.option(
    "--pages", multiple=True, default=(1000,), show_default=True, help="县的网页数，可写几次。"
)
@click.option("--each", default=20, show_default=True, help="每类多少条查询。")
@click.option("--seed", default=1, show_default=True, help="另选一组查询。")
@click.option("--visits", default=20, show_default=True, help="在真实浏览器里测多少次首次查询。")
def main(pages: Sequence[int], each: int, seed: int, visits: int) -> None:
    """按类别列出前十条的查全、查准，以及慢速网络上的流量、请求数和时间。"""  # noqa: D400 - the help, in Chinese
    for count in pages:
        with TemporaryDirectory() as folder:
            _county(Path(folder) / "county", count, each, seed, visits)


def _county(root: Path, pages: int, each: int, seed: int, visits: int) -> None:
    _run("bench/make_county.py", str(root), "--pages", str(pages))
    _run("-m", "generator", "build", "-C", str(root), "--today", TODAY)
    outcome = Workspace(root, date.fromisoformat(TODAY)).run()
    found = tuple(documents.documents(outcome, {}))
    queries = tuple(make.make(found, each, seed))
    print(f"\n## {len(found)} 页\n")
    _quality(root / "site" / "search", found, queries)
    if visits:
        _cost(root / "site", [one.text for one in queries], visits)


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], cwd=CHECKOUT, check=True, capture_output=True)


def _quality(folder: Path, found: Sequence[Document], queries: Sequence[make.Query]) -> None:
    number = {document.address: at for at, document in enumerate(found)}
    with Engine(folder) as engine:
        scores = score.score(
            queries,
            lambda text: [number.get(one["address"], -1) for one in engine.search(text)["results"]],
        )
    print("| 类别 | 条数 | 查全@10 | 查准@10 | 成功@10 |\n| --- | --- | --- | --- | --- |")
    for sort, one in scores.items():
        shares = (one.recall / one.count, one.precision / one.count, one.success / one.count)
        print(f"| {sort} | {one.count} | {' | '.join(f'{share:.3f}' for share in shares)} |")


def _cost(site: Path, texts: Sequence[str], visits: int) -> None:
    step = max(1, len(texts) // visits)
    chosen = texts[::step][:visits]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=machine.find(), args=["--no-sandbox", "--disable-gpu"]
        )
        costs = [
            _visit(browser, site, text, texts[at * step - 1]) for at, text in enumerate(chosen)
        ]
        browser.close()
    print("\n| 查询 | KB 中位 | KB 最大 | 请求中位 | 请求最多 | 毫秒中位 | 毫秒最大 |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name, at in (("首次", 0), ("第二次", 1)):
        rows = [cost[at] for cost in costs]
        told = [
            f"{pick(row[k] for row in rows):.{d}f}"
            for k, d in ((0, 1), (1, 0), (2, 0))
            for pick in (median, max)
        ]
        print(f"| {name} | {' | '.join(told)} |")


Cost = tuple[float, int, float]
"""Kilobytes, requests, milliseconds until the first result shows."""


def _visit(browser: Browser, site: Path, first: str, second: str) -> tuple[Cost, Cost]:
    """The cost of the first query of a reader and of the next one."""
    line = server.Line(DELAY, RATE)
    with server.serving(site, line) as address:
        page = browser.new_page()
        page.goto(f"{address}/404.html")
        page.wait_for_load_state("networkidle")
        costs = [_query(page, line, text) for text in (first, second)]
        page.close()
    return costs[0], costs[1]


_ASK = """async (text) => {
  const began = performance.now();
  window.asking = window.asking || new Worker(document.querySelector(".dw-search").action.replace(/[^/]*$/, "engine.js"));
  const answer = await new Promise((resolve) => {
    window.asking.onmessage = (event) => resolve(event.data);
    window.asking.postMessage({ id: 1, text, options: {} });
  });
  return [performance.now() - began, answer.answer ? answer.answer.total : -1];
}"""


def _query(page: Page, line: server.Line, text: str) -> Cost:
    line.requests.clear()
    milliseconds, _ = page.evaluate(_ASK, text)
    time.sleep(0.05)
    size = sum(one for _, one in line.requests)
    return size / 1024, len(line.requests), milliseconds


if __name__ == "__main__":
    main()
