"""Waiting for what a page comes to by itself."""

import time
from typing import Any

from playwright.sync_api import Page

DEADLINE = 30.0
"""Seconds after which what does not hold will not hold."""


def until(page: Page, expression: str, arg: Any = None) -> None:
    """Wait until an expression holds on a page; AssertionError when it never does.

    `wait_for_function` of Playwright evaluates its text in the page, where the policy of our pages
    blocks it from the second look on.
    """
    end = time.monotonic() + DEADLINE
    while not page.evaluate(expression, arg):
        assert time.monotonic() < end, expression
        page.wait_for_timeout(20)
