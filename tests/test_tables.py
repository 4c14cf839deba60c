"""Every data table can be saved as a file that Excel and WPS read, and nothing jumps."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = ("statistics/dues/2026.html", "organisations/qinghe-zhen.html", "catalogue/index.html")
TABLES = ".md-content table"
SHIFT = """
    window.shift = 0;
    new PerformanceObserver(function (list) {
      list.getEntries().forEach(function (one) { window.shift += one.value; });
    }).observe({ type: "layout-shift", buffered: true });
"""


def saved(page: Page, number: int = 0, box: str = "") -> list[list[str]]:
    """The rows of the file that the button of a table gives."""
    with page.expect_download() as waiting:
        page.locator(f"{box} .dw-tools button").nth(number).click()
    content = Path(waiting.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert waiting.value.suggested_filename.endswith(".csv")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("address", PAGES)
def test_each_table_is_saved_as_it_is_read(
    chrome: Browser, published: Path, address: str, width: int
) -> None:
    page = chrome.new_page(viewport={"width": width, "height": 900})
    page.add_init_script(SHIFT)
    page.goto((published / address).as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    tables = page.locator(TABLES)
    assert 0 < tables.count() == page.locator(".dw-tools button").count()
    for number in range(tables.count()):
        found = saved(page, number)
        rows = tables.nth(number).locator("tr")
        assert len(found) == rows.count()
        for row, cells in zip(rows.all(), found, strict=True):
            shown = [one.strip() for one in row.locator("th, td").all_text_contents()]
            flat = ["".join(cell.split()) for cell in cells if cell]
            assert [one.replace("；", "") for one in flat] == [
                "".join(one.split()).replace("；", "") for one in shown if one
            ]
    assert page.evaluate("window.shift") < 0.05
    page.close()


def test_nothing_in_a_file_is_a_formula_and_cells_that_span_stay_in_place(
    chrome: Browser, published: Path
) -> None:
    page = chrome.new_page()
    page.goto((published / PAGES[0]).as_uri())
    page.evaluate(
        """document.querySelector(".dw-table table").innerHTML =
          "<tr><th rowspan=2>甲</th><td colspan=2>乙,\\"丙\\"</td></tr>" +
          "<tr><td>=1+1</td><td>-3.5</td></tr><tr><td>+86</td><td>@x</td><td>一<br>二</td></tr>" """
    )
    assert saved(page, box=".dw-table") == [
        ["甲", '乙,"丙"', ""],
        ["", "'=1+1", "-3.5"],
        ["+86", "'@x", "一；二"],
    ]
    page.close()


def test_without_script_there_is_no_button(chrome: Browser, published: Path) -> None:
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((published / PAGES[0]).as_uri())
    assert page.locator(TABLES).count()
    assert not page.locator(".dw-tools").count()
    context.close()
