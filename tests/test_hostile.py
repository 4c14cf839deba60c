"""Hostile files and texts: they end in a diagnostic, in bounded time and memory, and run nothing."""

import importlib.util
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import sources
from generator.pipeline import by_hand, markup
from generator.privacy import clean, documents
from tests import office_files as made
from tests import small

ROOT = Path(__file__).parents[1]
FUZZ = Path(__file__).with_name("fuzz")
MARK = "mibiao"

HARMLESS = {
    "wide characters",
    "text of stars",
    "text of ticks",
    "text of lists",
    "text of attributes",
    "text of divisions",
}
"""Files that look hostile and may be read to their end."""


@pytest.fixture(scope="module")
def limited() -> dict[str, Any]:
    """What came of each hostile file in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(done.stdout)  # type: ignore[no-any-return]  # a program of ours


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits of a process are a matter of POSIX")
def test_hostile_files_end_in_a_diagnostic_within_limits(limited: dict[str, Any]) -> None:
    """Every file is read within 5 seconds and 512 MB, and what is wrong with it is told."""
    assert len(limited) > 50
    for name, result in limited.items():
        assert result["status"] == 0, name
        assert result["seconds"] < 5, name
        assert result["megabytes"] < 512, name
        count, codes = result["said"]
        assert bool(codes) == (name not in HARMLESS), name
        assert count < 1100, name


DOCUMENTS = {
    "a.docx": made.word("字", author="x"),
    "a.xlsx": made.sheet([["a", "b"], [1, "c"]]),
    "a.pptx": made.slides(MARK)[0],
    "a.pdf": made.pdf("a", "b", title="t"),
    "a.zip": made.zipped({"a.csv": b"a,b\n"}),
    "a.jpg": made.picture("JPEG", Make="x"),
    "a.png": made.picture("PNG", Make="x"),
    "a.webp": made.picture("WEBP", Make="x"),
    "a.html": '<p title="&#20057;">甲<b>乙</b></p>'.encode(),
    "a.doc": bytes.fromhex("d0cf11e0a1b11ae1") + "旧的文件".encode("utf-16-le"),
}


@settings(max_examples=60, derandomize=True)
@given(st.sampled_from(sorted(DOCUMENTS)), st.binary(max_size=400))
def test_any_bytes_are_read_as_any_file(name: str, data: bytes) -> None:
    documents.read(name, data)
    clean.clean(name, data)


@settings(max_examples=100, derandomize=True)
@given(
    st.sampled_from(sorted(DOCUMENTS)),
    st.integers(0, 10**6),
    st.integers(0, 40),
    st.binary(max_size=40),
)
def test_damaged_files_never_raise(name: str, at: int, cut: int, inserted: bytes) -> None:
    whole = DOCUMENTS[name]
    at %= len(whole)
    damaged = whole[:at] + inserted + whole[at + cut :]
    documents.read(name, damaged)
    cleaned = clean.clean(name, damaged)
    if isinstance(cleaned, bytes):
        assert isinstance(clean.clean(name, cleaned), bytes)


@settings(max_examples=30, derandomize=True)
@given(st.sampled_from(["a.docx", "a.xlsx", "a.zip"]), st.data())
def test_damaged_members_never_raise(name: str, data: st.DataObject) -> None:
    members = dict(made.unzip(DOCUMENTS[name]))
    part = data.draw(st.sampled_from(sorted(members)))
    content = members[part]
    at = data.draw(st.integers(0, len(content)))
    members[part] = content[:at] + data.draw(st.binary(max_size=30)) + content[at + 1 :]
    documents.read(name, made.zipped(members))
    clean.clean(name, made.zipped(members))


WORDS = st.sampled_from(
    (FUZZ / "seeds" / "markdown" / "words").read_text(encoding="utf-8").splitlines()
)


@settings(max_examples=400, derandomize=True)
@given(st.lists(st.one_of(WORDS, st.sampled_from(["\n", "\n\n", "    ", " "])), max_size=24))
def test_what_is_let_through_runs_nothing(parts: list[str]) -> None:
    harness("markdown").one("".join(parts).encode())


SAFE = "标题\n\n甲 **乙** _丙_ `<script>` [丁](a.md) <https://example.cn/> &lt;b&gt; a < b\n\n- 一\n- 二\n"


@pytest.mark.parametrize(
    "text",
    [
        SAFE,
        "```\n<script>alert(1)</script>\n```\n",
        "    <iframe>\n",
        "| 甲 | 乙 |\n| :-: | --- |\n| 1 | <b>2</b> |\n",
        '## 题 { #a .b }\n\n!!! note "注"\n    文\n\n词\n: 义\n\n文[^1]\n\n[^1]: 注 `<b onclick=x>`\n',
        "<details>\n<summary>甲</summary>\n乙\n</details>\n",
        "<!-- 只给同事看 -->\n\n甲\n",
        "![说明](photos/a.jpg) <a href='a.md#b' title='t'>甲</a> [信](mailto:a@example.cn)",
    ],
)
def test_ordinary_texts_are_let_through(text: str) -> None:
    assert markup.look(text) == ()


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("甲 <script>x</script>", 2),
        ("甲\n\n<p ONCLICK=x>乙</p>", 6),
        ("[甲](javascript:x)", 4),
        ("[甲](JAVA&#115;cript:x)", 0),
        ("[甲][1]\n\n[1]: vbscript:x", 13),
        ("# 甲 { onload=x }", 6),
        ('<a href="&#106;avascript:x">甲</a>', 0),
        ("<form action='https://a.b/'>", 0),
        ("`<form>` <form>", 9),
        ("<!--><img src=x onerror=y>-->", 0),
        ("<img src='https://a.b/c.png'>", 10),
        ("<p style='position:fixed'>甲</p>", 3),
        ("<div>\n<![CDxATA[\n]]>\n</div>", 0),
    ],
)
def test_what_runs_or_loads_is_told_with_its_place(text: str, at: int) -> None:
    (found,) = markup.look(text)
    assert found.at == at


def test_the_extensions_are_those_of_the_site() -> None:
    """MkDocs adds `toc`, `tables` and `fenced_code` by itself, before those of the site."""

    class Loader(yaml.SafeLoader):
        """Reads `mkdocs.yml` with the tags that only MkDocs knows."""

    Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader)  # noqa: S506
    named = {
        one if isinstance(one, str) else next(iter(one)) for one in config["markdown_extensions"]
    }
    assert named | {"toc", "tables", "fenced_code"} == set(markup.EXTENSIONS)
    assert len(set(markup.EXTENSIONS)) == len(markup.EXTENSIONS)


@pytest.mark.parametrize(
    "name",
    [
        "../a.pdf", "/a.pdf", "a/../../b.pdf", "c:/a.pdf", "c:a.pdf", "\\\\host\\a.pdf", "a\\b.pdf",
        "a\0.pdf", "a.pdf.", "a.pdf ", " a.pdf", "con.pdf", "LPT1", "a\u202efdp.txt", "a\nb.pdf",
        "a?.pdf", "x" * 201, "", ".",
    ],
)  # fmt: skip
def test_paths_that_leave_their_folder_or_are_none_somewhere(name: str) -> None:
    assert not clean.sound(PurePosixPath(name))


@pytest.mark.parametrize(
    "name", ["a.pdf", "附件/甲（一）.docx", "a b.txt", "a.b-c_d.csv", "console.txt"]
)
def test_ordinary_paths(name: str) -> None:
    assert clean.sound(PurePosixPath(name))


@pytest.mark.parametrize(
    "text",
    [
        "# &lt;img src=x onerror=y&gt;\n",
        "甲\n\n# `<b>`\n",
        "&lt;b&gt;\n===\n",
        "title: <b>\n\n甲\n",
    ],
)
def test_a_title_holds_no_tag(text: str) -> None:
    """Themes print the title of a page as it is, and MkDocs takes it from the first heading."""
    assert [one.code for one in by_hand.page(text, "a.md")] in (
        ["pages/markup"],
        ["pages/settings"],
    )
    assert not list(by_hand.page(f"---\ntitle: 题\n---\n{text.removeprefix('title: <b>')}", "a.md"))


def harness(name: str) -> Any:
    """The fuzzing harness for a reader."""
    path = FUZZ / f"fuzz_{name}.py"
    spec = importlib.util.spec_from_file_location(f"fuzz_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", sorted(FUZZ.glob("fuzz_*.py")), ids=lambda path: path.stem)
def test_each_harness_runs_on_its_seeds(path: Path) -> None:
    name = path.stem.removeprefix("fuzz_")
    seeds = sorted((FUZZ / "seeds" / name).iterdir())
    assert seeds
    for seed in (*seeds, None):
        harness(name).one(seed.read_bytes() if seed else b"")


def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes on this system")
    os.mkfifo(tmp_path / "a.csv")
    assert [one.code for one in sources.read(tmp_path, "a.csv").faults] == ["source/unreadable"]


PHOTO = made.picture("PNG", Make=MARK, Author=MARK)
PUBLISHED = {
    "content/articles/files/a.docx": made.word("正文", author=MARK, keywords=MARK),
    "content/articles/files/b.zip": made.zipped({"c.xlsx": made.sheet([["格"]], creator=MARK)}),
    "content/articles/files/d.pdf": made.pdf("text", author=MARK, title=MARK),
    "content/articles/fujian.md": (
        "---\n标题: 附件\n公开范围: 向社会公开\n栏目: 工作动态\n发布日期: 2026-05-01\n摘要: 摘要\n---\n"
        "[一](files/a.docx) [二](files/b.zip) [三](files/d.pdf) ![图](photos/e.png)\n"
    ).encode(),
    "content/articles/photos/e.png": PHOTO,
    "content/about/index.md": "# 关于\n\n![图](f.png) [表](g.xlsx)\n".encode(),
    "content/about/f.png": PHOTO,
    "content/about/g.xlsx": made.sheet([["格"]], creator=MARK),
}


def everything(data: bytes) -> bytes:
    """All bytes of a file, those of its members included."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        return b"".join(everything(part) for _, part in made.unzip(data))
    return data + "".join(one.text for one in documents.read("a", data).pieces).encode()


@pytest.mark.slow
def test_no_metadata_is_in_any_file_of_the_site(tmp_path: Path) -> None:
    root = small.site(tmp_path, {**small.FILES, **PUBLISHED})
    assert MARK.encode() in everything(PHOTO)
    done = small.dangwu(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    site = root / "site"
    names = {path.name for path in site.rglob("*") if path.is_file()}
    assert {"a.docx", "b.zip", "d.pdf", "f.png", "g.xlsx"} <= names
    for path in site.rglob("*"):
        if path.suffix in (".docx", ".zip", ".pdf", ".png", ".jpg", ".webp", ".xlsx"):
            assert MARK.encode() not in everything(path.read_bytes()), path
            assert documents.read(path.name, path.read_bytes()).faults == (), path
