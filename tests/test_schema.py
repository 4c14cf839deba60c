"""Fields: what staff may write, what comes of it, and where a fault is said to be."""

from datetime import date
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

import pytest

from generator import schema, sources
from generator.diagnostics import Diagnostic, Severity
from generator.md import Md
from generator.schema import (
    Amount,
    Body,
    Count,
    Day,
    Email,
    FileRef,
    Flag,
    Lines,
    Many,
    Model,
    Month,
    Number,
    Phone,
    PhotoRef,
    Prose,
    Published,
    Ref,
    Scope,
    Slug,
    Text,
    Url,
    Vocabulary,
    Year,
    term,
)
from generator.schema.fields import label
from generator.schema.files import Stored


class Colour(Vocabulary):
    """A small vocabulary."""

    RED = "red", "红", "赤"
    BLUE = "blue", "蓝"


class Part(Model):
    """A nested model."""

    name: Text = term("名称")
    refs: Many[Annotated[Slug, Ref("things")]] = term("参见", default=())


class Thing(Published):
    """A model with every type."""

    name: Text = term("名称")
    colour: Colour | None = term("颜色", default=None)
    day: Day | None = term("日期", default=None)
    month: Month | None = term("年月", default=None)
    year: Year | None = term("年份", default=None)
    count: Count | None = term("人数", default=None)
    amount: Amount | None = term("金额", default=None)
    number: Number | None = term("数值", default=None)
    flag: Flag | None = term("是否", default=None)
    phone: Phone | None = term("电话", default=None)
    email: Email | None = term("邮箱", default=None)
    url: Url | None = term("网址", default=None)
    file: FileRef | None = term("附件", default=None)
    photo: PhotoRef | None = term("照片", default=None)
    lines: Lines = term("事项", default=())
    prose: Prose | None = term("说明", default=None)
    body: Body | None = term("正文", default=None)
    parts: tuple[Part, ...] = term("部分", default=())


def parse(tmp_path: Path, text: str, name: str = "t.yml") -> tuple[Thing | None, list[Diagnostic]]:
    (tmp_path / name).write_text(text, encoding="utf-8")
    (record,) = sources.read(tmp_path, name).records
    entry, found = schema.parse(Thing, record)
    return (entry.value if entry else None), list(found)


HEAD = "编号: a\n公开范围: 向社会公开\n名称: 甲\n"


@pytest.mark.parametrize(
    ("key", "name", "raw", "value"),
    [
        ("颜色", "colour", "赤", Colour.RED),
        ("颜色", "colour", "blue", Colour.BLUE),
        ("日期", "day", "2026-05-18", date(2026, 5, 18)),
        ("日期", "day", "2026/5/18", date(2026, 5, 18)),
        ("日期", "day", "2026.5.18", date(2026, 5, 18)),
        ("日期", "day", "2026年5月18日", date(2026, 5, 18)),
        ("日期", "day", "２０２６－０５－１８", date(2026, 5, 18)),
        ("日期", "day", "'2026-05-18 00:00:00'", date(2026, 5, 18)),
        ("年月", "month", "2026年5月", "2026-05"),
        ("年份", "year", "２０２６年", 2026),
        ("人数", "count", "１，２３４", 1234),
        ("金额", "amount", "1,234.50", Decimal("1234.50")),
        ("数值", "number", "-1.5", Decimal("-1.5")),
        ("是否", "flag", "是", True),
        ("是否", "flag", "否", False),
        ("电话", "phone", "（0000）8880001", "(0000)8880001"),
        ("邮箱", "email", "a@example.cn", "a@example.cn"),
        ("网址", "url", "https://example.cn/a?b=1", "https://example.cn/a?b=1"),
        ("附件", "file", "content/notices/a.pdf", PurePosixPath("notices/a.pdf")),
        ("照片", "photo", "a\\b.jpg", PurePosixPath("a/b.jpg")),
        ("事项", "lines", "一；二;三", ("一", "二", "三")),
        ("事项", "lines", "[一, 二]", ("一", "二")),
        ("说明", "prose", '"一\\n\\n二 "', "一\n\n二"),
        ("正文", "body", '"# 一\\n二"', Md("&#35; 一\n\n二")),
        ("NAME", "", "", None),
    ],
)
def test_spellings(tmp_path: Path, key: str, name: str, raw: str, value: Any) -> None:
    if not name:
        thing, found = parse(tmp_path, HEAD)
        assert thing is not None
        assert (thing.name, thing.scope, found) == ("甲", Scope.SOCIETY, [])
        return
    thing, found = parse(tmp_path, f"{HEAD}{key}: {raw}\n")
    assert thing is not None, found
    assert getattr(thing, name) == value
    by_identifier, _ = parse(tmp_path, f"{HEAD}{name}: {raw}\n")
    assert by_identifier == thing


