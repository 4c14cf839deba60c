"""The page frame: colours, head, banner, footer, status script, layout and content policy."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jinja2
import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page

from generator.engine import facts, preview
from generator.kinds.site.model import Site
from generator.pipeline import Outcome
from tests import serving
from tests.waiting import until

ROOT = Path(__file__).parents[1]
OVERRIDES = ROOT / "theme_overrides"
SAMPLES = Path(__file__).parent / "theme"
STYLES = ("tokens", "dangwu", "components", "search", "print")
SCRIPTS = ("dangwu", "search", "search-box")
SCHEMES = ("default", "slate")
WIDTHS = (320, 390, 1440)
SEARCH = facts.SEARCH

FOOTER = {
    "host": "中共示例镇委员会",
    "operator": "示例镇党建办公室",
    "phone": "0000-0000000",
    "supervision_phone": "0000-0000001转8",
    "address": "示例路政府大院",
    "email": "dangwu@example.invalid",
    "icp_no": "某ICP备00000000号",
    "psb_no": "某公网安备00000000000000号",
    "site_id_code": "0000000000",
    "phone_href": "tel:00000000000",
    "supervision_phone_href": "tel:00000000001;ext=8",
    "email_href": "mailto:dangwu@example.invalid",
}
DIAGNOSTIC = {
    "severity": "error",
    "label": "错误",
    "code": "notices/period",
    "message": "截止日期“<2026-05-01>”早于开始日期",
    "place": "notices/2026.csv:18:5",
    "help": "请检查“截止”一列",
}


def configuration(docs: Path, site: Path, extra: dict[str, Any]) -> str:
    """Return the text of an mkdocs.yml with the settings that the theme asks for."""
    scheme = {"primary": "custom", "accent": "custom"}
    return yaml.safe_dump(
        {
            "site_name": "示例镇党务公开",
            "site_url": "https://example.invalid/dw/",
            "docs_dir": str(docs),
            "site_dir": str(site),
            "use_directory_urls": False,
            "plugins": [],
            "extra": extra,
            "extra_css": [f"assets/stylesheets/{name}.css" for name in STYLES],
            "extra_javascript": [f"assets/javascripts/{name}.js" for name in SCRIPTS],
            "markdown_extensions": ["attr_list", "md_in_html", "tables"],
            "nav": [
                {"首页": "index.md"},
                {"公示公告": ["notices/index.md"]},
                {"党组织": [{"一览": "organizations/index.md"}, {"组件": "components.md"}]},
            ],
            "theme": {
                "name": "material",
                "custom_dir": str(OVERRIDES),
                "language": "zh",
                "font": False,
                "favicon": "assets/images/favicon.svg",
                "features": ["navigation.tabs", "navigation.indexes", "navigation.top"],
                "palette": [
                    {
                        "media": "(prefers-color-scheme: light)",
                        "scheme": "default",
                        "toggle": {"icon": "material/weather-night", "name": "切换到深色"},
                        **scheme,
                    },
                    {
                        "media": "(prefers-color-scheme: dark)",
                        "scheme": "slate",
                        "toggle": {"icon": "material/weather-sunny", "name": "切换到浅色"},
                        **scheme,
                    },
                ],
            },
        },
        allow_unicode=True,
    )


def table_rows() -> str:
    """Return thirty rows for the sample table, each cell named for the card view."""
    cells = {
        "姓名": "示例{}",
        "性别": "女",
        "出生年月": "1990年3月",
        "文化程度": "大学本科",
        "所在单位与职务": "东湾社区与沿河物业服务公司联合支部便民市场管理办公室工作人员",
        "申请入党时间": "2024年6月30日",
        "培养联系人": "示例甲、示例乙",
    }
    row = "".join(f'<td data-label="{label}">{text}</td>' for label, text in cells.items())
    return "\n".join(f"<tr>{row.format(number)}</tr>" for number in range(30))


def build_site(base: Path, extra: dict[str, Any]) -> Path:
    """Build the sample pages below ``base/www/dw`` and return that directory."""
    docs, site = base / "docs", base / "www" / "dw"
    shutil.copytree(SAMPLES, docs)
    components = docs / "components.md"
    components.write_text(
        components.read_text(encoding="utf-8").replace("ROWS", table_rows()), encoding="utf-8"
    )
    for name in ("notices", "organizations"):
        (docs / name).mkdir()
        (docs / name / "index.md").write_text(f"# {name}\n", encoding="utf-8")
    (docs / "old.md").write_text(
        "---\nredirect: notices/index.html\ndescription: 已移动\n---\n# 已移动\n", encoding="utf-8"
    )
    (docs / "notices" / "withdrawn.md").write_text(
        "---\ndescription: '\"><b>'\n---\n# 已撤回\n", encoding="utf-8"
    )
    config = base / "mkdocs.yml"
    config.write_text(configuration(docs, site, extra), encoding="utf-8")
    build(load_config(config_file=str(config)))
    return site


@pytest.fixture(scope="module")
def full_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample pages with every part of the frame shown."""
    extra = {"search": SEARCH, "sample": True, "footer": FOOTER, "preview": True}
    site = build_site(tmp_path_factory.mktemp("full"), {"dangwu": extra})
    templates = jinja2.Environment(loader=jinja2.FileSystemLoader(OVERRIDES), autoescape=False)  # noqa: S701 - as MkDocs does
    wrong = templates.get_template("partials/diagnostics.html").render(diagnostics=[DIAGNOSTIC])
    for page in site.rglob("*.html"):
        # What the server of a preview does.
        page.write_bytes(page.read_bytes().replace(preview.MARK, wrong.encode()))
    return site


