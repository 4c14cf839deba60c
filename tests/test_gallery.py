"""Photographs of a page: alone, side by side, on the whole screen, without script and on paper."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, expect

from generator import photos
from generator.photos import Shot
from generator.pipeline import galleries
from generator.pipeline.galleries import Pictures
from tests import test_photos
from tests.waiting import until

GALLERY = "showcases/heyuan-2025.html"
ARTICLE = "articles/2026-10-19-chongyang.html"
PHOTO = test_photos.sample(480, 960, 1600)


def test_a_linked_picture_leads_to_its_widest_file() -> None:
    found = test_photos.parsed(photos.linked(PHOTO, "../photos", '"大厅"', "100vw")).tags
    assert [tag for tag, _ in found] == ["a", "picture", "source", "img"]
    assert found[0][1] == {
        "class": "dw-photo",
        "href": "../photos/a-12345678-1600.jpg",
        "title": "查看大图",
    }
    assert found[3][1]["alt"] == '"大厅"'


def test_only_a_picture_that_is_seen_at_once_does_not_wait() -> None:
    late, first = (
        test_photos.parsed(photos.figure(Shot(PHOTO, ""), "", "题", first=first)).tags[-1][1]
        for first in (False, True)
    )
    assert (late["loading"], late["decoding"]) == ("lazy", "async")
    assert not first.keys() & {"loading", "decoding"}
    assert first["alt"] == "题"


def test_a_caption_stands_under_its_picture_as_text() -> None:
    made = photos.gallery([Shot(PHOTO, "<b>*甲*"), Shot(PHOTO, "")], "")
    assert made.count("<li><figure>") == 2
    assert made.count("<figcaption>") == 1
    assert test_photos.parsed(made).text.strip() == "<b>*甲*"


@pytest.mark.parametrize(
    ("made", "titles"),
    [
        (photos.figure(Shot(PHOTO, "甲"), "", "题"), ["查看大图"]),
        (photos.gallery([Shot(PHOTO, "甲")], ""), ["查看大图"]),
        (
            photos.gallery([Shot(PHOTO, "甲"), Shot(PHOTO, "乙")], ""),
            ["查看大图（第 1 张，共 2 张）", "查看大图（第 2 张，共 2 张）"],
        ),
    ],
)
def test_what_a_picture_shows_is_said_once_and_its_link_has_a_name(
    made: str, titles: list[str]
) -> None:
    tags = test_photos.parsed(made).tags
    assert [told["title"] for tag, told in tags if tag == "a"] == titles
    assert {told["alt"] for tag, told in tags if tag == "img"} == {""}
    assert made.count("甲") == 1


def arranged(text: str) -> str:
    """A text, in which P and Q are pictures, arranged; what comes of them by one word each."""
    pictures = Pictures("p")
    made = {name: pictures.add(PHOTO, name) for name in "PQ"}
    told: str = galleries.arrange(re.sub("[PQ]", lambda found: made[found[0]], text), pictures)
    for number, (name, html) in enumerate(made.items(), 1):
        shot, which = Shot(PHOTO, name), f"（第 {number} 张，共 2 张）"
        in_grid = photos.linked(PHOTO, "p", "", photos.IN_GRID, which=which)
        told = told.replace(photos.figure(shot, "p"), f"figure-{name.lower()}")
        told = told.replace(photos.linked(PHOTO, "p", name, photos.IN_TEXT), name.lower())
        told = told.replace(in_grid, f"grid-{name.lower()}").replace(html, name)
    return told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("甲\n\nP  \n\n乙", "甲\n\nfigure-p\n\n乙"),
        ("P", "figure-p"),
        ("甲  \nP  \n乙", "甲  \np  \n乙"),
        ("- P\n- 甲 P", "- p\n- 甲 P"),
        ("> 甲\n> P", "> 甲\n> p"),
        ("1. P\n   Q", "1. p\n   q"),
        ("甲 P 乙", "甲 P 乙"),
        ("[P](a.md)", "[P](a.md)"),
        ("[\nP\n](a.md)", "[\nP\n](a.md)"),
        ('<a href="a.html">\nP\n</a>', '<a href="a.html">\nP\n</a>'),
        ("没有  \n照片\n", "没有  \n照片\n"),
    ],
)
def test_where_a_picture_stands_says_what_it_becomes(text: str, wanted: str) -> None:
    assert arranged(text) == wanted


def test_a_paragraph_of_pictures_is_a_gallery() -> None:
    assert arranged("甲\n\nP\nQ\n\n乙").splitlines() == [
        *("甲", "", '<ul class="dw-gallery">'),
        "<li><figure>grid-p<figcaption>P</figcaption></figure></li>",
        "<li><figure>grid-q<figcaption>Q</figcaption></figure></li>",
        *("</ul>", "", "乙"),
    ]


# In the browser


@pytest.fixture(params=["http", "file"])
def page(
    chrome: Browser, addresses: dict[str, str], request: pytest.FixtureRequest
) -> Iterator[Page]:
    """A showcase with three photographs, from a server and from disk."""
    context = chrome.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(f"{addresses[request.param]}/{GALLERY}")
    yield page
    context.close()


def links(page: Page) -> Locator:
    return page.locator(".dw-gallery a.dw-photo")


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="查看照片")


def told(page: Page, place: int, caption: str) -> None:
    expect(dialog(page).get_by_role("status")).to_have_text(f"第 {place} 张，共 3 张{caption}")


CAPTIONS = ("流动书屋周末向居民开放", "社区党群服务中心的便民窗口", "党员和居民一起清理河岸")


@pytest.mark.browser
def test_a_click_opens_the_largest_that_fits_with_its_caption(page: Page) -> None:
    expect(links(page).nth(1)).to_have_accessible_name("查看大图（第 2 张，共 3 张）")
    links(page).nth(1).click()
    told(page, 2, CAPTIONS[1])
    shown = dialog(page).get_by_role("img")
    expect(shown).to_have_accessible_name(CAPTIONS[1])
    until(page, "document.querySelector('.dw-lightbox img').naturalWidth > 0")
    assert shown.evaluate("one => one.complete && one.currentSrc").endswith("-1600.webp")
    box, stage = shown.bounding_box(), page.locator(".dw-lightbox__stage").bounding_box()
    assert box
    assert stage
    assert box["height"] == pytest.approx(stage["height"], abs=1)
    assert box["width"] / box["height"] == pytest.approx(1.5, abs=0.01)


@pytest.mark.browser
def test_keys_lead_through_the_photographs_and_out(page: Page) -> None:
    first = links(page).first
    first.focus()
    scrolled = page.evaluate("scrollY")
    page.keyboard.press("Enter")
    told(page, 1, CAPTIONS[0])
    for key, place in (
        *(("ArrowRight", 2), ("End", 3), ("ArrowRight", 1), ("ArrowLeft", 3)),
        *(("Home", 1), ("s", 1)),
    ):
        page.keyboard.press(key)
        told(page, place, CAPTIONS[place - 1])
    page.locator(".dw-lightbox__told").click()
    page.keyboard.press("ArrowRight")
    told(page, 2, CAPTIONS[1])
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    expect(first).to_be_focused()
    assert page.evaluate("scrollY") == scrolled
    assert page.locator("#__search:checked").count() == 0


@pytest.mark.browser
def test_buttons_are_large_and_hold_the_focus(page: Page) -> None:
    links(page).first.click()
    names = ("上一张", "下一张", "关闭")
    buttons = {name: dialog(page).get_by_role("button", name=name) for name in names}
    for one in buttons.values():
        box = one.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
    expect(buttons["下一张"]).to_be_focused()
    for _ in range(7):
        page.keyboard.press("Tab")
        outside = "!document.querySelector('dialog').contains(document.activeElement)"
        assert not page.evaluate(f"document.activeElement !== document.body && {outside}")
    buttons["下一张"].click()
    told(page, 2, CAPTIONS[1])
    buttons["上一张"].click()
    buttons["上一张"].click()
    told(page, 3, CAPTIONS[2])
    buttons["关闭"].click()
    expect(dialog(page)).to_be_hidden()


@pytest.mark.browser
def test_the_way_back_closes_and_nothing_else(page: Page) -> None:
    address = page.url
    for _ in range(2):
        links(page).first.click()
        expect(dialog(page)).to_be_visible()
        page.go_back()
        expect(dialog(page)).to_be_hidden()
        assert page.url == address
    length = page.evaluate("history.length")
    for _ in range(3):
        links(page).first.click()
        page.keyboard.press("Escape")
    links(page).first.click()
    expect(dialog(page)).to_be_visible()
    page.wait_for_timeout(200)
    expect(dialog(page)).to_be_visible()
    assert page.evaluate("history.length") <= length
    page.go_back()
    expect(dialog(page)).to_be_hidden()


@pytest.mark.browser
def test_beside_the_photograph_a_click_closes_and_the_page_stays_where_it_is(page: Page) -> None:
    place = "document.querySelector('#photos').getBoundingClientRect().toJSON()"
    links(page).first.scroll_into_view_if_needed()
    before = page.evaluate(place)
    links(page).first.click()
    assert page.evaluate(place) == before
    dialog(page).get_by_role("img").click()
    expect(dialog(page)).to_be_visible()
    page.mouse.click(5, 300)
    expect(dialog(page)).to_be_hidden()
    assert page.evaluate(place) == before


@pytest.mark.browser
def test_a_click_that_asks_for_another_tab_is_left_alone(page: Page) -> None:
    with page.context.expect_page() as other:
        links(page).first.click(modifiers=["ControlOrMeta"])
    assert other.value.url.endswith("-1600.jpg")
    expect(dialog(page)).to_have_count(0)


@pytest.mark.browser
def test_photographs_of_a_text_open_too(page: Page) -> None:
    page.goto(page.url.replace(GALLERY, ARTICLE))
    figures = page.locator("figure.dw-figure > a.dw-photo")
    expect(figures).to_have_count(2)
    figures.nth(1).click()
    status = dialog(page).get_by_role("status")
    expect(status).to_have_text("第 2 张，共 2 张流动书屋里的阅读角")


@pytest.mark.browser
def test_neighbours_are_fetched_before_they_are_asked_for(page: Page) -> None:
    wide: set[str] = set()

    def all_fetched(request: Request) -> bool:
        if request.url.endswith("-1600.webp"):
            wide.add(request.url)
        return len(wide) == 3

    with page.expect_request(all_fetched):
        links(page).first.click()


def touched(chrome: Browser, address: str) -> tuple[BrowserContext, Page]:
    context = chrome.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(address)
    return context, page


def swipe(page: Page, across: int, down: int = 0) -> None:
    client = page.context.new_cdp_session(page)
    start = {"x": 200, "y": 300}
    client.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [start]})
    for part in range(1, 6):
        point = {"x": 200 + across * part / 5, "y": 300 + down * part / 5}
        client.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.browser
def test_a_swipe_leads_to_the_next_and_the_previous(
    chrome: Browser, addresses: dict[str, str]
) -> None:
    context, page = touched(chrome, f"{addresses['http']}/{GALLERY}")
    links(page).first.tap()
    told(page, 1, CAPTIONS[0])
    for across, down, place in ((-150, 10, 2), (-20, 0, 2), (-60, 80, 2), (150, 0, 1)):
        swipe(page, across, down)
        told(page, place, CAPTIONS[place - 1])
    context.close()


@pytest.mark.browser
def test_without_a_script_each_photograph_leads_to_its_file(
    chrome: Browser, addresses: dict[str, str]
) -> None:
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{addresses['file']}/{GALLERY}")
    links(page).nth(2).click()
    page.wait_for_url("**/assets/photos/river-cleanup-*-1600.jpg")
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 768, 1440])
@pytest.mark.parametrize("name", [GALLERY, ARTICLE])
def test_photographs_keep_their_place_and_fetch_what_they_need(
    chrome: Browser, addresses: dict[str, str], width: int, name: str
) -> None:
    boxes = "all => all.map(one => [one.clientWidth, one.clientHeight])"
    shown = []
    for blocked in (True, False):
        page = chrome.new_page(viewport={"width": width, "height": 900})
        if blocked:
            page.route("**/assets/photos/*", lambda route: route.abort())
        page.goto(f"{addresses['http']}/{name}")
        images = page.locator("a.dw-photo img")
        for image in images.all():
            image.scroll_into_view_if_needed()
        shown.append(images.evaluate_all(boxes))
        if not blocked:
            until(page, "[...document.images].every(one => one.complete)")
            needed = images.evaluate_all(
                "all => all.map(one => [one.naturalWidth, one.clientWidth, one.clientHeight])"
            )
            for natural, wide, high in needed:
                # What `sizes` says is the natural width of an image chosen by it.
                assert wide - 1 <= natural <= 1.35 * wide
                assert high <= 0.8 * 900
        page.close()
    assert shown[0] == shown[1]


@pytest.mark.browser
def test_on_paper_photographs_are_small_and_nothing_covers_them(page: Page) -> None:
    links(page).first.click()
    page.emulate_media(media="print")
    expect(dialog(page)).to_be_hidden()
    tops = links(page).evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
    assert tops[0] == tops[1] < tops[2]
    page.goto(page.url.replace(GALLERY, ARTICLE))
    for image in page.locator("a.dw-photo img").all():
        assert image.evaluate("one => one.clientHeight") <= 378, "100 mm"
