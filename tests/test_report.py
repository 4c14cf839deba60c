"""Every report format against the files in `report/`, and what a consumer requires of each."""

import itertools
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import report
from generator.diagnostics import Code, Diagnostic, Edit, Location, Related, Severity

EXPECTED = Path(__file__).parent / "report"
SUFFIXES = {
    "text": "txt",
    "json": "json",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "sarif": "sarif",
    "junit": "xml",
}
ANSI = re.compile(r"\x1b\[[0-9;]*m")

CODES = {
    "notices/period-too-short": Code(
        "notices/period-too-short", "公示期不足", "公示期不得少于规定的工作日。", "延长公示期。"
    ),
    "source/encoding": Code(
        "source/encoding", "编码", "文件不是 UTF-8。", "另存为 UTF-8。", Severity.INFO
    ),
    "posts/vacant": Code(
        "posts/vacant", "职务空缺", "职务没有人担任。", "补一行任职。", Severity.WARNING
    ),
}
LINES = {
    "data/notices/2026.csv": [
        "编号,标题,开始日期,结束日期",
        "gs-001,发展对象公示,2026-05-06,2026-05-08",
        "gs-002,\t“张三、李四”\t拟任公示,2026-05-06,2026-05-07",
    ],
    "data/posts/a b%.yml": ["说明: " + "党员发展公示，" * 40],
}
SHORT = Diagnostic(
    "notices/period-too-short",
    "公示期只有 3 天：2026-05-08",
    Location("data/notices/2026.csv", 2, 26, 2, "结束日期"),
    help="把结束日期改为 2026-05-12 或更晚。",
    related=(Related(Location("data/rules/local.yml", 3, 5), "这里规定至少 5 个工作日"),),
    edit=Edit("data/notices/2026.csv", 40, 50, "2026-05-12"),
)
FOUND = (
    Diagnostic(
        "posts/vacant",
        "第 100% 次，空缺: 组织委员",
        Location("data/posts/a b%.yml", 1, 150, field="posts.委员"),
        Severity.WARNING,
        help="补一行任职。\n或声明空缺。",
    ),
    SHORT,
    Diagnostic(
        "notices/period-too-short",
        "公示期只有 2 天",
        Location("data/notices/2026.csv", 3, 19, 3),
    ),
    Diagnostic("site/host", "没有写明主办单位", Location(""), Severity.INFO),
    Diagnostic("source/unreadable", "读不出：a\x1fb", Location("data/x.csv")),
    SHORT,
)


def source(file: str) -> Sequence[str] | None:
    return LINES.get(file)


def render(format: str, *found: Diagnostic) -> str:
    return report.render(format, found, CODES, source)


def excerpt_of(line: str, column: int) -> list[str]:
    finding = Diagnostic("a/b", "x", Location("f", 1, column))
    text = report.render("text", [finding], {}, {"f": [line]}.get)
    return [row.split("│ ", 1)[1] for row in text.splitlines() if "│" in row]


@pytest.mark.parametrize("format", report.FORMATS)
def test_output_is_exactly_the_expected_file(format: str) -> None:
    expected = EXPECTED / f"findings.{SUFFIXES[format]}"
    assert render(format, *FOUND) == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("format", report.FORMATS)
def test_output_without_findings_is_exactly_the_expected_file(format: str) -> None:
    expected = EXPECTED / f"nothing.{SUFFIXES[format]}"
    assert render(format) == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("format", report.FORMATS)
def test_order_of_input_does_not_matter(format: str) -> None:
    same_place = [
        Diagnostic("a/b", "m", Location("f", 1), help=help, related=related, edit=edit)
        for help in ("", "h")
        for related in ((), (Related(Location("g"), "r"),))
        for edit in (None, Edit("f", 0, 1, "z"))
    ]
    outputs = {render(format, *order) for order in itertools.permutations(same_place[1:6])}
    assert len(outputs) == 1


def test_unknown_format_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        render("html")


def test_colours_change_nothing_but_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "20")
    coloured = report.render("text", FOUND, CODES, source, colour=True)
    assert "\x1b[1;31m错误 notices/period-too-short\x1b[0m" in coloured
    assert ANSI.sub("", coloured) == render("text", *FOUND)


def test_colours_are_only_for_text() -> None:
    for format in report.FORMATS[1:]:
        assert report.render(format, FOUND, CODES, source, colour=True) == render(format, *FOUND)


def test_caret_stands_under_wide_and_combining_characters_and_tabs() -> None:
    assert excerpt_of("党员,x", 4) == ["党员,x", "     ^"]
    assert excerpt_of("e\u0301x", 3) == ["e\u0301x", " ^"]
    assert excerpt_of("\t党\tx", 4) == ["    党    x", "          ^"]
    assert excerpt_of("ｱabc", 2) == ["ｱabc", " ^"]
    assert excerpt_of("Ａabc", 2) == ["Ａabc", "  ^"]


def test_caret_after_the_end_and_without_a_column() -> None:
    assert excerpt_of("ab\r\n", 3) == ["ab", "  ^"]
    assert excerpt_of("ab", 99) == ["ab", "  ^"]
    assert excerpt_of("ab", 0) == ["ab"]


def test_long_lines_are_cut_around_the_caret() -> None:
    line = "".join(chr(0x4E00 + number) for number in range(200))
    shown, caret = excerpt_of(line, 101)
    assert shown == "…" + line[81:119] + "…"
    assert caret == " " * (1 + 2 * (100 - 81)) + "^"
    assert excerpt_of(line, 1) == [line[:38] + "…", "^"]
    assert excerpt_of(line, 201) == ["…" + line[162:], " " * 77 + "^"]
    assert excerpt_of("a" * 76, 1) == ["a" * 76, "^"]


