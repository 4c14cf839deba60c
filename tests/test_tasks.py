"""What a new reader comes for is found on a phone in at most three clicks or one search each."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import repository

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CLICKS = 3


class Reader:
    """A new reader with a phone, who has this many clicks left."""

    def __init__(self, page: Page) -> None:
        """Stand on the home page."""
        self.page, self.left = page, CLICKS

    def click(self, words: str) -> None:
        """Follow a link in the text of the page."""
        assert self.left > 0
        self.left -= 1
        self.page.locator("main").get_by_role("link", name=words, exact=True).first.click()
        self.page.wait_for_load_state()


@pytest.fixture
def reader(chrome: Browser, addresses: dict[str, str]) -> Iterator[Reader]:
    page = chrome.new_page(viewport={"width": 390, "height": 844})
    page.clock.set_fixed_time(f"{repository.TODAY}T04:00:00Z")
    page.goto(f"{addresses['http']}/index.html")
    yield Reader(page)
    page.close()


def test_which_notices_may_be_objected_to_today(reader: Reader) -> None:
    open_now = reader.page.locator("#open ~ .dw-list").first.locator("li")
    expect(open_now.first).to_contain_text("还剩")
    reader.click(open_now.first.get_by_role("link").inner_text())
    expect(reader.page.locator("main")).to_contain_text("电话")


def test_when_a_branch_elects_again(reader: Reader) -> None:
    reader.click("找支部")
    reader.click("麦垄村党支部")
    expect(reader.page.locator("main")).to_contain_text("至2030年11月13日")


@pytest.mark.parametrize(
    ("asked", "found", "told"),
    [
        ("谁负责党费收缴", "领导班子分工", "党费收缴"),
        ("哪些公示今天还能提意见", "征求意见", "征求意见"),
        ("麦垄村党支部什么时候换届", "麦垄村支部委员会", "至2030年11月13日"),
    ],
)
def test_one_search_finds_it_too(
    chrome: Browser, addresses: dict[str, str], asked: str, found: str, told: str
) -> None:
    page = chrome.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{addresses['http']}/index.html")
    page.get_by_role("link", name="搜索", exact=True).click()
    page.locator(".dw-search__input").fill(asked)
    page.keyboard.press("Enter")
    first = page.locator(".dw-results a").filter(has_text=found).first
    expect(first).to_be_visible()
    first.click()
    expect(page.locator("main")).to_contain_text(told)
    page.close()
