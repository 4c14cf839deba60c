"""`dangwu todo`: what it lists, as text, JSON and a calendar."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.contract import Task
from generator.diagnostics import Location
from generator.report import agenda
from generator.report.agenda import Todo
from tests import sites
from tests.leaks import values

TODAY = date(2026, 11, 24)
"""A Tuesday."""

TODOS = (
    Todo(
        Task(
            date(2026, 12, 1),
            "第七届任期届满",
            Location("data/organisations/organisations.csv", 3, 9, 3, "本届开始"),
            "organisations/term-ending",
            "准备换届；请示提前一个月报送。",
            "cun",
            180,
        ),
        "十里村党支部",
    ),
    Todo(
        Task(
            date(2026, 11, 24),
            "“fk-1”没有答复",
            Location("data/feedback/feedback.yml", 2, 3),
            "feedback/unanswered",
            "",
        ),
        "",
    ),
    Todo(
        Task(date(2026, 10, 15), "没有公开", Location("a.csv"), "catalogue/overdue", "改。"), "甲"
    ),
    Todo(Task(date(2026, 11, 29), "周日到期", Location("a.csv"), "a/b", "改。"), "甲"),
    Todo(Task(date(2026, 11, 30), "月底到期", Location("a.csv"), "a/b", "改。"), "甲"),
)

TEXT = """\
已经逾期（1 件）

  2026-10-15 周四　逾期 40 天　甲
    没有公开
    → 改。
    a.csv

本周到期（2 件）

  2026-11-24 周二　今天到期
    “fk-1”没有答复
    data/feedback/feedback.yml:2:3

  2026-11-29 周日　还有 5 天　甲
    周日到期
    → 改。
    a.csv

本月到期（1 件）

  2026-11-30 周一　还有 6 天　甲
    月底到期
    → 改。
    a.csv

以后到期（1 件）

  2026-12-01 周二　还有 7 天　十里村党支部
    第七届任期届满
    → 准备换届；请示提前一个月报送。
    data/organisations/organisations.csv:3:9（表格第 3 行）

共 5 件，按 2026年11月24日计算
"""

EVENT = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//dangwu//todo//ZH
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:党务待办
BEGIN:VEVENT
UID:UID@example.cn
DTSTAMP:20261124T000000Z
DTSTART;VALUE=DATE:20261201
DTEND;VALUE=DATE:20261202
SUMMARY:十里村党支部：第七届任期届满
DESCRIPTION:第七届任期届满\\n准备换届；请示提前一个月报
 送。\\ndata/organisations/organisations.csv:3:9
CATEGORIES:organisations
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
"""


def render(format: str, *todos: Todo) -> str:
    return agenda.render(format, todos, TODAY, "example.cn")


def parsed(text: str) -> list[dict[str, str]]:
    """The events of a calendar, unfolded and unescaped as RFC 5545 says."""
    events: list[dict[str, str]] = []
    for line in text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events:
            plain = re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), value)
            events[-1].setdefault(name.partition(";")[0], plain)
    return events


def test_text_groups_by_when_it_is_due() -> None:
    assert render("text", *reversed(TODOS)) == TEXT


def test_text_without_tasks_says_so() -> None:
    assert render("text") == "2026年11月24日没有待办\n"


def test_a_calendar_has_an_all_day_event_for_each_task() -> None:
    text = render("ics", TODOS[0])
    assert text.count("\n") == text.count("\r\n")
    shown = re.sub(r"UID:[0-9a-f]{32}@", "UID:UID@", text).replace("\r\n", "\n")
    assert shown == EVENT


def test_an_event_is_the_same_whatever_the_day_and_line() -> None:
    moved = Todo(
        Task(
            TODOS[0].task.due,
            TODOS[0].task.message,
            Location(TODOS[0].task.location.file, 77),
            TODOS[0].task.code,
            "",
            "cun",
        ),
        "改了名的党支部",
    )
    later = agenda.render("ics", (moved,), date(2026, 12, 30), "example.cn")
    assert parsed(later)[0]["UID"] == parsed(render("ics", TODOS[0]))[0]["UID"]


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp", "Cn", "Co"))
)


@settings(derandomize=True, database=None)
@given(message=TEXTS, help_text=TEXTS, name=st.sampled_from(["", "甲", "a,b;c\\d"]))
def test_any_text_comes_back_from_a_calendar(message: str, help_text: str, name: str) -> None:
    todo = Todo(Task(TODAY, f"事{message}", Location("a.csv", 2), "a/b", help_text), name)
    text = render("ics", todo)
    lines = text.removesuffix("\r\n").split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    (event,) = parsed(text)
    parts = (f"事{message}", *([help_text] if help_text else []), "a.csv:2")
    expected = "\n".join(line for part in parts for line in part.splitlines())
    assert event["DESCRIPTION"] == expected or "*" in event["DESCRIPTION"]
    assert event["DTSTART"] == "20261124"
    assert event["DTEND"] == "20261125"