@pytest.fixture(scope="module")
def bare_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample pages with nothing but a host in the footer."""
    extra = {"search": SEARCH, "footer": {"host": FOOTER["host"], "phone": "", "icp_no": None}}
    return build_site(tmp_path_factory.mktemp("bare"), {"dangwu": extra})


def html(site: Path, name: str) -> str:
    return (site / name).read_text(encoding="utf-8")


# Colours


def variables(scheme: str) -> dict[str, str]:
    """Return the colour variables that tokens.css declares for one colour scheme."""
    text = (OVERRIDES / "assets/stylesheets/tokens.css").read_text(encoding="utf-8")
    block = re.search(rf'\[data-md-color-scheme="{scheme}"\] {{([^}}]*)}}', text)
    assert block
    return dict(re.findall(r"--dw-([\w-]+): (#[0-9a-f]{6});", block[1]))


def luminance(colour: str) -> float:
    """Relative luminance of a six-digit colour (WCAG 2.2, definition of relative luminance)."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2, definition of contrast ratio)."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_formula() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_colours_reach_aa(scheme: str) -> None:
    colours = variables(scheme)
    texts = ("accent", "ink", "muted", "ok", "warn", "info", "hover")
    pairs = [(text, ground) for text in texts for ground in ("paper", "card", "tint")]
    pairs += [("bar-ink", "bar"), ("ink", "foot"), ("muted", "foot"), ("muted", "line")]
    pairs += [("paper", "accent"), ("accent", "mark"), ("ink", "mark")]
    low = {
        pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2)
        for pair in pairs
        if contrast(colours[pair[0]], colours[pair[1]]) < 4.5
    }
    assert low == {}


def test_both_schemes_declare_the_same_variables() -> None:
    assert sorted(variables("default")) == sorted(variables("slate"))


def test_every_used_variable_is_declared() -> None:
    styles = "".join(path.read_text(encoding="utf-8") for path in OVERRIDES.rglob("*.css"))
    declared = {f"--dw-{name}" for name in variables("default")}
    assert {name for name in re.findall(r"var\((--dw-[\w-]+)", styles) if name not in declared} == (
        set()
    )


# Head, banner, footer


