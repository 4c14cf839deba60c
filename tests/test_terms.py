"""What has to be done by a day about organisations: terms, requests, vacancies, counts, groups."""

from datetime import date
from pathlib import Path

import pytest

from generator import kinds, photos, pipeline
from generator.contract import Task
from generator.diagnostics import Diagnostic
from tests import cases, small

HEAD = "编号,全称,简称,类型,领域,上级编号,"
TOWN = "zhen,中共示例镇委员会,镇党委,党委,农村,,"


def check(
    root: Path, today: str, files: dict[str, str]
) -> tuple[tuple[Task, ...], tuple[Diagnostic, ...]]:
    """The tasks and findings of a site of these tables of organisations."""
    tables = {f"data/organisations/{name}.csv": text for name, text in files.items()}
    small.write(root, {"data/site/site.yml": cases.SITE, **tables})
    asked, cache = pipeline.Asked(date.fromisoformat(today)), root / ".cache"
    found = pipeline.check(root, kinds.find(), asked, lambda file: photos.derive(file, cache))
    return found.tasks, found.diagnostics


def organisations(columns: str, values: str) -> dict[str, str]:
    lines = (f"{HEAD}{columns},公开范围", f"{TOWN}{values},向社会公开")
    return {"organisations": "\n".join(lines) + "\n"}


def coded(tasks: tuple[Task, ...], code: str) -> list[tuple[str, int, str]]:
    """When the tasks of a code are due, how long before staff are told, and who has to act."""
    return [
        (task.due.isoformat(), task.ahead, task.org_id)
        for task in tasks
        if task.code == f"organisations/{code}"
    ]


@pytest.mark.parametrize(
    ("today", "warned"),
    [("2020-01-01", False), ("2029-06-01", False), ("2029-06-02", True)],
)
def test_a_term_is_a_task_until_it_ends_and_a_warning_after(
    tmp_path: Path, today: str, warned: bool
) -> None:
    files = organisations("本届开始,任期年数", "2024-06-01,5")
    tasks, found = check(tmp_path, today, files)
    assert coded(tasks, "term-ending") == [("2029-06-01", 182, "zhen")]
    assert coded(tasks, "election-request") == [("2029-05-01", 60, "zhen")]
    late = [one for one in found if one.code == "organisations/term-ending"]
    assert [one.severity.value for one in late] == ["warning"] * warned
    assert all(one.advisory for one in late)


def test_an_extension_moves_the_day_and_a_request_ends_the_reminder(tmp_path: Path) -> None:
    columns = "本届开始,任期年数,延期至,延期批准文号,换届请示日期"
    files = organisations(columns, "2021-08-31,5,2027-02-28,示党复〔2026〕1号,2026-12-30")
    tasks, found = check(tmp_path, "2026-06-01", files)
    assert coded(tasks, "term-ending") == [("2027-02-28", 184, "zhen")]
    assert coded(tasks, "election-request") == []
    assert found == ()


def test_a_count_is_taken_anew_within_a_year(tmp_path: Path) -> None:
    files = organisations("正式党员数,统计日期", "120,2024-02-29")
    tasks, found = check(tmp_path, "2025-02-28", files)
    assert coded(tasks, "stale-count") == [("2025-02-28", 30, "zhen")]
    assert found == ()


@pytest.mark.parametrize(
    ("columns", "values"),
    [
        ("正式党员数,统计日期", "120,9999-12-31"),
        ("本届开始,任期年数", "9994-12-31,5"),
        ("本届开始,任期年数", "9999-01-01,9"),
        ("本届开始,任期年数,延期至", "0001-01-01,1,0001-01-02"),
    ],
)
def test_no_day_leads_beyond_the_calendar(tmp_path: Path, columns: str, values: str) -> None:
    check(tmp_path, "2026-06-01", organisations(columns, values))


def test_who_leaves_on_a_later_day_is_a_task_not_an_error(tmp_path: Path) -> None:
    files = organisations("正式党员数,统计日期", "120,2026-05-01")
    files["people"] = "编号,姓名\np1,示例甲\n"
    files["appointments"] = (
        "人员编号,党组织编号,职务,任职日期,离任日期\np1,zhen,书记,2024-06-01,2026-06-30\n"
    )
    tasks, found = check(tmp_path, "2026-06-01", files)
    assert coded(tasks, "no-secretary") == [("2026-06-30", 30, "zhen")]
    assert found == ()
    _, found = check(tmp_path, "2026-07-01", files)
    assert [(one.code, one.severity.value) for one in found] == [
        ("organisations/no-secretary", "warning")
    ]


def test_a_post_declared_vacant_counts_as_a_seat_and_its_statement_is_a_task(
    tmp_path: Path,
) -> None:
    files = organisations("正式党员数,统计日期", "120,2026-05-01")
    files["people"] = "编号,姓名\np1,示例甲\n"
    files["appointments"] = (
        "人员编号,党组织编号,职务,任职日期,离任日期\np1,zhen,书记,2024-06-01,2026-05-01\n"
    )
    files["vacancies"] = (
        "党组织编号,职务,空缺开始,说明有效期至,说明\n"
        "zhen,书记,2026-05-01,2026-06-30,正在补选\nzhen,书记,2026-06-30,2026-09-30,继续补选\n"
    )
    tasks, found = check(tmp_path, "2026-06-01", files)
    assert coded(tasks, "vacancy-expired") == [("2026-09-30", 60, "zhen")]
    assert found == ()


def test_an_unreadable_appointment_hides_what_may_stand_in_it(tmp_path: Path) -> None:
    files = organisations("正式党员数,统计日期", "120,2026-05-01")
    files["people"] = "编号,姓名\np1,示例甲\n"
    files["appointments"] = (
        "人员编号,党组织编号,职务,任职日期\np1,zhen,组织委员,2024-06-01\np1,zhen,书纪,2024-06-01\n"
    )
    _, found = check(tmp_path, "2026-06-01", files)
    assert {one.code for one in found} == {"schema/bad-choice"}
