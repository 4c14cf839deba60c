"""The search box and the page of results in a real browser: keys, input methods, addresses, faults."""

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 1440)
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
WATCH = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", function (event) {
      window.violations.push(event.violatedDirective + " " + event.blockedURI);
    });
"""

HELD = """
    // An engine that answers when the test tells it to, in the order that the test chooses.
    window.asked = [];
    window.Worker = class {
      postMessage(query) { window.asked.push({ worker: this, query: query }); }
      terminate() { window.ended = true; }
    };
    window.answer = function (at, total) {
      const { worker, query } = window.asked[at];
      const results = Array.from({ length: Math.min(total, 10) }, (_, number) => ({
        address: "notices/" + number + ".html", title: query.text + " <b>" + number,
        titleMarks: [[0, query.text.length]], kind: ["notices", "公示公告"], organisation: "示例支部",
        day: "2026-05-01", start: "", end: "", extract: "", marks: [],
      }));
      const answer = { query: query.text, total, tried: [], near: [], results, facets: null };
      worker.onmessage({ data: { id: query.id, answer } });
    };
"""


@pytest.fixture
def context(chrome: Browser) -> Iterator[BrowserContext]:
    """A reader at a desk, whose browser notes what the policy blocks and which faults occur."""
    context = chrome.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(WATCH)
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    yield context
    violations = [found for page in context.pages for found in page.evaluate("window.violations")]
    context.close()
    assert (violations, faults) == ([], [])


@pytest.fixture
def page(context: BrowserContext, addresses: dict[str, str]) -> Page:
    """The page of notices."""
    page = context.new_page()
    page.goto(f"{addresses['http']}/notices/index.html")
    return page


@pytest.fixture
def held(context: BrowserContext, addresses: dict[str, str]) -> Page:
    """A page whose engine waits for the test."""
    context.add_init_script(HELD)
    page = context.new_page()
    page.goto(f"{addresses['http']}/notices/index.html")
    page.keyboard.press("/")
    return page


def box(page: Page) -> Any:
    return page.get_by_role("combobox", name="搜索本站")


def options(page: Page) -> Any:
    return page.get_by_role("listbox", name="搜索结果").get_by_role("option")


def asked(page: Page) -> list[str]:
    return [str(text) for text in page.evaluate("window.asked.map((one) => one.query.text)")]


def wait_for_queries(page: Page, count: int) -> None:
    """Wait until the engine was asked so often; the policy forbids Playwright's own way to wait."""
    for _ in range(50):
        if len(asked(page)) >= count:
            break
        page.wait_for_timeout(100)
    assert len(asked(page)) == count


def type_(page: Page, text: str) -> None:
    """Type as an input method commits a word."""
    page.keyboard.insert_text(text)


# The box


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_the_box_finds_and_leads_to_a_page(
    context: BrowserContext, addresses: dict[str, str], scheme: str
) -> None:
    page = context.new_page()
    page.goto(f"{addresses[scheme]}/notices/index.html")
    box(page).click()
    type_(page, "三会一课")
    expect(options(page).first.locator("mark").first).to_have_text("三会一课")
    shown = "(mark) => getComputedStyle(mark).boxShadow"
    assert "255, 227, 161" in options(page).first.locator("mark").first.evaluate(shown)
    expect(page.locator(".dw-search__said")).to_contain_text("条结果")
    target = options(page).first.get_attribute("href")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(str(target))
    assert str(target).startswith(addresses[scheme])


def test_the_engine_is_loaded_by_who_needs_it(
    context: BrowserContext, addresses: dict[str, str]
) -> None:
    page = context.new_page()
    loaded: list[str] = []
    context.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{addresses['http']}/notices/index.html", wait_until="networkidle")
    assert [url for url in loaded if "/search/" in url] == []
    with context.expect_event("request", lambda request: request.url.endswith("engine.js")):
        box(page).hover()


@pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k"])
def test_keys_open_the_box(page: Page, keys: str) -> None:
    page.keyboard.press(keys)
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")


