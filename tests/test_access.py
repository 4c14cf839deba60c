"""The site for everyone: no barrier that axe-core finds, keyboard, zoom, and without scripts."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests import serving
from tests.waiting import until

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
NOTICE = "notices/2026-11-jiguan-houxuan.html"

WHOLE = """async () => {
  const rules = { "target-size": { enabled: true } };
  const { violations } = await axe.run(document, { resultTypes: ["violations"], rules });
  return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 200))]);
}"""

SEEN = """async enhanced => {
  const values = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"];
  if (enhanced) values.push("color-contrast-enhanced");
  const runOnly = { type: "rule", values };
  const { violations } = await axe.run(document, { resultTypes: ["violations"], runOnly });
  return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 200))]);
}"""
"""The rules whose answer depends on what a style sheet does."""

WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

LOOK = """([scheme, elder]) => {
  document.body.setAttribute("data-md-color-scheme", scheme);
  document.documentElement.classList.toggle("dw-elder", elder);
}"""

SMALL = """() => [...document.querySelectorAll("a, button, summary, select, input:not(.md-toggle)")]
  .filter(element => element.checkVisibility({ visibilityProperty: true }) && !element.closest("svg, .md-skip"))
  .filter(element => {
    const card = getComputedStyle(element, "::after").position === "absolute";
    return !card && Math.max(...[...element.getClientRects()].map(box => box.height), 0) < 47.5;
  })
  .map(element => element.outerHTML.slice(0, 160))"""
"""What is lower than 48 pixels, but for the links of cards, which fill their card."""

OUTLINE = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter(heading => heading.checkVisibility()).map(heading => Number(heading.tagName[1]))"""


@pytest.fixture(scope="module")
def root(published: Path) -> Iterator[str]:
    """The root of the site on a server."""
    with serving.folder(published) as address:
        yield address


@pytest.fixture
def context(chrome: Browser) -> Iterator[BrowserContext]:
    """A reader who wants nothing to move."""
    context = chrome.new_context(
        viewport={"width": 1440, "height": 900}, reduced_motion="reduce", color_scheme="light"
    )
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def look(page: Page, width: int, scheme: str, *, elder: bool) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate(LOOK, [scheme, elder])


@pytest.mark.slow
def test_no_page_has_a_barrier(page: Page, root: str, samples: list[str]) -> None:
    found: list[tuple[object, ...]] = []
    for at, name in enumerate(samples):
        page.goto(f"{root}/{name}")
        page.evaluate(AXE)
        for rules, width, scheme, elder in LOOKS[at % 2]:
            look(page, width, scheme, elder=elder)
            faults = page.evaluate(rules, elder)
            found += [(name, width, scheme, elder, one) for one in faults]
    assert len(samples) > 20
    assert found[:5] == []


LOOKS = (
    (
        (WHOLE, 390, "default", False),
        (WHOLE, 1440, "slate", True),
        (SEEN, 1440, "slate", False),
    ),
    (
        (WHOLE, 1440, "default", False),
        (WHOLE, 390, "default", True),
        (SEEN, 390, "slate", False),
    ),
)
"""All rules at each width and in each version, and in the dark what a style sheet decides.

Pages take turns at what would take long, since they share their style.
"""


@pytest.mark.slow
def test_every_page_reflows_and_has_its_parts(page: Page, root: str, samples: list[str]) -> None:
    faults: list[tuple[object, ...]] = []
    for name in samples:
        page.goto(f"{root}/{name}")
        faults += [
            (name, "headings", levels) for levels in (page.evaluate(OUTLINE),) if skips(levels)
        ]
        faults += [(name, fault) for fault in page.evaluate(PARTS)]
        # 720 pixels are what a window of 1440 has at 200 %.
        for width, elder in ((320, False), (720, False), (320, True), (720, True), (1440, True)):
            look(page, width, "default", elder=elder)
            if (wider := page.evaluate(WIDER)) > 0:
                faults.append((name, width, elder, f"{wider} px too wide"))
            if elder and width != 720:
                faults += [(name, width, "too small", one) for one in page.evaluate(SMALL)]
    assert faults[:5] == []


