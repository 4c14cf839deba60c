"""Numbers of rows and records → a sound site of that many, all alike, to see how they are read."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from queries import programs

from .files import Row, Tables

_STEPS = (("提出", "组织委员", ""), ("审核", "副书记", "是"), ("审批", "书记", ""), ("公开", "宣传委员", ""))  # fmt: skip
_REVIEWED = ("保密审查通过", "隐私审查通过", "准确性审查通过")


def write(root: Path, rows: int, records: int) -> None:
    """Write a sound site: notices and their steps as rows, words that name each other as records."""
    programs.run("-m", "generator", "init", root, "--name", "某县", "--host", "中共某县委员会")
    with (root / "data/organisations/organisations.csv").open(encoding="utf-8-sig") as stream:
        organisation = next(csv.DictReader(stream))["编号"]
    tables = Tables()
    for number in range(rows // (1 + len(_STEPS))):
        for path, row in _notice(number, organisation):
            tables.add(path, row)
    for number in range(records):
        tables.tell("data/glossary/terms", _term(number))
    tables.write(root)


def _notice(number: int, organisation: str) -> Iterator[tuple[str, Row]]:
    """A notice and the steps up to its publication."""
    day = date(2024, 1, 2) + timedelta(number % 1000)
    yield (
        "data/notices/notices",
        {
            "编号": f"tongzhi-{number}",
            "类型": "会议通知",
            "发布党组织编号": organisation,
            "标题": f"第 {number} 次党员大会的通知",
            "发布日期": day,
            "事项": "定于本月召开党员大会，\n请全体党员准时参加。",
            "公开范围": "向社会公开",
        },
    )
    for step, post, yes in _STEPS:
        told = {"公示编号": f"tongzhi-{number}", "步骤": step, "日期": day, "责任岗位": post}
        yield "data/notices/notice_steps", {**told, **dict.fromkeys(_REVIEWED, yes)}


def _term(number: int) -> Row:
    return {
        "编号": f"ci-{number}",
        "名词": f"第 {number} 个名词",
        "别称": [f"名词之 {number}"],
        "类别": "组织生活",
        "解释": "一种说法。",
        "参见编号": [f"ci-{max(number - 1, 0)}"],
    }