def test_a_slash_typed_elsewhere_stays_there(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.press("/")
    expect(box(page)).to_have_value("/")


def test_keys_choose_and_close(held: Page) -> None:
    combobox = box(held)
    expect(combobox).to_have_attribute("aria-expanded", "false")
    type_(held, "党费")
    wait_for_queries(held, 1)
    held.evaluate("window.answer(0, 12)")
    expect(combobox).to_have_attribute("aria-expanded", "true")
    assert combobox.get_attribute("aria-controls") == "dw-search-list"
    expect(held.get_by_role("status").first).to_have_text("找到 12 条结果")
    assert options(held).count() == 11

    def chosen(key: str) -> int:
        held.keyboard.press(key)
        id = combobox.get_attribute("aria-activedescendant")
        if id is None:
            return -1
        expect(held.locator(f"#{id}")).to_have_attribute("aria-selected", "true")
        assert held.locator("[role=option][aria-selected=true]").count() == 1
        return int(id.removeprefix("dw-search-"))

    keys = ("Home", "ArrowDown", "ArrowDown", "End", "ArrowDown", "ArrowUp", "Home", "ArrowLeft")
    assert [chosen(key) for key in keys] == [-1, 0, 1, 10, 0, 10, 0, -1]
    held.keyboard.press("Escape")
    expect(combobox).to_have_attribute("aria-expanded", "false")
    expect(combobox).to_be_focused()
    expect(combobox).to_have_value("党费")
    held.keyboard.press("ArrowUp")
    expect(options(held).last).to_have_text("查看全部 12 条结果")
    expect(options(held).last).to_have_attribute("aria-selected", "true")
    held.keyboard.press("Escape")
    held.keyboard.press("Escape")
    expect(combobox).to_have_value("")


def test_the_box_says_what_it_is_and_what_it_found(held: Page) -> None:
    combobox = box(held)
    expect(combobox).to_have_attribute("aria-autocomplete", "list")
    expect(combobox).to_have_attribute("aria-keyshortcuts", "/ Control+K Meta+K")
    said = held.locator(".dw-search").get_by_role("status")
    expect(said).to_contain_text("拼音")
    type_(held, "党")
    wait_for_queries(held, 1)
    held.evaluate("window.answer(0, 3)")
    expect(said).to_have_text("找到 3 条结果")
    held.keyboard.press("ArrowDown")
    type_(held, "费")
    assert combobox.get_attribute("aria-activedescendant") is None
    wait_for_queries(held, 2)
    held.evaluate("window.answer(1, 0)")
    expect(said).to_have_text("没有找到“党费”。")
    expect(combobox).to_have_attribute("aria-expanded", "false")
    expect(options(held)).to_have_count(0)
    held.get_by_role("button", name="清空").click()
    expect(combobox).to_be_focused()
    expect(combobox).to_have_value("")
    expect(said).to_contain_text("拼音")


def test_tab_leaves_and_a_click_outside_closes(held: Page) -> None:
    type_(held, "党费")
    wait_for_queries(held, 1)
    held.evaluate("window.answer(0, 3)")
    expect(options(held).first).to_be_visible()
    held.keyboard.press("Tab")  # The button that clears.
    held.keyboard.press("Tab")
    expect(options(held).first).to_be_hidden()
    assert held.evaluate("!document.activeElement.closest('.dw-search')")
    box(held).click()
    expect(options(held).first).to_be_visible()
    held.mouse.click(300, 700)
    expect(options(held).first).to_be_hidden()


def test_enter_leads_to_all_results(page: Page, addresses: dict[str, str]) -> None:
    page.keyboard.press("/")
    type_(page, "党费 收缴")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{addresses['http']}/search/index.html?q=*")
    expect(page.get_by_role("textbox", name="搜索的内容")).to_have_value("党费 收缴")


def test_nothing_is_asked_while_an_input_method_composes(held: Page) -> None:
    compose = "(type) => document.activeElement.dispatchEvent(new CompositionEvent(type))"
    typed = """(text) => {
      const input = document.activeElement;
      input.value = text;
      input.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
    }"""
    key = """(key) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown",
      { key: key, keyCode: 229, bubbles: true, cancelable: true }))"""
    held.evaluate(compose, "compositionstart")
    for text in ("d", "dang", "dang'fei"):
        held.evaluate(typed, text)
    for name in ("Enter", "ArrowDown", "Escape"):
        assert held.evaluate(key, name)
    held.wait_for_timeout(300)
    assert asked(held) == []
    expect(held.locator(".dw-search")).to_have_class("dw-search is-open")
    held.evaluate(typed, "党费")
    held.evaluate(compose, "compositionend")
    wait_for_queries(held, 1)
    assert asked(held) == ["党费"]


def test_a_late_answer_to_an_earlier_query_is_dropped(held: Page) -> None:
    for at, text in enumerate(("党", "费", "收缴"), 1):
        type_(held, text)
        wait_for_queries(held, at)
    assert asked(held) == ["党", "党费", "党费收缴"]
    held.evaluate("window.answer(2, 2)")
    held.evaluate("window.answer(0, 9)")
    held.evaluate("window.answer(1, 5)")
    assert options(held).count() == 3
    expect(held.get_by_role("status").first).to_have_text("找到 2 条结果")


def test_words_of_the_data_are_text(held: Page) -> None:
    type_(held, "<i>x</i>")
    wait_for_queries(held, 1)
    held.evaluate("window.answer(0, 1)")
    expect(options(held).first.locator(".dw-search__title")).to_have_text("<i>x</i> <b>0")
    assert options(held).first.locator("i, b").count() == 0


def test_a_failure_is_told_and_the_next_query_begins_anew(held: Page) -> None:
    type_(held, "党")
    wait_for_queries(held, 1)
    held.evaluate(
        "window.asked[0].worker.onerror(new ErrorEvent('error', { message: '404', cancelable: true }))"
    )
    expect(held.get_by_role("status").first).to_contain_text("没有载入成功")
    assert held.evaluate("window.ended")
    type_(held, "费")
    wait_for_queries(held, 2)
    assert held.evaluate("window.asked[0].worker !== window.asked[1].worker")
    held.evaluate("window.answer(1, 1)")
    expect(options(held).first).to_be_visible()


# The page of results


def results(page: Page) -> Any:
    return page.locator(".dw-results__list > li")


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_the_page_keeps_its_address_in_step(
    context: BrowserContext, addresses: dict[str, str], scheme: str
) -> None:
    page = context.new_page()
    page.goto(f"{addresses[scheme]}/search/index.html?q=党员&kind=notices")
    expect(results(page).first).to_be_visible()
    expect(page).to_have_title("“党员”的搜索结果 - 搜索 - 青禾镇党务公开")
    kind = page.get_by_role("combobox", name="栏目")
    expect(kind).to_have_value("notices")
    for badge in page.locator(".dw-results__facts > .dw-badge:first-child").all():
        assert badge.inner_text() == "公示公告"
    kind.select_option("")
    page.wait_for_url(lambda url: "kind" not in url)
    expect(page.locator(".dw-results__said")).to_contain_text("第 1 页")
    page.get_by_role("link", name="下一页").click()
    page.wait_for_url("**page=2")
    expect(page.locator(".dw-results__said")).to_contain_text("第 2 页")
    page.go_back()
    expect(page.locator(".dw-results__said")).to_contain_text("第 1 页")
    page.go_back()
    expect(kind).to_have_value("notices")
    assert page.url.endswith("kind=notices")
    page.get_by_role("button", name="清除筛选").click()
    expect(kind).to_have_value("")
    page.locator("h1").click()
    page.keyboard.press("/")
    page.keyboard.press("/")
    text = page.get_by_role("textbox", name="搜索的内容")
    expect(text).to_have_value("/")
    expect(page).to_have_title("“/”的搜索结果 - 搜索 - 青禾镇党务公开")
    page.locator("h1").click()
    page.keyboard.press("Control+k")
    expect(text).to_be_focused()
    for word in ("党", "党费"):
        text.fill(word)
        expect(page).to_have_title(f"“{word}”的搜索结果 - 搜索 - 青禾镇党务公开")
    for word in ("/", "党员"):
        page.go_back()
        expect(page).to_have_title(f"“{word}”的搜索结果 - 搜索 - 青禾镇党务公开")
        expect(text).to_have_value(word)


def test_menus_narrow_by_what_they_count(page: Page, addresses: dict[str, str]) -> None:
    page.goto(f"{addresses['http']}/search/index.html?q=党员")
    said = page.locator(".dw-results__said")
    for name in ("栏目", "党组织", "年份", "公示状态"):
        menu = page.get_by_role("combobox", name=name)
        expect(menu).to_be_visible()
        option = menu.locator("option").nth(1)
        text = str(option.text_content())
        count = text[text.rindex("（") + 1 : -1]
        menu.select_option(str(option.get_attribute("value")))
        expect(said).to_contain_text(f"找到 {count} 条结果")
        page.get_by_role("button", name="清除筛选").click()
        expect(menu).to_have_value("")


def test_organisations_stand_under_the_one_above(page: Page, addresses: dict[str, str]) -> None:
    page.goto(f"{addresses['http']}/search/index.html?q=党员")
    menu = page.get_by_role("combobox", name="党组织")
    expect(menu.locator("option").nth(2)).to_be_attached()
    depths = [
        len(text) - len(text.lstrip("\u3000"))
        for text in menu.locator("option").all_text_contents()
    ]
    assert depths[1] == 0
    assert max(depths) > 0
    assert all(after - before <= 1 for before, after in itertools.pairwise(depths))


def test_without_an_answer_the_sections_are_offered(page: Page, addresses: dict[str, str]) -> None:
    sections = page.get_by_role("region", name="按栏目查找")
    said = page.locator(".dw-results__said")
    page.goto(f"{addresses['http']}/search/index.html?q=党员")
    expect(results(page).first).to_be_visible()
    expect(sections).to_be_hidden()
    page.goto(f"{addresses['http']}/search/index.html?q=龘靐齉")
    expect(said).to_contain_text("没有找到“龘靐齉”")
    expect(sections).to_be_visible()
    page.goto(f"{addresses['http']}/search/index.html?q=党员&year=1921")
    expect(said).to_have_text("在所选范围里没有找到“党员”，可以清除筛选再看。")
    page.goto(f"{addresses['http']}/search/index.html")
    expect(said).to_contain_text("输入")
    expect(sections).to_be_visible()


def test_a_page_beyond_the_last_shows_the_last(page: Page, addresses: dict[str, str]) -> None:
    page.goto(f"{addresses['http']}/search/index.html?q=党费&page=999")
    expect(results(page).first).to_be_visible()
    assert "page=999" not in page.url


def test_a_failure_of_the_engine_is_told(
    context: BrowserContext, addresses: dict[str, str]
) -> None:
    page = context.new_page()
    context.route("**/search/*/*.js", lambda route: route.fulfill(status=503))
    page.goto(f"{addresses['http']}/search/index.html?q=党员")
    expect(page.locator(".dw-results__said")).to_contain_text("没有载入成功")
    expect(page.get_by_role("region", name="按栏目查找")).to_be_visible()
    context.unroute("**/search/*/*.js")
    page.get_by_role("button", name="搜索", exact=True).click()
    expect(results(page).first).to_be_visible()


def test_without_scripts_the_form_leads_to_the_sections(
    chrome: Browser, addresses: dict[str, str]
) -> None:
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{addresses['http']}/notices/index.html")
    page.get_by_role("textbox", name="搜索本站").fill("党费")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{addresses['http']}/search/index.html?q=%E5%85%9A%E8%B4%B9")
    links = page.get_by_role("region", name="按栏目查找").get_by_role("link")
    assert links.count() > 5
    assert page.locator(".dw-results__form").is_hidden()
    links.nth(2).click()
    page.wait_for_url(lambda url: "/search/" not in url)
    context.close()


# Narrow screens, names and roles

CUT = """(menu) => {
  const style = getComputedStyle(menu), pen = document.createElement("canvas").getContext("2d");
  pen.font = [style.fontWeight, style.fontSize, style.fontFamily].join(" ");
  const arrow = 20;
  return pen.measureText(menu.selectedOptions[0].text).width + arrow
    + parseFloat(style.paddingLeft) + parseFloat(style.paddingRight) - menu.clientWidth;
}"""


@pytest.mark.parametrize("width", WIDTHS)
def test_everything_fits_the_screen(page: Page, addresses: dict[str, str], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.keyboard.press("/")
    type_(page, "关于发展党员的公示")
    expect(options(page).first).to_be_visible()
    assert page.evaluate(WIDER) <= 0
    panel = page.locator(".dw-search__panel").bounding_box()
    assert panel
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= width
    if width < 960:
        assert panel["width"] == width
    page.goto(f"{addresses['http']}/search/index.html?q=党员")
    expect(results(page).first).to_be_visible()
    assert page.evaluate(WIDER) <= 0


def test_on_a_phone_the_box_is_a_page_of_its_own(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 700})
    opener = page.get_by_role("link", name="搜索", exact=True)
    opener.click()
    expect(box(page)).to_be_focused()
    box_ = page.locator(".dw-search").bounding_box()
    assert box_ == {"x": 0, "y": 0, "width": 390, "height": 700}
    type_(page, "党费")
    expect(options(page).first).to_be_visible()
    for target in (*page.locator(".dw-search__button:visible").all(), *options(page).all()):
        size = target.bounding_box()
        assert size
        assert min(size["width"], size["height"]) >= 44
    page.get_by_role("button", name="关闭搜索").click()
    expect(options(page).first).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()


def test_a_menu_shows_what_is_chosen_on_the_narrowest_screen(
    page: Page, addresses: dict[str, str]
) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{addresses['http']}/search/index.html?q=党员&kind=notices&year=2026")
    expect(page.locator("select.is-set")).to_have_count(2)
    for menu in page.locator("select.is-set").all():
        assert menu.evaluate(CUT) <= 0


NAMELESS = """() => [...document.querySelectorAll(
    ".dw-search :is(input, button, a, [role]), .dw-search-open, .dw-results :is(input, button, select, a, nav, form)"
)].filter((element) => !(element.getAttribute("aria-label") || element.labels?.length
    || element.textContent.trim() || element.getAttribute("role") === "status"))
.map((element) => element.outerHTML)"""

BROKEN = """() => [...document.querySelectorAll(".dw-search *, .dw-results *, .dw-sections")]
  .flatMap((element) => ["aria-controls", "aria-activedescendant", "aria-labelledby"]
    .map((name) => element.getAttribute(name)))
  .filter((id) => id && !document.getElementById(id))"""

TWICE = """() => [...document.querySelectorAll(".dw-search [id], .dw-results [id], .dw-sections [id]")]
  .map((element) => element.id)
  .filter((id) => document.querySelectorAll("#" + CSS.escape(id)).length > 1)"""


def test_everything_has_a_name_and_what_it_points_at(page: Page, addresses: dict[str, str]) -> None:
    page.keyboard.press("/")
    type_(page, "党费")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    for check in (NAMELESS, BROKEN, TWICE):
        assert page.evaluate(check) == []
    page.goto(f"{addresses['http']}/search/index.html?q=党员")
    expect(results(page).first).to_be_visible()
    for check in (NAMELESS, BROKEN, TWICE):
        assert page.evaluate(check) == []


def test_paper_shows_results_without_controls(page: Page, addresses: dict[str, str]) -> None:
    page.goto(f"{addresses['http']}/search/index.html?q=党员")
    expect(results(page).first).to_be_visible()
    page.emulate_media(media="print")
    for name in (".dw-search", ".dw-results__filters", ".dw-results .dw-pages"):
        expect(page.locator(name)).to_be_hidden()
    expect(results(page).first).to_be_visible()