@pytest.mark.parametrize(
    ("key", "raw", "code"),
    [
        ("编号", "A_b", "schema/bad-id"),
        ("颜色", "绿", "schema/bad-choice"),
        ("日期", "2026-02-30", "schema/bad-date"),
        ("日期", "下周一", "schema/bad-date"),
        ("日期", "9999-12-31", "schema/bad-date"),
        ("日期", "1899-12-31", "schema/bad-date"),
        ("日期", "2101-01-01", "schema/bad-date"),
        ("年月", "2026-13", "schema/bad-month"),
        ("年份", "26", "schema/bad-year"),
        ("人数", "-1", "schema/bad-number"),
        ("人数", "1.5", "schema/bad-number"),
        ("人数", "三", "schema/bad-number"),
        ("金额", "1.234", "schema/bad-number"),
        ("数值", "1e5", "schema/bad-number"),
        ("是否", "也许", "schema/bad-flag"),
        ("电话", "找老王", "schema/bad-phone"),
        ("邮箱", "a.example.cn", "schema/bad-email"),
        ("网址", "javascript:alert(1)", "schema/bad-url"),
        ("附件", "../../etc/passwd", "schema/bad-path"),
        ("附件", "/etc/passwd", "schema/bad-path"),
        ("附件", "a/.hidden", "schema/bad-path"),
        ("照片", "C:\\\\a.jpg", "schema/bad-path"),
        ("名称", "[甲]", "schema/wrong-shape"),
        ("部分", "甲", "schema/wrong-shape"),
        ("颜色", "[红]", "schema/wrong-shape"),
    ],
)
def test_faults(tmp_path: Path, key: str, raw: str, code: str) -> None:
    lines = [line for line in HEAD.splitlines() if not line.startswith(key)]
    thing, found = parse(tmp_path, "\n".join([*lines, f"{key}: {raw}", ""]))
    assert thing is None
    assert [(one.code, one.location.line) for one in found] == [(code, len(lines) + 1)]
    assert found[0].help


def test_all_faults_of_a_record_are_told_at_once(tmp_path: Path) -> None:
    thing, found = parse(
        tmp_path, "编号: A\n名字: 甲\n人数: x\n部分:\n  - 名称: 一\n    参见: [B]\n"
    )
    assert thing is None
    assert sorted((one.code, one.location.line, one.location.field) for one in found) == [
        ("schema/bad-id", 1, "编号"),
        ("schema/bad-id", 6, "部分 1 · 参见 1"),
        ("schema/bad-number", 3, "人数"),
        ("schema/missing", 1, "公开范围"),
        ("schema/unknown-field", 2, "名字"),
    ]


def test_an_unknown_field_is_answered_with_the_nearest(tmp_path: Path) -> None:
    _, found = parse(tmp_path, HEAD + "日起: 2026-05-18\n")
    assert [(one.message, one.help) for one in found] == [("没有“日起”这个字段", "是不是“日期”？")]


def test_one_field_under_two_names(tmp_path: Path) -> None:
    thing, found = parse(tmp_path, HEAD + "name: 乙\n")
    assert thing is None
    assert "“名称”和“name”是同一个字段" in found[0].message


def test_normalisations_carry_their_edits(tmp_path: Path) -> None:
    text = "编号,公开范围,名称,日期,人数\na,社会,　甲 乙 ,2026年5月1日,３\n"
    thing, found = parse(tmp_path, text, "t.csv")
    assert thing is not None
    assert {one.severity for one in found} == {Severity.INFO}
    edits = sorted((one.edit for one in found if one.edit), key=lambda edit: -edit.start)
    for edit in edits:
        text = text[: edit.start] + edit.text + text[edit.end :]
    assert text == "编号,公开范围,名称,日期,人数\na,社会,甲 乙,2026-05-01,3\n"
    assert parse(tmp_path, text, "t.csv") == (thing, [])


def test_empty_values_are_absent(tmp_path: Path) -> None:
    thing, found = parse(tmp_path, "编号,公开范围,名称,日期,事项\na,社会,甲, ,\n", "t.csv")
    assert thing is not None
    assert (thing.day, thing.lines, found) == (None, (), [])


def test_marked_fields_and_labels(tmp_path: Path) -> None:
    path = tmp_path / "t.yml"
    text = HEAD + "附件: a.pdf\n部分:\n  - 名称: 一\n    参见: [b, c]\n"
    path.write_text(text, encoding="utf-8")
    entry, _ = schema.parse(Thing, sources.read(tmp_path, "t.yml").records[0])
    assert entry is not None
    found = {path: value for path, _, value in (*entry.refs, *entry.files)}
    assert found["parts", 0, "refs", 1] == "c"
    assert PurePosixPath("a.pdf") in found.values()
    assert label(Thing, ("parts", 0, "refs", 1)) == "部分 1 · 参见 2"
    assert [schema.holds(Thing, mark) for mark in (Ref, Stored)] == [True, True]
    assert [schema.holds(Part, mark) for mark in (Ref, Stored)] == [True, False]


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        ("'2026/5/1'", '"2026-05-01"'),
        ('"2026年5月1日" # 注', '"2026-05-01" # 注'),
        ("2026.5.1   # 注", "2026-05-01   # 注"),
        ("|\n  2026/5/1", None),
    ],
)
def test_yaml_edits_keep_quotes_and_comments(tmp_path: Path, raw: str, written: str | None) -> None:
    text = HEAD + f"日期: {raw}\n人数: 1\n"
    _, found = parse(tmp_path, text)
    assert [one.code for one in found] == ["schema/normalise"]
    edit = found[0].edit
    if written is None:
        assert edit is None
        return
    assert edit is not None
    assert text[: edit.start] + edit.text + text[edit.end :] == HEAD + f"日期: {written}\n人数: 1\n"


def test_a_name_with_markup_is_quoted_when_it_is_rewritten(tmp_path: Path) -> None:
    text = "编号: a\n公开范围: 社会\n名称: '甲:   乙 #1'\n"
    _, found = parse(tmp_path, text)
    assert found[0].edit is not None
    assert found[0].edit.text == '"甲: 乙 #1"'