def test_nothing_has_the_browser_style_a_whole_page_anew() -> None:
    """Neither what the root or the body has, nor a script that stops the page where it stands."""
    for sheet in sorted((OVERRIDES / "assets/stylesheets").glob("*.css")):
        text = sheet.read_text("utf-8")
        found = re.findall(r"(?:\bhtml|\bbody|:root|\.md-content(?!__))\S*?:has\(", text)
        assert found == [], sheet.name
    scripts = load_config(str(ROOT / "mkdocs.yml")).extra_javascript
    assert scripts
    assert [str(one) for one in scripts if not getattr(one, "defer", False)] == []


def test_policy_stands_before_anything_it_governs(full_site: Path) -> None:
    for page in full_site.rglob("*.html"):
        head = page.read_text(encoding="utf-8").split("<head>", 1)[1]
        tags = re.findall(r"<(?:meta|link|script|style|title)\b[^>]*", head)
        assert tags[0] == '<meta charset="utf-8"'
        assert 'http-equiv="Content-Security-Policy"' in tags[1]
        assert "default-src 'self'" in tags[1]


def test_sample_banner_on_every_page(full_site: Path, bare_site: Path) -> None:
    banner = (
        '<p class="dw-sample"><strong>示例数据</strong>：本站所列地名、机构、人员、数字均为虚构'
    )
    pages = sorted(full_site.rglob("*.html"))
    assert full_site / "404.html" in pages
    assert [page for page in pages if banner not in page.read_text(encoding="utf-8")] == []
    assert "dw-sample" not in html(bare_site, "index.html")
    assert "md-banner" not in html(bare_site, "index.html")


def footer(site: Path) -> str:
    return html(site, "index.html").split('<footer class="md-footer dw-footer">')[1]


def test_footer_shows_what_is_given(full_site: Path) -> None:
    text = footer(full_site)
    labels = re.findall(r"<dt>(.*?)</dt>", text)
    assert labels == [
        "主办单位",
        "承办单位",
        "地址",
        "联系电话",
        "监督电话",
        "电子邮箱",
        "网站标识码",
    ]
    for value in FOOTER.values():
        assert value in text
    assert "Material for MkDocs" not in text


def test_the_engine_says_where_phones_and_mailboxes_lead() -> None:
    site = Site(
        name="示例镇党务公开",
        description="用于测试的站点",
        host_org=FOOTER["host"],
        phone=None,
        supervision_phone=FOOTER["supervision_phone"],
        email=FOOTER["email"],
    )
    footer = facts.values(Outcome((), (), (), site, ()))["footer"]
    assert {name: value for name, value in footer.items() if name.endswith("_href")} == {
        "supervision_phone_href": FOOTER["supervision_phone_href"],
        "email_href": FOOTER["email_href"],
    }


def test_footer_leaves_out_what_is_empty(bare_site: Path) -> None:
    text = footer(bare_site)
    assert re.findall(r"<dt>(.*?)</dt>", text) == ["主办单位"]
    assert "备" not in text.split("</footer>")[0]
    assert "None" not in text.split("</footer>")[0]


def test_redirect_head(full_site: Path) -> None:
    head = html(full_site, "old.html").split("</head>")[0]
    assert '<meta http-equiv="refresh" content="0; url=notices/index.html">' in head
    assert '<link rel="canonical" href="https://example.invalid/dw/notices/index.html">' in head
    assert '<meta name="robots" content="noindex">' in head
    assert head.count('rel="canonical"') == 1


def test_description_is_escaped(full_site: Path) -> None:
    head = html(full_site, "notices/withdrawn.html").split("</head>")[0]
    assert '<meta name="description" content="&#34;&gt;&lt;b&gt;">' in head
    assert 'name="robots"' not in head


def test_diagnostics_are_escaped_and_absent_without_faults(
    full_site: Path, bare_site: Path
) -> None:
    text = html(full_site, "index.html")
    assert "数据有错误，页面显示的是上一次正确的内容" in text
    assert "“&lt;2026-05-01&gt;”" in text
    for value in (DIAGNOSTIC["place"], DIAGNOSTIC["code"], DIAGNOSTIC["help"]):
        assert value in text
    assert "dw-diagnostics" not in html(bare_site, "index.html")


