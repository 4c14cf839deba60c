"""Prints how long the browser is busy with pages that have just opened, and how often it styles them."""

import statistics
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from math import inf
from pathlib import Path
from typing import Any

import click
from msgspec import Struct
from playwright.sync_api import Browser, CDPSession, Page, ViewportSize
from queries import programs, reader, server

PAGES = {
    "首页": "index.html",
    "公示一览": "notices/index.html",
    "公示": "notices/2025-10-heyuan-houxuan-gengzheng.html",
    "组织机构一览": "organisations/index.html",
    "一个组织": "organisations/qinghe-zhen.html",
    "会议日历": "meetings/index.html",
    "示范点": "showcases/index.html",
}
"""The kinds of pages, of the example."""

PHONE: ViewportSize = {"width": 412, "height": 823}
LONG = 25.0
"""Milliseconds after which a task delays the answer to a tap on a phone of half the speed."""

MANY = 100
"""Elements from which a pass over the styles counts as one over the page."""

SETTLED = 1500
"""Milliseconds until a page that nobody touches is done."""

_TRACE = "devtools.timeline,toplevel,loading,disabled-by-default-devtools.timeline"
_TOLD = ("主线程忙，毫秒", f"其中每段超过 {LONG:g} 毫秒的部分", "最长的一段", "整页算样式，次")


class Opened(Struct, frozen=True):
    """Milliseconds after the first text has shown: all, beyond what is short, the longest; passes."""

    busy: float
    blocked: float
    longest: float
    passes: float


@click.command()
@click.argument("sites", nargs=-1, type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--runs", default=7, show_default=True, help="各打开几次，轮流进行，取中位数。")
def main(sites: tuple[Path, ...], runs: int) -> None:
    """打开各种网页，列出首次显示以后主线程忙多久；给出几个网站的文件夹就比较，不给就用示例。"""  # noqa: D400 - the help, in Chinese
    with ExitStack() as stack:
        folders = sites or (_example(stack),)
        hosts = [stack.enter_context(server.serving(one, server.Line(0, inf))) for one in folders]
        browser = stack.enter_context(reader.chromium())
        print(f"| 网页 | 网站 | {' | '.join(_TOLD)} |\n|{' --- |' * (len(_TOLD) + 2)}")
        for title, page in PAGES.items():
            found: Mapping[str, list[Opened]] = {host: [] for host in hosts}
            for _ in range(runs):
                for host, group in found.items():
                    group.append(_open(browser, f"{host}/{page}"))
            for folder, group in zip(folders, found.values(), strict=True):
                middle = [statistics.median(column) for column in _columns(group)]
                print(f"| {title} | {folder.name} | {' | '.join(f'{one:.0f}' for one in middle)} |")


def _example(stack: ExitStack) -> Path:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "site"
    programs.run("-m", "generator", "build", "--output", folder)
    return folder


def _columns(group: Sequence[Opened]) -> Iterator[list[float]]:
    for name in Opened.__struct_fields__:
        yield [getattr(one, name) for one in group]


def _open(browser: Browser, address: str) -> Opened:
    context = browser.new_context(viewport=PHONE, device_scale_factor=1.75, is_mobile=True)
    page = context.new_page()
    line = context.new_cdp_session(page)
    told: list[dict[str, Any]] = []
    line.on("Tracing.dataCollected", lambda part: told.extend(part["value"]))
    line.send("Tracing.start", {"categories": _TRACE, "transferMode": "ReportEvents"})
    page.goto(address)
    page.wait_for_timeout(SETTLED)
    _end(page, line)
    context.close()
    return _read(told)


def _end(page: Page, line: CDPSession) -> None:
    ended: dict[str, object] = {}
    line.on("Tracing.tracingComplete", lambda told: ended.update(told=told))
    line.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(50)


def _read(told: Sequence[Mapping[str, Any]]) -> Opened:
    """What a trace tells of the thread that styles the page, from the first text on."""
    styled = [one for one in told if one["name"] == "UpdateLayoutTree" and one.get("ph") == "X"]
    ((thread, _),) = Counter((one["pid"], one["tid"]) for one in styled).most_common(1)
    shown = min(one["ts"] for one in told if one["name"] == "firstContentfulPaint")
    tasks = [
        one["dur"] / 1000
        for one in told
        if one["name"] == "RunTask"
        and one.get("ph") == "X"
        and (one["pid"], one["tid"]) == thread
        and one["ts"] + one["dur"] > shown
    ]
    passes = sum(one["args"].get("elementCount", 0) > MANY for one in styled)
    return Opened(sum(tasks), sum(max(0.0, one - LONG) for one in tasks), max(tasks), passes)


if __name__ == "__main__":
    main()
