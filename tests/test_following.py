"""What of the frame follows the reader down a page, and what it is made without."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import cases, repository, sites, small
from tests.waiting import until

LONG = "guide/codes.html"
"""A page whose list of contents is higher than a screen."""

SCRIPTS = "assets/javascripts/"

CURRENT = ".md-sidebar--primary a.md-nav__link--active"

IN_SIGHT = """link => {
  const box = link.closest(".md-sidebar__scrollwrap").getBoundingClientRect();
  const own = link.getBoundingClientRect();
  const title = link.closest(".md-nav--secondary")?.querySelector(":scope > .md-nav__title");
  const top = title ? title.getBoundingClientRect().bottom : box.top;
  return own.height > 0 && own.top >= top && own.bottom <= box.bottom;
}"""


@pytest.fixture
def root(addresses: dict[str, str]) -> str:
    """The root of the site on a server."""
    return addresses["http"]


@pytest.fixture
def page(chrome: Browser) -> Iterator[Page]:
    """A page on the screen of a desk, where scrolling takes no time."""
    context = chrome.new_context(viewport={"width": 1440, "height": 700}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def scroll(page: Page, y: int) -> None:
    """Bring a page to a height in pixels, and wait until what follows has followed."""
    page.evaluate("y => scrollTo(0, y)", y)
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )


def open_menu(page: Page, address: str) -> None:
    """Open the menu of a page on a phone."""
    page.set_viewport_size({"width": 390, "height": 700})
    page.goto(address)
    page.get_by_role("button", name="栏目菜单").click()
    assert page.locator("#__drawer").is_checked()


@pytest.mark.browser
def test_the_header_says_which_page_it_is_once_its_heading_is_gone(page: Page, root: str) -> None:
    page.goto(f"{root}/{LONG}")
    named = page.locator(".md-header__title--active")
    expect(named).to_have_count(0)
    scroll(page, 600)
    expect(named).to_contain_text("检查规则一览")
    scroll(page, 0)
    expect(named).to_have_count(0)


@pytest.mark.browser
@pytest.mark.parametrize("width", [1000, 1440, 2400], ids=str)
def test_the_contents_mark_what_is_read_and_keep_it_in_sight(
    page: Page, root: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{root}/{LONG}")
    here = page.locator(".md-sidebar--secondary .md-nav__link--active")
    expect(here).to_have_count(0)
    targets = page.locator(".md-sidebar--secondary a[href^='#']")
    for number in (3, targets.count() // 2, 5, targets.count() - 1):
        link = targets.nth(number)
        link.evaluate("link => document.getElementById(link.hash.slice(1)).scrollIntoView()")
        expect(here).to_have_count(1)
        expect(here).to_have_attribute("href", link.get_attribute("href") or "")
        assert here.evaluate(IN_SIGHT)
        passed = page.locator(".md-sidebar--secondary .md-nav__link--passed")
        expect(passed).to_have_count(number)


@pytest.mark.browser
def test_an_address_with_a_place_in_it_opens_there(page: Page, root: str) -> None:
    page.goto(f"{root}/{LONG}")
    link = page.locator(".md-sidebar--secondary a[href^='#']").nth(20)
    place = link.get_attribute("href")
    page.goto("about:blank")
    page.goto(f"{root}/{LONG}{place}")
    here = page.locator(".md-sidebar--secondary .md-nav__link--active")
    expect(here).to_have_attribute("href", place or "")


@pytest.mark.browser
def test_a_page_loaded_again_further_down_knows_where_it_is(page: Page, root: str) -> None:
    page.goto(f"{root}/{LONG}")
    scroll(page, 3000)
    page.reload()
    until(page, "scrollY > 0")
    expect(page.locator(".md-header__title--active")).to_have_count(1)
    expect(page.locator(".md-sidebar--secondary .md-nav__link--active")).to_have_count(1)


@pytest.mark.browser
def test_what_is_folded_is_printed_and_folded_again(page: Page, root: str) -> None:
    page.goto(f"{root}/duties/community/mediation.html")
    folded = page.locator("article details:not([open])")
    number = folded.count()
    assert number
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(folded).to_have_count(number)


@pytest.mark.browser
def test_a_button_leads_back_up_to_whoever_turns_back(page: Page, root: str) -> None:
    page.goto(f"{root}/{LONG}")
    up = page.get_by_role("button", name="回到页面顶部")
    expect(up).to_be_hidden()
    scroll(page, 3000)
    expect(up).to_be_hidden()
    scroll(page, 2900)
    expect(up).to_be_visible()
    up.click()
    until(page, "scrollY === 0")
    expect(up).to_be_hidden()
    scroll(page, 3000)
    scroll(page, 2900)
    up.focus()
    page.keyboard.press("Enter")
    until(page, "scrollY === 0")
    assert page.evaluate("document.activeElement.matches('.md-header a')")


@pytest.mark.browser
def test_a_menu_longer_than_the_screen_shows_the_page_that_is_open(page: Page, root: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 180})
    page.goto(f"{root}/statistics/index.html")
    expect(page.locator(CURRENT)).to_have_text("党务统计")
    until(page, f"({IN_SIGHT})(document.querySelector('{CURRENT}'))")
    assert page.locator(".md-sidebar--primary .md-sidebar__scrollwrap").evaluate(
        "one => one.scrollTop"
    )


@pytest.mark.browser
def test_a_link_to_a_place_on_the_same_page_closes_the_menu(page: Page, root: str) -> None:
    open_menu(page, f"{root}/duties/posts.html")
    link = page.locator(".md-sidebar--primary a[href^='#']").first
    link.evaluate("link => link.click()")
    until(page, "!document.getElementById('__drawer').checked")


@pytest.mark.browser
def test_an_open_menu_closes_where_the_screen_becomes_wide(page: Page, root: str) -> None:
    open_menu(page, f"{root}/index.html")
    page.set_viewport_size({"width": 1440, "height": 700})
    until(page, "!document.getElementById('__drawer').checked")


@pytest.mark.slow
def test_the_scripts_of_the_theme_come_with_its_search_alone(tmp_path: Path) -> None:
    root = small.site(tmp_path / "root")
    config = root / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("- dangwu\n", "- search\n  - dangwu\n"), "utf-8"
    )
    done = sites.run("build", "-C", root, "--today", cases.TODAY.isoformat())
    assert done.exit_code == 0, done.output
    (name,) = [path.name for path in (root / "site" / SCRIPTS).glob("bundle.*.js")]
    assert f"{SCRIPTS}{name}" in (root / "site/index.html").read_text("utf-8")
    assert [*(root / "site" / SCRIPTS / "workers").glob("search.*.js")]


def test_every_script_of_a_page_is_ours(published: Path) -> None:
    text = (published / LONG).read_text("utf-8")
    named = re.findall(r'<script src="\.\./([^"]*)"', text)
    assert named
    ours = {path.name for path in (repository.ROOT / "theme_overrides" / SCRIPTS).iterdir()}
    assert {Path(name).name for name in named} <= ours
    assert {path.name for path in (published / SCRIPTS).rglob("*.js")} == ours
