"""The previews: edits show by themselves, faults are shown over the last good content."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import small

DEADLINE = 60
"""Seconds after which something that has not shown will not show."""

COMMANDS = {
    "mkdocs": ("mkdocs", "serve", "-a"),
    "dangwu": ("generator", "serve", "--address"),
}
TERMS = "data/glossary/terms.yml"
BROKEN = "- 编号: dang-ke\n  名词: 党课\n  类别: 组织生活\n  解析: 给党员上的课。\n"


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def serving(root: Path, command: str, package: Path) -> Iterator[str]:
    """The address of a preview, whose process ends with the block."""
    port = free_port()
    module, *arguments = COMMANDS[command]
    environment = small.environment() | {"PYTHONPATH": str(package), "NO_MKDOCS_2_WARNING": "1"}
    with (root.parent / "log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments, f"127.0.0.1:{port}"],
            cwd=root,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(DEADLINE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def fetch(address: str) -> str:
    """A page, empty while there is none."""
    try:
        with urllib.request.urlopen(address, timeout=DEADLINE) as answer:  # noqa: S310 - localhost
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        return error.read().decode()
    except OSError:
        return ""


def wait(address: str, holds: Callable[[str], bool], root: Path) -> str:
    """A page as soon as something holds for it."""
    end = time.monotonic() + DEADLINE
    page = ""
    while time.monotonic() < end:
        page = fetch(address)
        if page and holds(page):
            return page
        time.sleep(0.05)
    log = (root.parent / "log").read_text(encoding="utf-8")
    pytest.fail(f"{address} did not change in time\n{log}\n{page}")


def edit(file: Path, before: str, after: str) -> None:
    """Change a file, whose time differs from before even on a coarse clock."""
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")
    changed = file.stat().st_mtime_ns + 2_000_000_000
    os.utime(file, ns=(changed, changed))


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_edits_and_faults_show(tmp_path: Path, command: str) -> None:
    package = tmp_path / "package"
    ignored = shutil.ignore_patterns("__pycache__", "cases")
    for name in ("generator", "theme_overrides"):
        shutil.copytree(small.ROOT / name, package / name, ignore=ignored)
    files = {**small.FILES, "content/about.md": "# 关于\n\n原来的文字。\n"}
    root = small.site(tmp_path / "site", files)
    with serving(root, command, package) as address:
        about, term = f"{address}/about.html", f"{address}/glossary/dang-ke.html"
        page = wait(about, lambda text: "原来的文字" in text, root)
        assert "dw-diagnostics" not in page

        edit(root / "content/about.md", "原来的文字", "改过的文字")
        wait(about, lambda text: "改过的文字" in text, root)

        people = root / "data/organisations/people.csv"
        edit(people, "示例丙", "新名字")
        wait(f"{address}/organisations/cun.html", lambda text: "新名字" in text, root)

        template = package / "generator/kinds/glossary/word.md.j2"
        edit(template, "# {{ view.name }}", "# {{ view.name }}\n\n模板新加的一句。")
        wait(term, lambda text: "模板新加的一句" in text, root)

        edit(root / "theme_overrides/main.html", "本站所列地名", "改版后的说明")
        wait(term, lambda text: "改版后的说明" in text, root)

        edit(root / TERMS, "解释: 给党员", "解析: 给党员")
        page = wait(term, lambda text: "dw-diagnostics" in text, root)
        assert "给党员上的课" in page
        assert "没有“解析”这个字段" in page
        assert "data/glossary/terms.yml:11:" in page
        assert "dw-diagnostics" in fetch(about)

        edit(root / TERMS, "解析: 给党员上的课", "解释: 给党员讲的课")
        page = wait(term, lambda text: "给党员讲的课" in text, root)
        assert "dw-diagnostics" not in page
        assert "dw-diagnostics" not in wait(about, lambda text: "改过的文字" in text, root)


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_a_start_with_faults_shows_them(tmp_path: Path, command: str) -> None:
    root = small.site(tmp_path / "site", {**small.FILES, TERMS: BROKEN})
    with serving(root, command, small.ROOT) as address:
        page = wait(f"{address}/index.html", lambda text: "dw-diagnostics" in text, root)
        assert "没有“解析”这个字段" in page
        assert "data/glossary/terms.yml:4:" in page
        edit(root / TERMS, "解析", "解释")
        page = wait(f"{address}/index.html", lambda text: "dw-diagnostics" not in text, root)
        assert "示例镇党务公开" in page
        assert "党课" in wait(f"{address}/glossary/dang-ke.html", bool, root)


PAGE = """---
标题: 学习会
栏目: 工作动态
摘要: 一次学习
发布日期: 2026-05-02
公开范围: 社会
---

见[党课](../glossary/dang-ke.md)。
"""


def pages(address: str, names: list[str]) -> dict[str, str]:
    """Pages without what differs from one preview to another."""
    found = {name: fetch(f"{address}/{name}") for name in names}
    return {
        name: re.sub(r"livereload\(\d+, ?\d+\)", "", text.replace(address, ""))
        for name, text in found.items()
    }


@pytest.mark.slow
def test_a_preview_after_edits_shows_what_a_new_one_shows(tmp_path: Path) -> None:
    root = small.site(tmp_path / "site", dict(small.FILES))
    table = root / "data/organisations/people.csv"
    with serving(root, "dangwu", small.ROOT) as address:
        term = f"{address}/glossary/dang-ke.html"
        wait(term, lambda text: "党课" in text, root)
        edit(root / TERMS, "给党员上的课", "给党员讲的课")
        wait(term, lambda text: "给党员讲的课" in text, root)
        article = root / "content/articles/xuexi.md"
        article.parent.mkdir(parents=True, exist_ok=True)
        article.write_text(PAGE, encoding="utf-8")
        new = f"{address}/articles/xuexi.html"
        wait(new, lambda text: "glossary/dang-ke.html" in text, root)
        edit(article, "见[党课]", "请看[党课]")
        wait(new, lambda text: "请看" in text, root)
        edit(table, "示例丙", "示例新")
        wait(f"{address}/organisations/cun.html", lambda text: "示例新" in text, root)
        edit(root / TERMS, "解释: 给党员", "解析: 给党员")
        wait(term, lambda text: "dw-diagnostics" in text, root)
        edit(root / TERMS, "解析: 给党员", "解释: 给党员")
        wait(term, lambda text: "dw-diagnostics" not in text, root)
        periods = f"{address}/notices/periods.ics"
        edit(root / "data/notices/notices.csv", "村务公开栏", "村口公开栏")
        wait(periods, lambda text: "村口公开栏" in text, root)
        log = (root.parent / "log").read_text(encoding="utf-8")
        assert "更新了 1 页" in log
        built = small.run(root)
        names = [str(page.path.with_suffix(".html")) for page in built.pages]
        names += [str(file.path) for file in built.files]
        edited = pages(address, names)
    with serving(root, "dangwu", small.ROOT) as address:
        wait(f"{address}/glossary/dang-ke.html", lambda text: "给党员讲的课" in text, root)
        assert pages(address, names) == edited