def test_json_says_everything() -> None:
    document = json.loads(render("json", TODOS[0]))
    assert document == {
        "version": 1,
        "today": "2026-11-24",
        "tasks": [
            {
                "due": "2026-12-01",
                "days_left": 7,
                "overdue": False,
                "org_id": "cun",
                "organisation": "十里村党支部",
                "message": "第七届任期届满",
                "help": "准备换届；请示提前一个月报送。",
                "code": "organisations/term-ending",
                "location": {
                    "file": "data/organisations/organisations.csv",
                    "line": 3,
                    "column": 9,
                    "row": 3,
                    "field": "本届开始",
                },
            }
        ],
    }


@pytest.mark.parametrize("format", agenda.FORMATS)
def test_private_numbers_are_masked(format: str) -> None:
    number = "139" + "1234" + "5678"
    todo = Todo(Task(TODAY, f"打 {number}", Location("a.csv"), "a/b", f"别写 {number}"), "")
    assert number not in render(format, todo).replace("\r\n ", "")


FEEDBACK = """编号,办理党组织编号,收到日期,反映方式,意见摘要,办理岗位,公开范围
jiu,dangzuzhi,2026-05-01,电话,一,书记,向社会公开
xin,dangzuzhi,2026-05-25,电话,二,书记,向社会公开
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return sites.make(tmp_path / "site", {"data/feedback/feedback.csv": FEEDBACK})


def messages(*arguments: str | Path) -> list[str]:
    done = sites.run("todo", "--today", sites.TODAY, "--format", "json", *arguments)
    assert done.exit_code == 0, done.output
    return [one["message"] for one in json.loads(done.stdout)["tasks"]]


def about(found: list[str]) -> list[str]:
    return [text for text in ("jiu", "xin") if any(f"“{text}”" in one for one in found)]


def test_the_command_lists_what_is_due(site: Path) -> None:
    assert about(messages("-C", site)) == ["jiu", "xin"]
    assert about(messages("-C", site, "--days", "1")) == ["jiu"]
    assert about(messages("-C", site, "--all")) == ["jiu", "xin"]


def test_the_command_knows_organisations(site: Path) -> None:
    assert about(messages("-C", site, "--org", "dangzuzhi")) == ["jiu", "xin"]
    done = sites.run("todo", "-C", site, "--org", "meiyou")
    assert done.exit_code == 2
    assert "没有“meiyou”这个党组织" in done.output


def test_the_command_writes_a_file(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "daiban.ics"
    done = sites.run("todo", "-C", site, "--today", sites.TODAY, "--format", "ics", "--output", out)
    assert (done.exit_code, done.output) == (0, "")
    assert out.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    events = parsed(out.read_bytes().decode())
    assert {event["DTSTAMP"] for event in events} == {"20260601T000000Z"}


@pytest.mark.parametrize("format", agenda.FORMATS)
def test_the_name_of_an_organisation_is_masked_too(format: str) -> None:
    todo = Todo(TODOS[0].task, f"村{values.VALUES['id']}支部")
    text = agenda.render(format, [todo], TODAY, "example.cn").replace("\r\n ", "")
    assert values.VALUES["id"] not in text
    assert "村******************支部" in text


def test_all_and_days_exclude_each_other(site: Path) -> None:
    assert sites.run("todo", "-C", site, "--all", "--days", "3").exit_code == 2


def test_faults_in_the_data_do_not_change_the_exit_code(site: Path) -> None:
    sites.put(site / "data/feedback/feedback-2025.csv", b"a,b\n1,2\n")
    done = sites.run("todo", "-C", site, "--today", sites.TODAY)
    assert done.exit_code == 0
    assert "待办可能不全" in done.output


NOTICE = """编号,类型,发布党组织编号,标题,事项,发布日期,公示开始,公示截止,公开范围
zhengqiu,重大决策征求意见,dangzuzhi,要点征求意见,征求意见,2026-05-27,2026-05-27,2026-06-05,向社会公开
"""


@pytest.mark.parametrize(
    ("today", "closing", "outcome"),
    [
        ("2026-05-28", False, False),
        ("2026-05-29", True, False),
        ("2026-06-05", True, True),
        ("2026-06-06", False, True),
    ],
)
def test_a_publicity_is_listed_before_it_closes(
    tmp_path: Path, today: str, closing: bool, outcome: bool
) -> None:
    site = sites.make(tmp_path / "site", {"data/notices/notices.csv": NOTICE})
    done = sites.run("todo", "-C", site, "--today", today, "--format", "json")
    tasks = [
        (one["due"], one["message"])
        for one in json.loads(done.stdout)["tasks"]
        if one["code"] == "notices/outcome-missing"
    ]
    start = "“要点征求意见”2026-06-05 截止，"
    closes = [("2026-06-05", f"{start}意见受理到这一天为止")] if closing else []
    told = [("2026-06-15", f"{start}结果最迟 2026-06-15 公布，还没有填写")] if outcome else []
    assert tasks == closes + told
