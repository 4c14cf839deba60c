"""`dangwu rules`: codes with their basis, provisions in force, one by its id; in a site and outside."""

import json
from pathlib import Path

import pytest

from tests import sites
from tests.sites import run

PROVISIONS = """- 编号: web-01
  名称: 首页更新
  要求: 一个月内要有新消息。
  数值:
    - 项: days
      值: 30
  依据文件: 示例镇党务公开办法
  条款: 第六条
  生效日期: 2026-02-01
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a small site with a provision of its own."""
    return sites.make(tmp_path / "site", {"data/rules/provisions.yml": PROVISIONS})


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 0),
        (["--provisions"], 0),
        (["--provisions", "--format", "json"], 0),
        (["web-01"], 0),
        (["site/home-stale"], 0),
        (["web-99"], 2),
        (["--format", "xml"], 2),
        (["--today", "yesterday"], 2),
    ],
)
def test_exit_codes_in_a_site_and_outside(
    site: Path, tmp_path: Path, arguments: list[str], code: int
) -> None:
    for folder in (site, tmp_path):
        assert run("rules", *arguments, "-C", folder).exit_code == code


def test_a_code_names_its_basis(tmp_path: Path) -> None:
    said = run("rules", "site/home-stale", "-C", tmp_path, "--today", "2026-06-01").stdout
    assert "依据 web-01：《政府网站与政务新媒体检查指标》" in said


def test_a_site_has_its_own_basis_from_its_day_on(site: Path) -> None:
    before = run("rules", "site/home-stale", "-C", site, "--today", "2026-01-31").stdout
    after = run("rules", "site/home-stale", "-C", site, "--today", "2026-02-01").stdout
    assert "政府网站与政务新媒体检查指标" in before
    assert "《示例镇党务公开办法》第六条" in after


def test_a_provision_shows_all_its_versions(site: Path) -> None:
    said = run("rules", "web-01", "-C", site, "--today", "2026-06-01").stdout
    own, national = said.strip().split("\n\n")
    assert "现行" in own
    assert "最多隔多少天：30天" in own
    assert "已被代替" in national
    assert "用到的检查：site/home-stale" in national


def test_what_is_in_force_depends_on_the_day(tmp_path: Path) -> None:
    def listed(day: str) -> dict[str, dict[str, object]]:
        said = run("rules", "--provisions", "--format", "json", "-C", tmp_path, "--today", day)
        return {one["id"]: one for one in json.loads(said.stdout)}

    assert "wording-admission-2014" not in listed("2026-05-17")
    found = listed("2026-05-18")["wording-admission-2014"]
    assert found["citation"] == "《中国共产党发展党员工作细则》"
    assert found["codes"] == ["wording/superseded"]
    assert all(one["in_force"] for one in listed("2026-05-18").values())


def test_codes_in_json_name_their_provisions(tmp_path: Path) -> None:
    said = run("rules", "--format", "json", "-C", tmp_path, "--today", "2026-06-01").stdout
    codes = {one["code"]: one for one in json.loads(said)}
    assert [one["id"] for one in codes["site/home-stale"]["provisions"]] == ["web-01"]
    assert codes["schema/missing"]["provisions"] == []


def test_near_ids_are_offered(tmp_path: Path) -> None:
    assert "是不是“web-1" in run("rules", "web-111", "-C", tmp_path).stderr