PARTS = """() => {
  const skip = document.querySelector(".md-skip");
  const to = skip && document.getElementById(decodeURIComponent(new URL(skip.href).hash.slice(1)));
  const faults = [];
  if (!to || !document.querySelector("main").contains(to)) faults.push("no skip link");
  if (document.documentElement.lang !== "zh") faults.push("no language");
  if (!document.title.trim()) faults.push("no title");
  if (document.querySelectorAll("main").length !== 1) faults.push("not one main part");
  return faults;
}"""


def skips(levels: list[int]) -> bool:
    """Whether an outline does not begin with one first level, or leaves out a level."""
    steps = itertools.pairwise(levels)
    return levels[:1] != [1] or levels.count(1) > 1 or any(b > a + 1 for a, b in steps)


# Keyboard

FOCUS = """() => {
  const element = document.activeElement;
  // A hidden checkbox or radio button shows its focus on the label that stands for it.
  const near = element.matches(".md-nav__toggle")
    ? element.parentElement.querySelectorAll("label, .md-nav__title") : [element, ...element.parentElement.querySelectorAll(":scope > *")];
  const boxed = element.closest(".dw-search__bar") || element.closest("svg") || element;
  // The search box shows it by the list that it opens.
  const shown = element.closest(".dw-search.is-open") || [...near, boxed].some(one => one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && (getComputedStyle(one).outlineStyle !== "none" || getComputedStyle(one, "::after").outlineStyle !== "none"));
  const box = element.getBoundingClientRect();
  const inside = box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
  return { html: element.outerHTML.slice(0, 120), shown: Boolean(shown), inside, end: element === document.body };
}"""


def walk(page: Page) -> Iterator[dict[str, object]]:
    """Each stop of the keyboard from the top of a page to its end."""
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop["end"]:
            return
        yield stop
    pytest.fail("the keyboard never leaves the page")


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("elder", [False, True])
def test_focus_is_always_seen(page: Page, root: str, width: int, *, elder: bool) -> None:
    for name in ("index.html", "catalogue/index.html", "organisations/qinghe-zhen.html", NOTICE):
        page.goto(f"{root}/{name}")
        look(page, width, "default", elder=elder)
        stops = list(walk(page))
        assert len(stops) > 15
        assert [stop for stop in stops if not (stop["shown"] and stop["inside"])] == []


