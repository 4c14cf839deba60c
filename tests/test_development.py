"""Cases of development: the notice a prospect needs, terms as tasks, and which version counts."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from generator import kinds, photos, pipeline
from generator.pipeline import Checked
from generator.schema import Scope
from tests import cases, small, whole

ORGANISATIONS = """编号,全称,简称,类型,领域,上级编号,公开范围
zhen,中共示例镇委员会,示例镇党委,基层党委,农村,,向社会公开
cun,中共示例镇甲村支部委员会,甲村党支部,党支部,农村,zhen,向社会公开
"""


def check(root: Path, files: dict[str, str], today: str = "2026-11-24") -> Checked:
    small.write(
        root,
        {
            "data/site/site.yml": cases.SITE,
            "data/organisations/organisations.csv": ORGANISATIONS,
            **files,
        },
    )
    return pipeline.check(
        root,
        kinds.find(),
        pipeline.Asked(date.fromisoformat(today)),
        lambda file: photos.derive(file, root / ".cache"),
    )


def said(checked: Checked, code: str) -> list[str]:
    return [one.message for one in checked.diagnostics if one.code == code]


def publicity(
    root: Path,
    *,
    start: str,
    end: str,
    prospect: str,
    more: str = "",
    kind: str = "发展对象公示",
    code: str = "development/publicity",
) -> list[str]:
    files = {
        "data/notices/notices.yml": f"- {{编号: gs, 类型: {kind}, 发布党组织编号: cun, 标题: 公示,"
        f" 发布日期: {start}, 公示开始: {start}, 公示截止: {end}, 公开范围: 向社会公开{more}}}\n",
        "data/development/cases.yml": "- {编号: fz-1, 党组织编号: cun, 申请日期: 2024-01-02,"
        " 谈话日期: 2024-01-10, 确定积极分子日期: 2024-06-03, 上级同意日期: 2026-09-10,"
        f" 公示编号: gs, 列为发展对象日期: {prospect}}}\n",
    }
    return said(check(root, files), code)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-09-18", "2026-09-23"),  # 20 September is worked.
        ("2026-09-30", "2026-10-12"),
        ("2026-10-09", "2026-10-14"),
        ("2026-11-20", "2026-11-26"),
    ],
)
def test_five_working_days_are_enough(tmp_path: Path, start: str, end: str) -> None:
    assert publicity(tmp_path, start=start, end=end, prospect="2026-12-01") == []


def test_a_day_less_is_not_and_the_right_day_is_said(tmp_path: Path) -> None:
    (message,) = publicity(tmp_path, start="2026-09-30", end="2026-10-11", prospect="2026-12-01")
    assert "只有 4 个工作日，应不少于 5 个，最早到 2026-10-12" in message


def test_a_prospect_is_listed_after_the_end(tmp_path: Path) -> None:
    listed = partial(
        publicity, tmp_path, start="2026-09-18", end="2026-09-23", code="development/order"
    )
    (message,) = listed(prospect="2026-09-22")
    assert "到 2026-09-23 才结束" in message
    assert listed(prospect="2026-09-23") == []


def test_the_end_of_an_earlier_publicity_counts_too(tmp_path: Path) -> None:
    listed = partial(
        publicity, tmp_path, start="2025-09-18", end="2025-09-24", code="development/order"
    )
    assert any("2025-09-24 才结束" in one for one in listed(prospect="2025-09-23"))
    assert not any("才结束" in one for one in listed(prospect="2025-09-24"))


@pytest.mark.parametrize(
    ("met", "decided", "severity"),
    [("2024-03-01", "2025-02-28", "warning"), ("2026-05-18", "2027-05-17", "error")],
)
def test_a_probation_fails_a_build_only_by_rules_that_are_certain(
    tmp_path: Path, met: str, decided: str, severity: str
) -> None:
    case = f"- {{编号: fz-1, 党组织编号: cun, 申请日期: 2023-01-02, 接收大会日期: {met}, 转正大会日期: {decided}}}\n"
    checked = check(tmp_path, {"data/development/cases.yml": case}, "2027-06-01")
    found = [one for one in checked.diagnostics if one.code == "development/order"]
    assert [one.severity.value for one in found] == [severity]


def test_the_committee_agrees_first(tmp_path: Path) -> None:
    (message,) = publicity(tmp_path, start="2026-09-07", end="2026-09-14", prospect="2026-12-01")
    assert "从 2026-09-07 开始，上级同意在 2026-09-10" in message


def test_another_notice_and_one_taken_back_do_not_count(tmp_path: Path) -> None:
    times = {"start": "2026-09-18", "end": "2026-09-23", "prospect": "2026-12-01"}
    assert publicity(tmp_path / "a", **times, kind="入党积极分子公示") != []
    taken = ", 撤回日期: 2026-09-20, 撤回原因: 有误"
    assert publicity(tmp_path / "b", **times, more=taken) != []


def test_an_unknown_year_is_not_judged(tmp_path: Path) -> None:
    assert publicity(tmp_path, start="2026-12-30", end="2027-01-04", prospect="2027-02-01") == []


def test_a_notice_that_cannot_be_read_makes_no_second_fault(tmp_path: Path) -> None:
    files = {
        "data/notices/notices.yml": "- {编号: gs, 类型: 发展对象公示}\n",
        "data/development/cases.yml": "- {编号: fz-1, 党组织编号: cun, 申请日期: 2024-01-02,"
        " 公示编号: gs, 确定积极分子日期: 2024-06-03, 列为发展对象日期: 2026-06-03}\n",
    }
    assert said(check(tmp_path, files), "development/publicity") == []


@pytest.mark.parametrize(
    ("prospect", "code", "message"),
    [
        ("2026-05-17", "development/old-rules", "按2014年版核对"),
        ("2026-05-18", "development/publicity", "没有公示编号"),
    ],
)
def test_the_version_of_the_day_counts(
    tmp_path: Path, prospect: str, code: str, message: str
) -> None:
    files = {
        "data/development/cases.yml": "- {编号: fz-1, 党组织编号: cun, 申请日期: 2024-01-02,"
        f" 确定积极分子日期: 2024-06-03, 列为发展对象日期: {prospect}}}\n",
    }
    checked = check(tmp_path, files)
    assert [one.code for one in checked.diagnostics if message in one.message] == [code]


@pytest.mark.parametrize(
    ("today", "warned"), [("2026-02-27", False), ("2026-02-28", False), ("2026-03-01", True)]
)
def test_an_open_term_is_a_task_and_a_warning_only_after_its_day(
    tmp_path: Path, today: str, warned: bool
) -> None:
    files = {
        "data/development/cases.yml": "- {编号: fz-1, 党组织编号: cun, 申请日期: 2026-01-31}\n"
    }
    checked = check(tmp_path, files, today)
    tasks = [task for task in checked.tasks if task.code == "development/talk"]
    assert [(task.due, task.org_id) for task in tasks] == [(date(2026, 2, 28), "cun")]
    assert bool(said(checked, "development/talk")) is warned


def test_no_page_knows_of_a_case(tmp_path: Path) -> None:
    small.write(
        tmp_path,
        {
            "data/site/site.yml": cases.SITE,
            "data/organisations/organisations.csv": ORGANISATIONS,
            "data/development/cases.yml": "- {编号: fz-9731, 党组织编号: cun, 申请日期: 2024-07-09,"
            " 谈话日期: 2024-07-10, 终止日期: 2024-09-23}\n",
        },
    )
    derive = partial(photos.derive, cache=tmp_path / ".cache")
    for reader in Scope:
        outcome = whole.run(tmp_path, kinds.find(), cases.TODAY, derive, reader=reader)
        assert outcome.ok
        assert not any("fz-9731" in page.text for page in outcome.pages)