def test_line_that_does_not_exist_is_left_out() -> None:
    for place in (Location("f", 9, 1), Location("f"), Location("g", 1, 1)):
        text = report.render("text", [Diagnostic("a/b", "x", place)], {}, {"f": ["y"]}.get)
        assert "│" not in text


def test_text_shows_controls_instead_of_sending_them() -> None:
    finding = Diagnostic("a/b", "\x1b[2J\u202e\n\x85\ud800", Location("f\x07", 1, 1))
    text = report.render("text", [finding], {}, {"f\x07": ["\x1b]0;x\x07"]}.get)
    assert "␛[2J\ufffd␊\ufffd\ufffd" in text
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800]", text)


def test_github_escapes_data_and_properties() -> None:
    finding = Diagnostic("a/b", "50%: a,b\r\nc%0A", Location("a,b:c%\n.csv", 1))
    assert render("github", finding) == (
        "::error file=a%2Cb%3Ac%25%0A.csv,line=1,title=a/b::50%25: a,b%0D%0Ac%250A\n"
    )


def test_gitlab_fingerprints_are_unique_and_do_not_move_with_lines() -> None:
    def names(*found: Diagnostic) -> list[str]:
        return [entry["fingerprint"] for entry in json.loads(render("gitlab", *found))]

    def at(line: int, message: str = "m", field: str = "") -> Diagnostic:
        return Diagnostic("a/b", message, Location("f", line, field=field))

    assert names(at(1), at(5)) == names(at(3), at(9))
    assert len({*names(at(1), at(5)), *names(at(1, "n")), *names(at(1, field="x"))}) == 4


ALLOWED = {
    "log": {"$schema", "version", "runs"},
    "run": {"tool", "language", "columnKind", "results"},
    "rule": {"id", "shortDescription", "fullDescription", "help", "defaultConfiguration"},
    "result": {
        *("ruleId", "ruleIndex", "level", "message", "locations", "relatedLocations"),
        *("partialFingerprints", "fixes"),
    },
    "location": {"id", "physicalLocation", "message", "properties"},
    "region": {"startLine", "startColumn", "snippet"},
}


def test_sarif_has_the_structure_of_2_1_0() -> None:
    log = json.loads(render("sarif", *FOUND))
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert log["version"] == "2.1.0"
    assert log.keys() <= ALLOWED["log"]
    assert run.keys() <= ALLOWED["run"]
    assert [rule["id"] for rule in rules] == sorted(CODES)
    assert all(rule.keys() == ALLOWED["rule"] for rule in rules)
    assert len(run["results"]) == len(set(FOUND))
    for result in run["results"]:
        check_result(result, rules)


def check_result(result: dict[str, Any], rules: list[dict[str, Any]]) -> None:
    assert result.keys() <= ALLOWED["result"]
    assert result["message"]["text"]
    assert result["level"] in {"error", "warning", "note"}
    if "ruleIndex" in result:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    for location in result.get("locations", []) + result.get("relatedLocations", []):
        assert location.keys() <= ALLOWED["location"]
        physical = location["physicalLocation"]
        assert re.fullmatch(r"[A-Za-z0-9._~%/-]+", physical["artifactLocation"]["uri"])
        region = physical.get("region", {"startLine": 1})
        assert region.keys() <= ALLOWED["region"]
        assert region["startLine"] >= 1
        assert region.get("startColumn", 1) >= 1


def test_sarif_fix_replaces_the_characters_of_the_edit() -> None:
    (result,) = json.loads(render("sarif", SHORT))["runs"][0]["results"]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"] == {"uri": "data/notices/2026.csv"}
    assert change["replacements"] == [
        {
            "deletedRegion": {"charOffset": 40, "charLength": 10},
            "insertedContent": {"text": "2026-05-12"},
        }
    ]


def test_sarif_ids_of_files_are_uri_references() -> None:
    finding = Diagnostic("a/b", "m", Location("data/a:b 中.csv"))
    (result,) = json.loads(render("sarif", finding))["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "data/a%3Ab%20%E4%B8%AD.csv"}}


def test_junit_counts_only_errors_as_failures() -> None:
    root = ET.fromstring(render("junit", *FOUND))
    cases = root.findall("testsuite/testcase")
    assert (root.get("tests"), root.get("failures")) == ("5", "3")
    assert len(cases) == 5
    assert len([case for case in cases if case.find("failure") is not None]) == 3
    for suite in root.findall("testsuite"):
        assert suite.get("tests") == str(len(suite.findall("testcase")))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))


NASTY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\x00\x0b\x1b\r\n\x7f\x85\u2028\ufffe\uffff\ufdd0\ud800\udfff<>&\"']%:,"),
    ),
    max_size=12,
)


@settings(max_examples=60)
@given(NASTY, NASTY, NASTY, NASTY, st.integers(0, 9), st.integers(0, 9))
def test_any_text_gives_well_formed_output(
    file: str, message: str, help: str, line: str, row: int, column: int
) -> None:
    place = Location(file, 1, column, row, message)
    related = (Related(place, help),)
    found = [Diagnostic(f"a/{help}", message, place, help=help, related=related)]
    lines = {file: [line]}
    output = {name: report.render(name, found, {}, lines.get) for name in report.FORMATS}
    assert all(text == text.encode().decode() for text in output.values())
    assert all(text.endswith("\n") for text in output.values())
    ET.fromstring(output["junit"].encode())
    legal = r"[\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff\n]*"
    assert re.fullmatch(legal, output["junit"])
    assert json.loads(output["json"])["diagnostics"][0]["message"] == message
    assert len(re.split(r"\r\n|\r|\n", output["github"])) == 2
    json.loads(output["gitlab"])
    json.loads(output["sarif"])
