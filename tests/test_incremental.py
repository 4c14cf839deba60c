"""A build after an edit gives the bytes of a clean build; what has not changed is not made again."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator import inputs, kept, walk
from generator.cli import progress
from generator.inputs import Inputs
from tests import cases, sites, small

pytestmark = pytest.mark.slow

BY_HAND = "# 关于\n\n见[会议](notices/huiyi.md#{id})。\n"


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new), encoding="utf-8")

    return edit


def removed(root: Path) -> None:
    (root / "content/articles/hui-2.md").unlink()


def added(root: Path) -> None:
    text = "---\n标题: 学习会\n栏目: 工作动态\n摘要: 一次学习\n发布日期: 2026-05-02\n公开范围: 社会\n---\n\n见[会议](../notices/huiyi.md#top)。\n"
    (root / "content/articles/hui.md").write_text(text, encoding="utf-8")
    (root / "content/about.md").write_text(BY_HAND.format(id="top"), encoding="utf-8")


def renamed(root: Path) -> None:
    (root / "content/articles/hui.md").rename(root / "content/articles/hui-2.md")


NOTICES = "data/notices/notices.csv"
EDITS = {
    "nothing": lambda root: None,
    "text of one record": replaced("content/notices/huiyi.md", "请全体党员参加", "请全体党员按时参加"),
    "title of a neighbour": replaced(NOTICES, "支部换届选举结果", "换届选举结果"),
    "new pages and links between them": added,
    "renamed record": renamed,
    "deleted record": removed,
    "name in many pages": replaced("data/organisations/organisations.csv", "示例镇党委,", "示例党委,"),
    "name of the site": replaced("data/site/site.yml", "示例镇党务公开", "示例党务"),
    "settings": replaced("mkdocs.yml", "navigation.top", "navigation.footer"),
    "back": replaced("mkdocs.yml", "navigation.footer", "navigation.top"),
}  # fmt: skip


SAID = {".cache", "site"}
"""What a build makes; a clean one begins without it."""


def build(root: Path, day: str = cases.TODAY.isoformat()) -> dict[str, bytes]:
    done = sites.run("build", "-C", root, "--today", day)
    assert done.exit_code == 0, done.output
    return sites.tree(root / "site")


def test_after_each_edit_the_site_is_that_of_a_clean_build(tmp_path: Path) -> None:
    root = small.site(tmp_path / "root", site_url="https://example.invalid/")
    build(root)
    for name, edit in EDITS.items():
        edit(root)
        clean = tmp_path / name
        shutil.copytree(root, clean, ignore=lambda at, names: SAID if Path(at) == root else ())
        again, whole = build(root), build(clean)
        assert again.keys() == whole.keys(), name
        assert [one for one in whole if again[one] != whole[one]] == [], name
        addresses = whole["sitemap.xml"].decode().count("<loc>")
        there = [
            one
            for one, text in whole.items()
            if one.endswith(".html") and one != "404.html" and b'http-equiv="refresh"' not in text
        ]
        assert addresses == len(there), name


def test_only_what_an_edit_changes_is_made(tmp_path: Path) -> None:
    root = small.site(tmp_path / "root")

    def inodes() -> dict[str, int]:
        files = (path for path in (root / "site").rglob("*.html"))
        return {str(path.relative_to(root / "site")): path.stat().st_ino for path in files}

    build(root)
    first = inodes()
    build(root)
    assert inodes() == first
    EDITS["text of one record"](root)
    build(root)
    second = inodes()
    assert [name for name in first if second[name] != first[name]] == ["notices/huiyi.html"]
    clean = tmp_path / "clean"
    shutil.copytree(root, clean, ignore=lambda at, names: SAID if Path(at) == root else ())
    later = build(root, "2026-06-20")
    third = inodes()
    assert 0 < sum(third[name] != second[name] for name in second) < len(second) / 4
    assert later == build(clean, "2026-06-20")


def test_a_file_that_somebody_has_touched_is_made_anew(tmp_path: Path) -> None:
    root = small.site(tmp_path / "root")
    first = build(root)
    with (root / "site/notices/huiyi.html").open("a", encoding="utf-8") as file:
        file.write("<p>x</p>")
    (root / "site/notices/dangfei.html").unlink()
    assert build(root) == first


def test_a_link_to_a_heading_that_is_gone_is_told_after_an_edit_too(tmp_path: Path) -> None:
    root = small.site(
        tmp_path / "root", {**small.FILES, "content/about.md": BY_HAND.format(id="top")}
    )
    build(root)
    (root / "content/about.md").write_text(BY_HAND.format(id="nope"), encoding="utf-8")
    done = sites.run("build", "-C", root, "--today", cases.TODAY.isoformat())
    assert done.exit_code == 1
    assert "那一页上没有这个标题" in done.output


def test_nothing_is_made_where_nothing_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Files that have just been written are not trusted; here all of them have been.
    monkeypatch.setattr(inputs, "_FRESH", -1_000_000_000_000)
    root = small.site(tmp_path / "root")
    first = build(root)

    def said(*more: str, today: str = cases.TODAY.isoformat()) -> bool:
        done = sites.run("build", "-C", root, "--today", today, *more)
        assert done.exit_code in (0, 1), done.output
        return "没有改动" in done.output

    assert said()
    (root / "site/index.html").touch()
    sites.put(root / "site/foreign.html", b"x")
    assert not said()
    assert sites.tree(root / "site") == first
    assert said()
    (root / "site/notices/huiyi.html").unlink()
    assert not said()
    assert not said("--strict")
    assert not said(today="2026-06-02")
    EDITS["text of one record"](root)
    assert not said(today="2026-06-02")
    assert said(today="2026-06-02")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: []\n")
    assert not said(today="2026-06-02")
    assert not said(today="2026-06-02")


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"program": "p"}', '{"program": "p", "under": "", "files": {"a": [1]}}'],
)
def test_a_broken_memory_is_none(tmp_path: Path, text: str) -> None:
    place = kept.place(tmp_path, tmp_path / "site")
    sites.put(place, text.encode())
    assert kept.read(place, tmp_path / "site", "p") == kept.Kept(tmp_path / "site")


def test_what_leads_elsewhere_is_never_thought_unchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "_FRESH", -1_000_000_000_000)
    data = tmp_path / "data"
    sites.put(data / "a.csv", b"a")
    (tmp_path / "linked").symlink_to(data)

    def names(*paths: Path, day: str = "day") -> set[str]:
        given = Inputs(paths, (day,))
        return {given.seen(), given.held()}

    known = names(data, tmp_path / "nothing")
    assert len(known) == 2
    assert "" not in known
    assert known == names(data, tmp_path / "nothing")
    assert known.isdisjoint(names(data, day="another day"))
    assert names() == names(tmp_path / "linked") == {""}
    (data / "loop").symlink_to(data)
    assert names(data) == {""}
    (data / "loop").unlink()
    (data / "lost").symlink_to(tmp_path / "nowhere")
    assert names(data) == {""}
    assert not kept.Kept(data).whole()


def test_what_a_preview_has_made_is_put_aside_and_taken_from_there(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for name in ("a.html", "notices/b.html", "search/0123456789ab/1.js", "style.css"):
        sites.put(site / name, name.encode())
    made = kept.Kept(Path(), made={"a.html": "1", "notices/b.html": "2"}, index="3")
    made.made_all(site, "search")
    last = kept.aside(made, site)
    assert [path.name for path in site.iterdir()] == [last.folder.name]
    assert {name: one.key for name, one in last.files.items()} == {
        "a.html": "1", "notices/b.html": "2", "search/0123456789ab/1.js": "3",
    }  # fmt: skip
    assert last.take("a.html", "1", site / "a.html")
    assert last.take_all("3", site)
    assert not last.take("notices/b.html", "another", site / "b.html")
    last = kept.aside(last, site)
    assert last.files.keys() == {"a.html", "search/0123456789ab/1.js"}
    (last.folder / "search/0123456789ab/1.js").unlink()
    assert not last.take_all("3", site)
    assert not (site / "search/0123456789ab/1.js").exists()


def test_another_program_takes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    sites.put(folder / "a.html", b"a")
    made = kept.Kept(folder, under="g", made={"a.html": "key"}, sums={"a.html": "s"})
    place = kept.place(tmp_path, folder)
    kept.write(place, made, "p")
    known = kept.read(place, folder, "p")
    assert known.passed({"a.html": "s", "b.html": "s", "c.html": "t"}, "g") == {"a.html", "b.html"}
    assert known.passed({"a.html": "s"}, "another") == frozenset()
    assert known.take("a.html", "key", tmp_path / "taken.html")
    assert not known.take("a.html", "other", tmp_path / "other.html")
    assert not kept.read(place, folder, "q").files
    assert json.loads(place.read_bytes())["under"] == "g"


def test_a_file_that_others_have_taken_is_known_by_another_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, site = tmp_path / "site", tmp_path / "next"
    for name in ("a.html", "search/a/1.js", "search/a/2.js"):
        sites.put(folder / name, name.encode())
    told = dict.fromkeys(("a.html", "search/a/1.js", "search/a/2.js"), "sum")
    place = kept.place(tmp_path, folder)
    kept.write(place, kept.Kept(folder, made=told, sums=told), "p")
    last = kept.read(place, folder, "p")
    assert last.sound("search")
    assert not last.sound("nothing")
    sites.put(site / "search/b/2.js", b"another")
    (site / "search/b/1.js").hardlink_to(folder / "search/a/1.js")
    last.share("search", site)
    assert last.shared == {"search/b/1.js": "search/a/1.js"}
    assert (last.sum("search/b/1.js"), last.sum("search/b/2.js")) == ("sum", "")
    sites.put(folder / "search/a/2.js", b"touched")
    assert not last.sound("search")

    def unnumbered(folder: str) -> list[tuple[str, SimpleNamespace]]:
        return [(name, SimpleNamespace(st_dev=0, st_ino=0)) for name, _ in walk.files(folder)]

    last.forget()
    monkeypatch.setattr(kept.files, "walk", SimpleNamespace(files=unnumbered))
    last.share("search", site)
    assert last.shared == {}


def test_the_profile_tells_each_stage_and_what_was_taken(tmp_path: Path) -> None:
    root = small.site(tmp_path / "root")

    def profiled() -> tuple[list[str], str]:
        day = cases.TODAY.isoformat()
        said = sites.run("build", "-C", root, "--today", day, "--profile").output
        return [name for name in progress.STAGES.values() if name in said], said

    every = [name for stage, name in progress.STAGES.items() if stage != "paper"]
    assert profiled()[0] == every
    EDITS["text of one record"](root)
    stages, said = profiled()
    past = progress.STAGES["mkdocs"]
    assert stages == [name for name in every if name != past]
    pages = len(list((root / "site").rglob("*.html")))
    (taken,) = re.findall(r"沿用上次的网页 (\d+) 个", said)
    assert pages / 2 < int(taken) < pages


def test_a_guard_has_the_same_name_in_every_process() -> None:
    ask = "from datetime import date; from generator.pipeline import leaks; print(leaks.of_nobody(date(2026, 6, 1))[1].name)"
    names = {
        subprocess.run(
            [sys.executable, "-c", ask],
            check=True,
            capture_output=True,
            env=small.environment() | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(names) == 1


def test_mkdocs_alone_builds_the_same_site(tmp_path: Path) -> None:
    root = small.site(tmp_path / "root")
    ours = build(root)
    assert small.mkdocs(root, "build", "--strict").returncode == 0
    theirs = sites.tree(root / "site")
    del ours["manifest.json"]
    assert theirs == ours
