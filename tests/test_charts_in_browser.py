"""Charts in a real browser: zoom, pan, keys, full screen, download and paper; whole without script."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.waiting import until

pytestmark = pytest.mark.browser

INDEX = "organisations/index.html"
WIDE = {"width": 1440, "height": 900}
PLACE = "region => [region.scrollLeft, region.scrollTop]"


@pytest.fixture(params=["http", "file"])
def page(
    chrome: Browser, addresses: dict[str, str], request: pytest.FixtureRequest
) -> Iterator[Page]:
    """The chart of all organisations on a dark screen, from a server and from disk."""
    context = chrome.new_context(viewport=WIDE, color_scheme="dark")
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(f"{addresses[request.param]}/{INDEX}")
    page.evaluate("window.print = () => { window.printed = true; }")
    region(page).scroll_into_view_if_needed()
    yield page
    context.close()


def region(page: Page) -> Locator:
    return page.locator(".dw-chart--live")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def width(page: Page) -> float:
    box = region(page).locator("svg").bounding_box()
    assert box
    return box["width"]


def enlarged(page: Page) -> list[int]:
    """Zoom in until the chart is larger than its region; where it is scrolled to."""
    for _ in range(6):
        press(page, "放大")
    return place(page)


def place(page: Page) -> list[int]:
    found: list[int] = region(page).evaluate(PLACE)
    return found


def test_the_version_for_the_elderly_shows_the_whole_height_and_can_fit_it(page: Page) -> None:
    before = width(page)
    page.get_by_role("button", name="长者版").click()
    assert width(page) == pytest.approx(2 * before, abs=1)
    cut = "region => region.scrollHeight - region.clientHeight"
    until(page, f"({cut})(document.querySelector('.dw-chart--live')) <= 0")
    press(page, "适应")
    assert region(page).evaluate("one => one.scrollWidth - one.clientWidth") <= 0
    assert region(page).evaluate(cut) <= 0
    page.get_by_role("button", name="标准版").click()
    press(page, "适应")
    assert width(page) == pytest.approx(before, abs=1)


def drag(page: Page, across: int, down: int) -> None:
    """Drag the chart with the mouse by its middle."""
    box = region(page).bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + 100
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + across, y + down, steps=4)
    page.mouse.up()


def test_buttons_and_keys_change_the_scale(page: Page) -> None:
    before = width(page)
    press(page, "放大")
    assert width(page) == pytest.approx(before * 1.25, rel=0.01)
    expect(page.locator(".dw-view__scale")).to_have_text("125%")
    press(page, "缩小")
    assert width(page) == pytest.approx(before, rel=0.01)
    region(page).focus()
    page.keyboard.press("+")
    assert width(page) == pytest.approx(before * 1.25, rel=0.01)
    page.keyboard.press("-")
    page.keyboard.press("-")
    assert width(page) == pytest.approx(before / 1.25, rel=0.01)
    page.keyboard.press("0")
    assert width(page) == pytest.approx(before, rel=0.01)
    for _ in range(20):
        page.keyboard.press("+")
    assert width(page) == pytest.approx(before * 4, rel=0.01)
    expect(page.get_by_role("button", name="放大", exact=True)).to_be_disabled()
    press(page, "适应")
    assert width(page) == pytest.approx(before, rel=0.01)


def test_what_grows_pushes_nothing_down(page: Page) -> None:
    before = region(page).bounding_box()
    enlarged(page)
    after = region(page).bounding_box()
    assert before
    assert after
    assert after["height"] <= before["height"] + 1


def test_a_drag_pans_and_follows_no_link(page: Page) -> None:
    start = enlarged(page)
    address = page.url
    drag(page, -120, -60)
    assert place(page) == pytest.approx([start[0] + 120, start[1] + 60], abs=2)
    link = region(page).locator("a").first
    link.scroll_into_view_if_needed()
    box = link.bounding_box()
    assert box
    page.mouse.move(box["x"] + 10, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 20, steps=4)
    page.mouse.up()
    assert page.url == address


def test_a_click_on_a_box_opens_its_page(page: Page) -> None:
    press(page, "放大")
    drag(page, -30, 0)
    region(page).locator("a", has_text="麦垄村党支部").click()
    page.wait_for_url("**/mailong-cun.html")


def test_arrows_scroll_the_chart_and_the_wheel_the_page(page: Page) -> None:
    start = enlarged(page)
    region(page).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert place(page) == [start[0] + 60, start[1] + 60]
    region(page).hover()
    scrolled = page.evaluate("scrollY")
    page.mouse.wheel(0, 80)
    until(page, "before => scrollY !== before", arg=scrolled)
    assert place(page) == [start[0] + 60, start[1] + 60]
    before = width(page)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -50)
    page.keyboard.up("Control")
    until(
        page,
        "before => document.querySelector('.dw-chart--live svg').clientWidth > before",
        arg=before,
    )


def test_two_fingers_zoom(chrome: Browser, addresses: dict[str, str]) -> None:
    context = chrome.new_context(viewport={"width": 1000, "height": 900}, has_touch=True)
    page = context.new_page()
    page.goto(f"{addresses['http']}/{INDEX}")
    before = width(page)
    box = region(page).bounding_box()
    assert box
    page.evaluate(f"scrollTo(0, {box['y'] - 100})")
    client = context.new_cdp_session(page)
    for kind, apart in (("touchStart", 50), ("touchMove", 70), ("touchMove", 100), ("touchEnd", 0)):
        points = [{"x": 500 + way * apart, "y": 300, "id": way + 1} for way in (-1, 1)]
        client.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": points if apart else []}
        )
    assert width(page) == pytest.approx(before * 2, rel=0.1)
    context.close()


def test_full_screen_shows_the_whole_chart_and_goes_back(page: Page) -> None:
    before = width(page)
    press(page, "全屏")
    expect(page.locator(".dw-view.is-full")).to_be_visible()
    until(page, "document.fullscreenElement !== null")
    assert width(page) > before
    fits = "r => r.scrollWidth <= r.clientWidth && r.scrollHeight <= r.clientHeight"
    until(page, f"({fits})(document.querySelector('.dw-chart--live'))")
    press(page, "退出全屏")
    expect(page.locator(".dw-view.is-full")).to_have_count(0)
    assert width(page) == pytest.approx(before, rel=0.01)


def test_a_browser_without_full_screen_fills_its_window(page: Page) -> None:
    page.evaluate("delete Element.prototype.requestFullscreen")
    press(page, "全屏")
    expect(page.locator(".dw-view.is-full")).to_be_visible()
    region(page).focus()
    page.keyboard.press("Escape")
    expect(page.locator(".dw-view.is-full")).to_have_count(0)


def test_the_download_is_whole_in_itself(page: Page, tmp_path: Path) -> None:
    shown = region(page).locator("text").all_text_contents()
    with page.expect_download() as waiting:
        press(page, "下载")
    assert waiting.value.suggested_filename == "青禾镇党委组织结构图.svg"
    waiting.value.save_as(tmp_path / "chart.svg")
    told = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    root = ET.fromstring(told)
    assert not re.search(r"var\(|color-mix|color\(|url\(|href|class=|style=|@import", told)
    named = (name for name in re.findall(r'="(\w+:[^"]*)"', told) if "www.w3.org" not in name)
    assert list(named) == []
    texts = ["".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text")]
    assert texts[1:-2] == shown
    assert texts[0] == "青禾镇党委组织结构图"
    assert re.match(
        r"来源：青禾镇党务公开，https://dangwu.example.cn/.*，20\d\d年.*日取得", texts[-2]
    )
    assert texts[-1].startswith("示例数据")
    colours = set(re.findall(r'(?:fill|stroke)="([^"]*)"', told))
    assert "#b3001b" in colours, "the light colours on a dark screen"
    assert all(re.fullmatch(r"none|#[0-9a-f]{6}", colour) for colour in colours)
    size = [float(part) for part in root.attrib["viewBox"].split()]
    assert size[2:] == [float(root.attrib["width"]), float(root.attrib["height"])]


@pytest.mark.parametrize(("paper", "size"), [("A4", (210, 297)), ("A3", (297, 420))])
def test_a_chart_is_printed_alone_on_one_sheet(
    page: Page, paper: str, size: tuple[int, int]
) -> None:
    press(page, f"打印 {paper}")
    assert page.evaluate("window.printed")
    sheet = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(sheet) == 1
    points = sorted(side / 72 * 25.4 for side in sheet[0].get_size())
    assert points == pytest.approx(list(size), abs=1)
    said = sheet[0].get_textpage().get_text_range()
    assert "青禾镇党委组织结构图" in said
    assert "来源：青禾镇党务公开" in said
    assert "办公电话" not in said
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    whole = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(whole) > 1


def spoken(page: Page, group: str) -> Iterator[str]:
    """The names of the links in a group, in the order in which they are read aloud."""
    told = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    known = {each["nodeId"]: each for each in told}
    named = ("group", group)
    waiting = [each["nodeId"] for each in told if said(each) == named]
    while waiting:
        each = known[waiting.pop(0)]
        if said(each)[0] == "link":
            yield said(each)[1]
        waiting = [*each.get("childIds", ()), *waiting]


def said(node: dict[str, Any]) -> tuple[str, str]:
    """The role and the name of a node of the accessibility tree."""
    return node.get("role", {}).get("value", ""), node.get("name", {}).get("value", "")


def test_a_screen_reader_hears_every_box_and_keys_reach_it(page: Page) -> None:
    links = region(page).locator("a")
    names = links.evaluate_all("all => all.map(one => one.querySelector('title').textContent)")
    heard = list(spoken(page, "青禾镇党委组织结构图"))
    assert len(names) == 18
    assert heard == names
    region(page).focus()
    for name in names:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.querySelector('title').textContent") == name


def test_without_a_script_the_page_is_whole(chrome: Browser, addresses: dict[str, str]) -> None:
    context = chrome.new_context(viewport=WIDE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{addresses['file']}/{INDEX}")
    expect(page.locator(".dw-chart svg")).to_be_visible()
    expect(page.locator(".dw-view")).to_have_count(0)
    expect(page.locator(".dw-outline a").first).to_be_visible()
    context.close()


def phone(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def test_on_a_phone_the_list_stands_first_and_the_chart_is_a_touch_away(
    chrome: Browser, addresses: dict[str, str]
) -> None:
    context = chrome.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    page = phone(context, f"{addresses['http']}/{INDEX}")
    expect(region(page)).to_be_hidden()
    expect(page.locator(".dw-view__button:visible")).to_have_text(["全屏"])
    press(page, "全屏")
    expect(region(page)).to_be_visible()
    assert width(page) <= 390
    context.close()
