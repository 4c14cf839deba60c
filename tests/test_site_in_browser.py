"""The published site in a real browser, from a web server and from disk, on a phone and a desk."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
)

from tests import serving, sites, small

pytestmark = pytest.mark.browser

WIDTHS = (390, 1440)
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
WATCH = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", function (event) {
      window.violations.push(event.violatedDirective + " " + event.blockedURI);
    });
"""


@pytest.fixture(scope="module")
def addresses(published: Path) -> Iterator[dict[str, str]]:
    """The root of the site as a server and as a disk show it."""
    with serving.folder(published) as root:
        yield {"http": root, "file": published.as_uri()}


@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "widths"), [("http", WIDTHS), ("file", WIDTHS[::-1])])
def test_pages_ask_no_other_host_fit_and_have_no_faults(
    chrome: Browser,
    addresses: dict[str, str],
    samples: list[str],
    scheme: str,
    widths: tuple[int, int],
) -> None:
    faults: list[tuple[str, str]] = []
    # From disk, the page for missing addresses has no server at whose root its links begin.
    names = [name for name in samples if (scheme, name) != ("file", "404.html")]
    context = chrome.new_context(viewport={"width": widths[0], "height": 900})
    context.add_init_script(WATCH)
    for start in range(0, len(names), TOGETHER):
        group = names[start : start + TOGETHER]
        traffic = Traffic()
        pages = [
            (name, watched(context, name, addresses[scheme], faults, traffic)) for name in group
        ]
        settle([page for _, page in pages], traffic)
        for name, page in pages:
            faults += [(name, found) for found in page.evaluate("window.violations")]
            for width in widths:
                page.set_viewport_size({"width": width, "height": 900})
                if (wider := page.evaluate(WIDER)) > 0:
                    faults.append((name, f"{wider} px too wide at {width}"))
            page.close()
    context.close()
    assert len(samples) > 20
    assert faults == []


TOGETHER = 8
"""Pages that are open at once, since most of the time goes into waiting for their rest."""

LOUD = {"error", "warning"}


@dataclass
class Traffic:
    """What pages have asked for so far, and what they still wait for."""

    asked: int = 0
    waiting: set[Request] = field(default_factory=set)


def settle(pages: list[Page], traffic: Traffic) -> None:
    """Wait until the pages have loaded and ask for nothing more.

    The state "networkidle" of Playwright never comes for some pages with a frame without address.
    """
    for page in pages:
        page.wait_for_load_state("load")
    quiet, asked = 0, -1
    while quiet < QUIET:
        quiet = 0 if traffic.waiting or traffic.asked != asked else quiet + 1
        asked = traffic.asked
        pages[0].wait_for_timeout(100)


QUIET = 5
"""How many tenths of a second without a request make a page complete."""


def watched(
    context: BrowserContext, name: str, root: str, faults: list[tuple[str, str]], traffic: Traffic
) -> Page:
    """A page that begins to load, and writes down what is wrong with it."""
    page = context.new_page()

    def asked(request: Request) -> None:
        traffic.asked += 1
        traffic.waiting.add(request)
        if not request.url.startswith((root, "data:", "blob:")):
            faults.append((name, f"asked {request.url}"))

    def answered(request: Request) -> None:
        traffic.waiting.discard(request)

    def failed(request: Request) -> None:
        traffic.waiting.discard(request)
        faults.append((name, f"failed {request.url}"))

    def said(message: ConsoleMessage) -> None:
        if message.type in LOUD:
            faults.append((name, message.text))

    page.on("request", asked)
    page.on("requestfinished", answered)
    page.on("requestfailed", failed)
    page.on("pageerror", lambda error: faults.append((name, str(error))))
    page.on("console", said)
    page.goto(f"{root}/{name}", wait_until="commit")
    return page


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_search_finds_chinese_words(
    chrome: Browser, addresses: dict[str, str], scheme: str
) -> None:
    page = chrome.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{addresses[scheme]}/notices/index.html")
    for word, address in {"党费": "glossary/dangfei.html", "三会一课": "san-hui-yi-ke"}.items():
        box = page.get_by_role("combobox", name="搜索本站")
        box.click()
        box.fill("")
        page.keyboard.insert_text(word)
        hits = page.get_by_role("listbox", name="搜索结果").get_by_role("option")
        expect(hits.locator("mark", has_text=word).first).to_be_visible()
        assert [hit for hit in hits.all()[:5] if address in str(hit.get_attribute("href"))] != []
    page.close()


def test_a_former_address_leads_to_the_present_one(
    chrome: Browser, addresses: dict[str, str]
) -> None:
    page = chrome.new_page()
    for scheme in ("http", "file"):
        page.goto(f"{addresses[scheme]}/organisations/xizhao-shangxi.html")
        page.wait_for_url(f"{addresses[scheme]}/organisations/xizhao-1.html")
    page.close()


BEGUN = """() => ["open", "upcoming"].map(id => {
  const heading = document.getElementById(id);
  const links = [...heading.nextElementSibling.querySelectorAll("li")].filter(one => one.checkVisibility());
  return [heading.checkVisibility(), links.map(one => one.querySelector("a").getAttribute("href").split("/").at(-1))];
})"""
"""Whether the headings of what is open and of what will be are seen, and what stands below them."""


@pytest.mark.slow
def test_what_begins_after_the_build_moves_up_and_the_last_takes_its_heading_with_it(
    chrome: Browser, tmp_path: Path
) -> None:
    tables = {}
    for name in ("data/notices/notices.csv", "data/notices/notice_steps.csv"):
        text = small.FILES[name].decode()
        more = [line for line in text.splitlines(keepends=True) if line.startswith("fazhan,")]
        earlier = "".join(more).replace("fazhan,", "qita,").replace("2026-06-03", "2026-06-02")
        tables[name] = text + earlier.replace("2026-05-28", "2026-05-27")
    root = small.site(tmp_path / "root", {**small.FILES, **tables})
    done = sites.run("build", "-C", root, "--today", "2026-05-20")
    assert done.exit_code == 0, done.output
    coming, begun = ["qita.html", "fazhan.html"], [[True, ["qita.html"]], [True, ["fazhan.html"]]]
    page = chrome.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    for name in ("index.html", "notices/index.html"):
        contents = page.locator('.md-nav--secondary a[href="#upcoming"]')
        for moment, wanted, empty in (
            ("2026-05-26T15:59:59Z", [[True, []], [True, coming]], True),
            ("2026-05-26T16:00:00Z", begun, False),
            ("2026-05-27T16:00:00Z", [[True, coming], [False, []]], False),
            ("2026-06-03T16:00:00Z", [[True, []], [False, []]], True),
        ):
            page.clock.set_fixed_time(moment)
            page.goto((root / "site" / name).as_uri())
            assert page.evaluate(BEGUN) == wanted, (name, moment)
            assert page.locator(".dw-empty").first.is_visible() == empty, (name, moment)
            if name != "index.html":  # Whose contents are not shown.
                expect(contents.first).to_be_visible(visible=wanted[1][0])
    page.close()