NAME = """() => {
  const element = document.activeElement;
  const inside = [...element.querySelectorAll("[aria-label]")].find(one => one.checkVisibility());
  return (element.ariaLabel || element.innerText || inside?.ariaLabel || "").trim();
}"""


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def tab(page: Page, name: str) -> None:
    """Go on by keyboard until the control of this name has focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(NAME) == name:
            return
    pytest.fail(f"no keyboard reaches {name}")


def test_the_skip_link_leads_past_the_header(page: Page, root: str) -> None:
    for name in (NOTICE, "404.html"):
        page.goto(f"{root}/{name}")
        tab(page, "跳转至")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('article') !== null")


def test_the_menu_on_a_phone(page: Page, root: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{root}/index.html")
    tab(page, "栏目菜单")
    button = page.get_by_role("button", name="栏目菜单")
    expect(button).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    tab(page, "公示公告的下级栏目")
    page.keyboard.press("Enter")
    expect(page.get_by_role("checkbox", name="公示公告的下级栏目")).to_have_attribute(
        "aria-expanded", "true"
    )
    page.keyboard.press("Tab")
    assert focused(page) == "正在公示"
    page.keyboard.press("Enter")
    page.wait_for_url(f"{root}/notices/open.html")


def test_who_leaves_the_menu_closes_it(page: Page, root: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{root}/index.html")
    page.get_by_role("button", name="栏目菜单").press("Enter")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.getElementById('__drawer').checked") is False


def test_the_scheme_by_keyboard(page: Page, root: str) -> None:
    page.goto(f"{root}/index.html")
    tab(page, "切换到深色")
    page.keyboard.press("Enter")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.keyboard.press(" ")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "default"


def test_the_scheme_is_that_of_the_device_until_one_is_chosen(chrome: Browser, root: str) -> None:
    scheme = "[document.body.dataset.mdColorScheme, document.querySelector('[name=color-scheme]').content]"
    context = chrome.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{root}/index.html", wait_until="commit")
    page.wait_for_selector("main")
    assert page.evaluate(scheme) == ["slate", "dark"]
    until(page, "document.readyState === 'complete'")
    page.emulate_media(color_scheme="light")
    until(page, "document.body.dataset.mdColorScheme === 'default'")
    assert page.evaluate(scheme) == ["default", "light"]
    page.get_by_role("button", name="切换到深色").click()
    assert page.evaluate(scheme) == ["slate", "dark"]
    other = context.new_page()
    other.goto(f"{root}/notices/index.html")
    assert other.evaluate(scheme) == ["slate", "dark"]
    other.get_by_role("button", name="切换到浅色").click()
    until(page, "document.body.dataset.mdColorScheme === 'default'")
    assert page.evaluate(scheme) == ["default", "light"]
    context.close()


def test_a_notice_is_found_by_keyboard_alone(page: Page, root: str) -> None:
    page.goto(f"{root}/index.html")
    tab(page, "搜索本站")
    page.keyboard.insert_text("候选人初步人选")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{root}/notices/*houxuan*")


def test_charts_and_details_by_keyboard(page: Page, root: str) -> None:
    page.goto(f"{root}/organisations/qinghe-zhen.html")
    regions = page.locator("main [tabindex='0']:visible")
    assert regions.count() > 0
    for region in regions.all():
        region.focus()
        assert page.evaluate(FOCUS)["shown"]
    page.goto(f"{root}/organisations/index.html")
    summary = page.locator("main summary").first
    summary.focus()
    before = page.evaluate("document.activeElement.parentElement.open")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open") is not before


# The version for elderly readers


def test_the_version_for_the_elderly_is_kept(context: BrowserContext, root: str) -> None:
    page = context.new_page()
    page.goto(f"{root}/index.html")
    tab(page, "长者版")
    page.keyboard.press("Enter")
    expect(page.locator("html.dw-elder")).to_be_attached()
    assert focused(page).startswith("长者版")
    other = context.new_page()
    other.goto(f"{root}/{NOTICE}")
    first = context.new_page()
    # Nothing that comes after the head decides it, so nothing shows before.
    first.route("**/*.js", lambda route: route.abort())
    first.goto(f"{root}/{NOTICE}")
    for one in (other, first):
        expect(one.locator("html.dw-elder")).to_be_attached()
    page.get_by_role("button", name="标准版").click()
    expect(other.locator("html.dw-elder")).not_to_be_attached()
    page.reload()
    expect(page.locator("html.dw-elder")).not_to_be_attached()


TEXTS = """() => [...document.querySelectorAll(".dw-svg")].filter(svg => svg.checkVisibility()).map(svg =>
  Math.min(...[...svg.querySelectorAll("text")].map(
    text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)))"""
"""How large the smallest text of each chart is on the screen."""

CUT = """() => [...document.querySelectorAll(".dw-svg")].filter(svg => svg.checkVisibility()).flatMap(svg => {
  const room = svg.getBoundingClientRect();
  const words = [...svg.querySelectorAll("text")].map(text => [text.getBoundingClientRect(), text.textContent]);
  const out = words.filter(([box]) => box.left < room.left - 1 || box.right > room.right + 1);
  const over = words.filter(([box], at) => words.some(([other], to) =>
    to > at && box.left < other.right && other.left < box.right && box.top + 4 < other.bottom && other.top + 4 < box.bottom));
  return [...out, ...over].map(([, text]) => text);
})"""
"""Words that a chart cuts off, or that lie over others."""


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_charts_are_as_large_as_the_text_of_the_version_for_the_elderly(
    page: Page, root: str, width: int
) -> None:
    seen = 0
    for name in (
        "organisations/qinghe-zhen.html",
        "leading_groups/dangjian-gongzuo.html",
        "showcases/xuexiao-2026.html",
        "statistics/appraisals/2024.html",
    ):
        page.goto(f"{root}/{name}")
        look(page, width, "default", elder=True)
        body = page.locator(".md-content p").first.evaluate(
            "text => parseFloat(getComputedStyle(text).fontSize)"
        )
        texts = page.evaluate(TEXTS)
        assert min(texts, default=body) >= body == 24, name
        assert page.evaluate(CUT) == [], name
        assert page.evaluate(WIDER) <= 0, name
        seen += len(texts)
    assert seen >= 6


def test_the_version_for_the_elderly_is_large_and_keeps_nothing_back(page: Page, root: str) -> None:
    page.goto(f"{root}/{NOTICE}")
    look(page, 1440, "default", elder=True)
    small = """[...document.querySelectorAll("article *, .dw-footer *")]
      .filter(element => element.checkVisibility() && !element.closest("svg")
        && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())
        && parseFloat(getComputedStyle(element).fontSize) < (element.closest("article") ? 24 : 21))
      .map(element => element.outerHTML.slice(0, 120))"""
    assert page.evaluate(small) == []


# Reading aloud

VOICE = """
  // A voice that says nothing, and ends a sentence when the test tells it to.
  window.said = [];
  const speech = {
    voices: [{ lang: "en-US", localService: true }, { lang: "zh-HK", localService: true },
             { lang: "zh-CN", localService: false, name: "far" }, { lang: "zh-CN", localService: true, name: "near" }],
    getVoices() { return this.voices; },
    speak(words) { this.now = words; window.said.push(words.text); if (words.onstart) words.onstart(); },
    cancel() { const words = this.now; this.now = null; if (words && words.onerror) words.onerror({ error: "canceled" }); },
    end() { const words = this.now; this.now = null; words.onend(); },
  };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""

