"""`dangwu search`: what it prints, the contract of the search, and its exit codes."""

import json
import re
import shutil
from pathlib import Path

import pytest

from generator.pipeline.codes import BUILT
from tests import sites, small

QUERIES = "data/search/queries.yml"
HELD = """- 搜索: 党费收缴
  网页:
    - notices/dangfei.html
- 搜索: dangfei
  网页: notices/dangfei.html
"""
BROKEN = """- 搜索: 党费收缴
  网页:
    - notices/dangfei.html
    - notices/dangfe.html
    - glossary/index.html
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, built."""
    root = small.site(tmp_path_factory.mktemp("search"), {**small.FILES, QUERIES: HELD})
    done = small.dangwu(root, "build")
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def root(tmp_path: Path, built: Path) -> Path:
    return shutil.copytree(built, tmp_path / "copy", ignore=shutil.ignore_patterns(".cache"))


def test_an_answer_for_people(built: Path) -> None:
    done = small.dangwu(built, "search", "党费收缴")
    assert (done.returncode, done.stderr) == (0, "")
    first, title, address, extract, *_ = done.stdout.splitlines()
    assert re.fullmatch("找到 [0-9]+ 条，下面是前 10 条。", first)
    assert title == " 1. 2025年【党费收缴】情况（更正）（公示公告，示例镇党委，2026-02-09）"
    assert address == "    notices/gengzheng.html"
    assert "【党费收缴】" in extract


def test_several_words_are_one_query_and_what_was_tried_is_told(built: Path) -> None:
    done = small.dangwu(built, "search", "黨費", "收繳")
    assert "notices/dangfei.html" in done.stdout
    assert "试过" not in done.stdout
    done = small.dangwu(built, "search", "党费", "怎么收缴")
    assert "notices/dangfei.html" in done.stdout
    assert "试过：去掉问句里的虚词。" in done.stdout


def test_an_answer_for_programs(built: Path) -> None:
    done = small.dangwu(built, "search", "党费收缴", "--format", "json")
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["query"], answer["tried"]) == (0, "党费收缴", [])
    assert answer["total"] >= len(answer["results"]) > 0
    found = answer["results"][0]
    assert found["address"] == "notices/gengzheng.html"
    assert (found["organisation"], found["day"]) == ("示例镇党委", "2026-02-09")
    assert found["kind"] == {"id": "notices", "title": "公示公告"}
    (start, end), *_ = found["title_marks"]
    assert found["title"][start:end] == "党费收缴"
    (start, end), *_ = found["extract_marks"]
    assert found["extract"][start:end] == "党费收缴"


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--kind", "公示公告"], True),
        (["--kind", "notices"], True),
        (["--kind", "名词解释"], False),
        (["--year", "2026"], True),
        (["--year", "1999"], False),
        (["--organisation", "没有的党支部"], False),
        (["--status", "即将开始", "--today", "2026-05-27"], True),
        (["--status", "公示中", "--today", "2026-06-03"], True),
        (["--status", "open", "--today", "2026-06-04"], False),
        (["--status", "ended", "--today", "2026-06-04"], True),
    ],
)
def test_answers_are_narrowed(built: Path, options: list[str], found: bool) -> None:
    done = small.dangwu(built, "search", "拟列为发展对象", *options)
    assert done.returncode == 0
    assert ("notices/fazhan.html" in done.stdout) == found


def test_nothing_found_says_why(built: Path) -> None:
    done = small.dangwu(built, "search", "党费收缴", "--organisation", "没有的党支部")
    assert done.stdout.startswith("找到 0 条。\n没有属于“没有的党支部”的；")
    assert "网站里有这些词：党费" in done.stdout


def test_an_organisation_is_known_by_its_id_and_its_short_name(built: Path) -> None:
    said = json.loads(small.dangwu(built, "search", "党费收缴", "--format", "json").stdout)
    short = said["results"][0]["organisation"]
    by_name = small.dangwu(built, "search", "党费收缴", "--organisation", short)
    assert "notices/dangfei.html" in by_name.stdout