def test_404_links_work_from_any_depth(full_site: Path) -> None:
    content = html(full_site, "404.html").split("<article")[1].split("</article>")[0]
    assert re.findall(r'<a href="([^"]*)">([^<]*)</a>', content) == [
        ("/dw/index.html", "首页"),
        ("/dw/notices/index.html", "公示公告"),
        ("/dw/organizations/index.html", "党组织"),
    ]


# In the browser


@pytest.fixture(scope="module")
def full_url(full_site: Path) -> Iterator[str]:
    """Address of the full site over http."""
    with serving.folder(full_site.parent) as root:
        yield f"{root}/{full_site.name}/"


@pytest.fixture
def page(chrome: Browser) -> Iterator[Page]:
    """A page in another time zone than the site's, which notes what the policy blocks."""
    context = chrome.new_context(
        timezone_id="America/New_York", viewport={"width": 1440, "height": 900}
    )
    context.add_init_script(
        "window.blocked = []; document.addEventListener('securitypolicyviolation',"
        " event => window.blocked.push([event.effectiveDirective, event.blockedURI]))"
    )
    yield context.new_page()
    context.close()


def at(page: Page, moment: str, address: str) -> None:
    """Open an address with the reader's clock standing still at a moment of UTC."""
    page.clock.set_fixed_time(moment)
    page.goto(address)


BEFORE, FIRST = "2026-05-07T15:59:59Z", "2026-05-07T16:00:00Z"
LAST, AFTER = "2026-05-14T15:59:59Z", "2026-05-14T16:00:00Z"
STATUS = ".dw-status:not([data-fixed])"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("moment", "text", "state"),
    [
        (BEFORE, "即将开始", "upcoming"),
        (FIRST, "公示中，还剩 6 天", "open"),
        ("2026-05-13T12:00:00Z", "公示中，还剩 1 天", "open"),
        (LAST, "今天截止", "open"),
        (AFTER, "已结束", "closed"),
    ],
)
def test_status_follows_the_day_in_shanghai(
    page: Page, full_url: str, moment: str, text: str, state: str
) -> None:
    at(page, moment, full_url + "components.html")
    status = page.locator(STATUS)
    assert status.inner_text() == text
    assert status.get_attribute("class") == f"dw-badge dw-status dw-badge--{state}"
    fixed = page.locator(".dw-status[data-fixed]")
    assert fixed.inner_text() == "已撤回"
    assert fixed.get_attribute("class") == "dw-badge dw-badge--withdrawn dw-status"


@pytest.mark.browser
def test_dates_stand_without_script(chrome: Browser, full_url: str) -> None:
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(full_url + "components.html")
    assert page.locator(STATUS).inner_text() == "公示期：2026年5月8日至5月14日"
    assert not page.locator("[data-print]").is_visible()
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("moment", "shown"), [(FIRST, 2), ("2026-05-12T16:00:00Z", 1), (LAST, 1), (AFTER, 0)]
)
def test_home_hides_what_is_over(page: Page, full_url: str, moment: str, shown: int) -> None:
    at(page, moment, full_url + "index.html")
    visible = [item.is_visible() for item in page.locator("[data-open-until]").all()]
    assert visible.count(True) == shown
    assert page.locator(".dw-empty").is_visible() == (shown == 0)


@pytest.mark.browser
def test_matter_other_than_publicity_is_named(page: Page, full_url: str) -> None:
    at(page, "2026-05-10T04:00:00Z", full_url + "index.html")
    assert page.locator("[data-matter]").inner_text() == "征求意见中，还剩 2 天"


@pytest.mark.browser
def test_print_button(page: Page, full_url: str) -> None:
    at(page, FIRST, full_url + "components.html")
    page.evaluate("window.print = () => { window.printed = true }")
    page.locator("[data-print]").click()
    assert page.evaluate("window.printed")