MARKED = "[...CSS.highlights.get('dw-aloud')].map(range => range.toString().replace(/\\s+/g, ' '))"
PLACES = "JSON.stringify([...document.querySelectorAll('article *')].map(one => [one.offsetLeft, one.offsetTop]))"


def read(page: Page, root: str, name: str = NOTICE) -> None:
    page.add_init_script(VOICE)
    page.goto(f"{root}/{name}")
    page.get_by_role("button", name="朗读本页").click()


def test_a_page_is_read_in_its_order(page: Page, root: str) -> None:
    read(page, root)
    for _ in range(400):
        assert page.evaluate(MARKED) == [page.evaluate("said.at(-1)")]
        page.evaluate("speechSynthesis.end()")
        if not page.evaluate("speechSynthesis.now"):
            break
    said = page.evaluate("said")
    assert said[0] == "镇机关党支部换届候选人初步人选公示"
    assert (
        "镇机关党支部委员会应选委员五名，经党员推荐、镇党委审查，提出候选人初步人选六名。" in said
    )
    assert "首页" not in said
    assert not [one for one in said if "打印" in one or "朗读" in one or len(one) > 120]
    assert page.evaluate(MARKED) == []
    expect(page.locator(".dw-aloud__said")).to_have_text("已经读完。")
    expect(page.get_by_role("button", name="朗读本页")).to_be_focused()


def test_reading_pauses_goes_on_and_stops(page: Page, root: str) -> None:
    page.add_init_script(VOICE)
    page.goto(f"{root}/{NOTICE}")
    before = page.evaluate(PLACES)
    tab(page, "朗读本页")
    page.keyboard.press("Enter")
    page.evaluate("speechSynthesis.end()")
    second = page.evaluate("said[1]")
    assert focused(page) == "暂停"
    page.keyboard.press("Enter")
    assert page.evaluate("speechSynthesis.now") is None
    assert page.evaluate(MARKED) == [second]
    assert focused(page) == "继续"
    page.keyboard.press("Enter")
    assert page.evaluate("said") == [page.evaluate("said[0]"), second, second]
    assert page.evaluate("speechSynthesis.now.voice.name") == "near"
    assert page.evaluate("speechSynthesis.now.lang") == "zh-CN"
    tab(page, "停止")
    page.keyboard.press("Enter")
    assert page.evaluate("speechSynthesis.now") is None
    assert page.evaluate(MARKED) == []
    expect(page.get_by_role("button", name="朗读本页")).to_be_focused()
    assert page.evaluate(PLACES) == before