def test_a_contract_that_holds(built: Path) -> None:
    done = small.dangwu(built, "search", "--check")
    said = "2 条搜索都答得出，要有的网页都在前十条里。\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, said, "")


def test_a_contract_that_does_not_hold(root: Path) -> None:
    small.write(root, {QUERIES: BROKEN})
    done = small.dangwu(root, "search", "--check", "--format", "json")
    assert done.returncode == 1
    found = json.loads(done.stdout)["diagnostics"]
    assert [
        (one["code"], *(one["location"][name] for name in ("file", "line", "column")))
        for one in found
    ] == [
        ("search/no-page", QUERIES, 4, 7),
        ("search/unanswered", QUERIES, 5, 7),
    ]
    assert {one["code"] for one in found} == {code.id for code in BUILT}
    text = small.dangwu(root, "search", "--check").stdout
    assert "网站里没有“notices/dangfe.html”这个网页" in text
    assert "是不是“notices/dangfei.html”？" in text
    assert "搜索“党费收缴”，前十条里没有“glossary/index.html”" in text
    assert "排在前面的是“" in text


def test_a_query_nobody_can_read_does_not_hold(root: Path) -> None:
    small.write(root, {QUERIES: "- 搜索: 党费收缴\n"})
    done = small.dangwu(root, "search", "--check")
    assert done.returncode == 1
    assert "schema/missing" in done.stdout


def test_a_site_without_queries_has_nothing_to_hold(root: Path) -> None:
    (root / QUERIES).unlink()
    done = small.dangwu(root, "search", "--check")
    said = "没有写必须答得出的搜索，见 data/search/queries.yml。\n"
    assert (done.returncode, done.stdout) == (0, said)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "请写明搜索什么"),
        ([" "], "请写明搜索什么"),
        (["党费", "--check"], "--check 不能和搜索的话、筛选一起用"),
        (["--check", "--year", "2026"], "--check 不能和搜索的话、筛选一起用"),
        (["党费", "--format", "sarif"], "“sarif”只用于 --check"),
        (["党费", "--kind", "没有"], "没有“没有”这个栏目。可选：home（首页）、"),
        (["党费", "--status", "没有"], "没有“没有”这种状态。可选：upcoming（即将开始）、"),
        (["党费", "--audience", "local"], "还没有生成。先生成网站：dangwu build --audience local"),
        (["党费", "--site", "data"], "“data”里没有搜索的索引。先生成网站：dangwu build"),
    ],
)
def test_wrong_use(built: Path, arguments: list[str], said: str) -> None:
    done = small.dangwu(built, "search", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_site_in_another_folder_needs_no_data(built: Path, tmp_path: Path) -> None:
    done = small.dangwu(tmp_path, "search", "党费收缴", "--site", str(built / "site"))
    assert (done.returncode, "notices/dangfei.html" in done.stdout) == (0, True)
    done = small.dangwu(tmp_path, "search", "党费收缴")
    assert done.returncode == 2
    assert "dangwu init" in done.stderr


@pytest.mark.slow
def test_a_build_tells_the_size_of_the_index(tmp_path: Path) -> None:
    root = sites.make(tmp_path / "site")
    said = sites.run("build", "-C", root, "--today", sites.TODAY).stdout
    files = {path.name: path.stat().st_size for path in (root / "site" / "search").rglob("*.js")}
    words = [size for name, size in files.items() if name[0].isdigit()]
    assert f"；搜索索引 {-(-sum(files.values()) // 1024):,} KB：词语 {len(words):,} 个" in said
    assert f"（最大 {-(-max(words) // 1024)} KB）、标题 " in said
    assert f"（最大 {-(-files['engine.js'] // 1024)} KB）。" in said
