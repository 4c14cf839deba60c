"""A search in a folder → what a reader's browser finds with it, and at what cost."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from msgspec import Struct
from playwright.sync_api import Browser, Page, sync_playwright

from tests import browser as machine

from . import server

DELAY, RATE = 0.15, 1_600_000 / 8
"""A slow telephone: 150 ms for each answer, 1.6 Mbit a second for all."""


class Search(Struct, frozen=True):
    """A folder to be served, the page on which a reader asks, and how the page asks.

    `ask` is a function in JavaScript: of a query, to the addresses of the first ten pages.
    """

    name: str
    folder: Path
    start: str
    ask: str


class Cost(NamedTuple):
    """What the line carried, and the time until the first ten results could show."""

    kilobytes: float
    requests: int
    milliseconds: float


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=machine.find(), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@contextmanager
def _opened(browser: Browser, search: Search, line: server.Line) -> Iterator[Page]:
    """The page of a reader who has never been there; nothing of the search is loaded."""
    with server.serving(search.folder, line) as base:
        page = browser.new_page()
        page.goto(f"{base}/{search.start}")
        page.wait_for_load_state("networkidle")
        yield page
        page.close()


def answers(browser: Browser, search: Search, texts: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The addresses that a search gives for each query, the best first, over a fast line."""
    with _opened(browser, search, server.Line(0, float("inf"))) as page:
        return {text: tuple(map(address, page.evaluate(search.ask, text))) for text in texts}


def address(url: str) -> str:
    """The address in the site, as documents tell it."""
    path = unquote(url).split("#")[0].removeprefix("/")
    return f"{path}index.html" if path.endswith("/") or not path else path


def visit(browser: Browser, search: Search, texts: Sequence[str]) -> tuple[Cost, ...]:
    """The costs of the queries of one reader over a slow line, one after the other."""
    line = server.Line(DELAY, RATE)
    with _opened(browser, search, line) as page:
        return tuple(_query(page, line, search.ask, text) for text in texts)


def _query(page: Page, line: server.Line, ask: str, text: str) -> Cost:
    line.requests.clear()
    timed = f"async (text) => {{ const began = performance.now(); await ({ask})(text); return performance.now() - began; }}"
    milliseconds = page.evaluate(timed, text)
    time.sleep(0.05)
    size = sum(one for _, one in line.requests)
    return Cost(size / 1024, len(line.requests), milliseconds)