def test_a_browser_that_cannot_mark_words_marks_their_paragraph(page: Page, root: str) -> None:
    page.add_init_script("delete window.Highlight")
    read(page, root)
    assert page.locator(".dw-aloud-here").inner_text() == page.evaluate("said[0]")
    page.keyboard.press("Escape")
    assert page.locator(".dw-aloud-here").count() == 0


def test_a_voice_that_fails_says_so(page: Page, root: str) -> None:
    read(page, root)
    page.evaluate("speechSynthesis.now.onerror({ error: 'synthesis-failed' })")
    expect(page.locator(".dw-aloud__said")).to_contain_text("没有声音")
    assert page.evaluate("said.length") == 1


def test_reading_is_offered_where_there_is_a_voice(
    page: Page, root: str, samples: list[str]
) -> None:
    page.add_init_script("delete window.speechSynthesis; delete Window.prototype.speechSynthesis")
    page.goto(f"{root}/{NOTICE}")
    expect(page.get_by_role("button", name="朗读本页")).to_have_count(0)
    without = [
        name
        for name in samples
        if 'data-aloud="start"' not in page.request.get(f"{root}/{name}").text()
    ]
    assert without == []


# Without scripts, and from disk


def readable(page: Page, base: str, published: Path) -> None:
    """Every notice is reached through links in the text of the pages, from the home page on."""
    found: set[str] = set()
    ahead = [f"{base}/index.html"]
    while ahead:
        page.goto(ahead.pop())
        links = page.locator("article a[href]").evaluate_all(
            "links => links.map(link => link.href.split('#')[0])"
        )
        new = {link for link in links if link.startswith(f"{base}/notices/")} - found
        found |= new
        # A notice of the example has the year at the beginning of its name, a list has not.
        ahead += [link for link in new if re.search(r"/(?!\d{4}-)[^/]+\.html$", link)]
    files = (published / "notices").glob("20*.html")
    notices = {f"{base}/notices/{file.name}" for file in files}
    assert len(notices) > 20
    assert notices <= found


@pytest.fixture(params=["server", "sub-path", "disk"])
def base(request: pytest.FixtureRequest, published: Path) -> Iterator[str]:
    """Where a reader finds the site: on a server of its own, in a folder of one, on a disk."""
    if request.param == "disk":
        yield published.as_uri()
    elif request.param == "server":
        yield request.getfixturevalue("root")
    else:
        with serving.folder(published.parent) as address:
            yield f"{address}/{published.name}"


def test_every_notice_is_found_without_scripts(chrome: Browser, published: Path, base: str) -> None:
    context = chrome.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    readable(page, base, published)
    page.goto(f"{base}/{NOTICE}")
    expect(page.locator(".dw-status").first).to_have_text("公示期：2026年11月20日至11月26日")
    expect(page.get_by_role("button", name="长者版")).to_have_count(0)
    expect(page.get_by_role("button", name="朗读本页")).to_have_count(0)
    context.close()


def test_the_menu_without_scripts(chrome: Browser, root: str) -> None:
    context = chrome.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 800}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{root}/index.html")
    # Whoever comes to a link of the menu by keyboard sees it.
    link = page.locator(".md-sidebar--primary").get_by_role("link", name="正在公示")
    link.focus()
    expect(link).to_be_in_viewport()
    context.close()


def test_voice_and_version_work_wherever_the_site_lies(context: BrowserContext, base: str) -> None:
    page = context.new_page()
    read(page, base)
    assert page.evaluate(MARKED) == [page.evaluate("said[0]")]
    page.get_by_role("button", name="长者版").click()
    page.goto(f"{base}/index.html")
    expect(page.locator("html.dw-elder")).to_be_attached()
