"""Sheets that a site publishes beside its pages: linked, true to them, the same bytes, or a reason."""

import shutil
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.paper import press
from generator.workspace import Workspace
from tests import printing, sites, small
from tests.printing import DAY, edited

WANTED = f"{printing.ADDRESS}\n版式文件: 是"
ORGANISATIONS = "data/organisations/organisations.csv"
GROUP = "leading_groups/{}/jianshe"


def space(root: Path, more: Mapping[str, str] | None = None, address: str = WANTED) -> Workspace:
    return Workspace(printing.site(root, more, address=address), date.fromisoformat(DAY))


def sheets(made: Workspace) -> dict[str, Path]:
    """The sheets among the files of a site, by their place in it."""
    found = made.run()
    assert found.ok, found.diagnostics
    return {
        str(one.target): Path(one.source) for one in found.assets if one.target.suffix == ".pdf"
    }


def codes(made: Workspace) -> list[str]:
    return [one.code for one in made.run().diagnostics if one.code.startswith("paper/")]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return space(tmp_path_factory.mktemp("published") / "site")


def test_every_link_to_a_sheet_leads_to_one_and_every_sheet_is_linked(site: Workspace) -> None:
    linked = set()
    for page in site.run().pages:
        for part in page.markdown.split('href="')[1:]:
            if (name := part.partition('"')[0]).endswith(".pdf"):
                linked.add(str(page.path.parent / name))
    assert linked == set(sheets(site))
    assert {"notices/document/fazhan.pdf", "notices/poster/fazhan.pdf"} <= linked
    for page in ("organisations/{}/zhen", "organisations/alliances/{}/lianmeng", GROUP):
        assert {f"{page.format(paper)}.pdf" for paper in ("a4", "a3")} <= linked


def test_a_sheet_says_what_its_page_says(site: Workspace) -> None:
    made = sheets(site)
    assert "拟列为发展对象的公示" in "".join(printing.pages(made["notices/document/fazhan.pdf"]))
    assert "张贴至：2026年6月3日" in "".join(printing.pages(made["notices/poster/fazhan.pdf"]))
    (tree,) = printing.pages(made["organisations/a3/zhen.pdf"])
    assert "组织机构图" in tree
    (fan,) = printing.pages(made["organisations/alliances/a4/lianmeng.pdf"])
    for said in ("十里片区联盟结构图", "召集人", "成员单位（2个）", "十里村"):
        assert said in fan
    (ranks,) = printing.pages(made[f"{GROUP.format('a4')}.pdf"])
    for said in ("党建工作领导小组组成图", "副组长", "设在党建办公室", "宣传工作组"):
        assert said in ranks
    for chart in (tree, fan, ranks):
        assert "如有变动，以网页为准" in chart
    (text,) = printing.pages(made["notices/poster/biaozhang.pdf"])
    assert "示例己" not in text


def test_a_build_tells_that_it_sets_them(site: Workspace) -> None:
    told: list[tuple[str, int, int]] = []
    site.run(lambda *step: told.append(step))
    steps = [(done, total) for stage, done, total in told if stage == "paper"]
    assert steps[-1][0] == steps[-1][1] >= len(sheets(site))


def test_the_same_bytes_come_without_the_cache_and_nothing_is_set_twice(
    site: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = {name: path.read_bytes() for name, path in sheets(site).items()}
    again = {name: path.read_bytes() for name, path in sheets(space(tmp_path)).items()}
    assert first == again
    monkeypatch.setattr(press, "printed", lambda *given: pytest.fail("set again"))
    assert {name: path.read_bytes() for name, path in sheets(site).items()} == first


def test_the_next_day_takes_them_from_the_store(
    site: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = sheets(site)
    monkeypatch.setattr(press, "printed", lambda *given: pytest.fail("set again"))
    assert sheets(replace(site, today=site.today + timedelta(days=1))) == first


def test_by_default_there_are_none(tmp_path: Path) -> None:
    made = space(tmp_path, address=printing.ADDRESS)
    assert sheets(made) == {}
    linked = ("document/", "poster/", "a4/", "a3/")
    for page in made.run().pages:
        assert not any(f'href="{place}' in page.markdown for place in linked)


def test_a_notice_too_long_for_a_sheet_hangs_as_a_document(tmp_path: Path) -> None:
    body = "content/notices/huiyi.md"
    said = "请各党小组提前通知到每一名党员，确实不能参加的说明原因。\n\n"
    made = sheets(space(tmp_path, edited(body, "---\n\n", "---\n\n" + said * 300)))
    document, poster = (made[f"notices/{sort}/huiyi.pdf"] for sort in ("document", "poster"))
    assert document == poster
    assert len(printing.pages(poster)) > 1


def test_a_character_that_no_font_has_stops_it_at_its_record(tmp_path: Path) -> None:
    made = space(tmp_path, edited(ORGANISATIONS, "十里村党支部", "ஃ村党支部"))
    found = [one for one in made.run().diagnostics if one.code == "paper/no-glyph"]
    assert found
    assert "“ஃ”" in found[0].message
    assert ORGANISATIONS in [one.location.file for one in found]
    assert found[0].help


def test_without_what_prints_or_a_font_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = space(tmp_path)
    monkeypatch.setattr(press, "families", lambda: ("DejaVu Sans",))
    assert codes(made) == ["paper/no-font"]
    monkeypatch.setattr(press, "ready", lambda: False)
    assert codes(made) == ["paper/not-installed"]
    result = sites.run("build", "-C", made.root, "--today", DAY, "--output", tmp_path / "out")
    assert result.exit_code == 1
    assert "pip install typst segno" in result.stderr
    assert not (tmp_path / "out").exists()


def test_an_edit_changes_the_sheets_of_its_notice_alone_and_the_site_is_that_of_a_clean_build(
    tmp_path: Path,
) -> None:
    facts = small.FILES["data/site/site.yml"].decode() + f"网址: {WANTED}\n"
    root = small.site(tmp_path / "root")
    (root / "data/site/site.yml").write_text(facts, encoding="utf-8")
    built(root)
    before = {path: path.read_bytes() for path in root.glob("site/**/*.pdf")}
    body = root / "content/notices/huiyi.md"
    body.write_text(body.read_text(encoding="utf-8") + "\n带好学习笔记。\n", encoding="utf-8")
    built(root)
    after = {path: path.read_bytes() for path in root.glob("site/**/*.pdf")}
    assert before.keys() == after.keys()
    changed = {path.parent.name for path in before if before[path] != after[path]}
    assert changed == {"document", "poster"}
    assert {path.stem for path in before if before[path] != after[path]} == {"huiyi"}
    left = sites.tree(root / "site")
    shutil.rmtree(root / ".cache")
    shutil.rmtree(root / "site")
    built(root)
    assert sites.tree(root / "site") == left


def built(root: Path) -> None:
    result = sites.call("build", "-C", root, "--today", DAY)
    assert result.returncode == 0, result.stderr