OVERFLOWING = """() => [...document.querySelectorAll("body *")].filter(element => {
  const box = element.getBoundingClientRect()
  return box.width && box.right > innerWidth + 0.5
    && !element.closest(".md-header__title, .md-sidebar--primary")
    && !element.parentElement.closest(".dw-chart, .dw-table, .md-tabs__list")
}).map(element => element.tagName + "." + element.getAttribute("class"))"""


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["index.html", "components.html", "404.html"])
def test_no_horizontal_scrolling(page: Page, full_url: str, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    at(page, FIRST, full_url + name)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(OVERFLOWING) == []


@pytest.mark.browser
def test_body_text_is_large_and_upright(page: Page, full_url: str) -> None:
    at(page, FIRST, full_url + "components.html")
    size, height = page.evaluate(
        "(() => { const style = getComputedStyle(document.querySelector('.dw-alert p'));"
        " return [parseFloat(style.fontSize), parseFloat(style.lineHeight)] })()"
    )
    assert size >= 16
    assert height / size >= 1.7
    assert page.evaluate(
        "[...document.querySelectorAll('.md-typeset *')]"
        ".filter(element => getComputedStyle(element).fontStyle !== 'normal').length"
    ) == (0)


@pytest.mark.browser
def test_table_becomes_cards_on_a_phone(page: Page, full_url: str) -> None:
    at(page, FIRST, full_url + "components.html")
    display = "getComputedStyle(document.querySelector('.dw-table tbody td')).display"
    label = "getComputedStyle(document.querySelector('.dw-table tbody td'), '::before').content"
    assert page.evaluate(display) == "table-cell"
    page.set_viewport_size({"width": 599, "height": 800})
    assert page.evaluate(display) == "grid"
    assert page.evaluate(label) == '"姓名"'


@pytest.mark.browser
def test_table_head_stays_in_sight(page: Page, full_url: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    at(page, FIRST, full_url + "components.html")
    page.evaluate(
        "(() => { const table = document.querySelector('.dw-table');"
        " scrollTo(0, scrollY + table.getBoundingClientRect().top + 300) })()"
    )
    until(
        page,
        "Math.abs(document.querySelector('.dw-table th').getBoundingClientRect().top"
        " - document.querySelector('.md-header').getBoundingClientRect().bottom) <= 1",
    )


@pytest.mark.browser
def test_paper_is_black_on_white(page: Page, full_url: str) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    at(page, FIRST, full_url + "components.html")
    hidden = (".md-header", ".md-tabs", ".dw-crumbs", ".dw-pager", ".md-footer", "[data-print]")
    assert [name for name in hidden if page.locator(name).first.is_visible()] == []
    assert page.locator(".dw-sample").is_visible()
    style = "getComputedStyle(document.querySelector('{}'){}).{}"
    assert page.evaluate(style.format(".dw-alert p", "", "color")) == "rgb(0, 0, 0)"
    assert page.evaluate(style.format(".dw-badge", ", '::before'", "content")) == '"〔"'
    assert page.evaluate(style.format(".dw-alert", "", "backgroundColor")) == ("rgb(255, 255, 255)")


@pytest.mark.browser
@pytest.mark.parametrize("name", ["index.html", "components.html", "notices/index.html"])
@pytest.mark.parametrize("scheme", ["http", "file"])
def test_policy_holds_and_nothing_leaves_the_host(
    page: Page, full_site: Path, full_url: str, scheme: str, name: str
) -> None:
    base = full_url if scheme == "http" else full_site.as_uri() + "/"
    requests: list[str] = []
    messages: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: messages.append(message.text))
    page.goto(base + name, wait_until="networkidle")
    assert page.evaluate("window.blocked") == []
    assert [text for text in messages if "Content Security Policy" in text] == []
    assert [url for url in requests if not url.startswith((base, "data:"))] == []
    assert base + "assets/stylesheets/tokens.css" in requests
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--dw-accent')") == (
        "#b3001b"
    )


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["http", "file"])
def test_policy_blocks_another_host(
    page: Page, full_site: Path, full_url: str, scheme: str
) -> None:
    base = full_url if scheme == "http" else full_site.as_uri() + "/"
    page.goto(base + "index.html", wait_until="networkidle")
    page.evaluate("new Image().src = 'https://example.invalid/pixel.png'")
    until(page, "window.blocked.length === 1")
    assert page.evaluate("window.blocked") == [["img-src", "https://example.invalid/pixel.png"]]
