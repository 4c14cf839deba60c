"""Reading files: values, places, encodings, and faults that never raise."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import sources
from generator.md import Md
from generator.sources import Source

TABLE = '编号,名称,说明\na,甲,"第一行\n第二行, ""引号"""\nb,乙,\n'


def read(tmp_path: Path, name: str, content: str | bytes) -> Source:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return sources.read(tmp_path, name)


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode(),
        b"\xef\xbb\xbf" + TABLE.encode(),
        TABLE.encode("gb18030"),
        TABLE.replace("\n", "\r\n").encode(),
    ],
    ids=["utf-8", "bom", "gb18030", "crlf"],
)
def test_csv_values_are_the_same_in_every_encoding(tmp_path: Path, content: bytes) -> None:
    source = read(tmp_path, "t.csv", content)
    rows = [dict(record.data) for record in source.records]
    text = rows[0].pop("说明")
    assert str(text).replace("\r\n", "\n") == '第一行\n第二行, "引号"'
    assert rows == [{"编号": "a", "名称": "甲"}, {"编号": "b", "名称": "乙"}]


def test_csv_places(tmp_path: Path) -> None:
    first, second = read(tmp_path, "t.csv", TABLE).records
    note = first.location(("说明",))
    assert (note.line, note.column, note.row) == (2, 5, 2)
    name = second.location(("名称",))
    assert (name.line, name.column, name.row) == (4, 3, 3)
    empty = second.location(("说明",))
    assert (empty.line, empty.column) == (4, 5)
    assert (first.location().line, first.location().last) == (2, 3)
    span = first.find(("说明",))
    assert TABLE[span.start : span.end] == '"第一行\n第二行, ""引号"""'
    assert span.style == '"'


def test_csv_empty_rows_keep_the_spreadsheet_row(tmp_path: Path) -> None:
    source = read(tmp_path, "t.csv", "a,b\n\n,\n1,2\n")
    assert [(record.row, record.find(("a",)).line) for record in source.records] == [(4, 4)]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a,b\n1,2,3\n", "source/csv-extra-cell", (2, 5)),
        ("a,a\n1,2\n", "source/csv-header", (1, 3)),
        ("a,,c\n1,2,3\n", "source/csv-header", (1, 3)),
        ('a,b\n1,"2\n3,4\n', "source/csv-quote", (2, 3)),
        ('a,b\n1,"2"x\n', "source/csv-cell", (2, 3)),
        ('a,b\n"1",2\n3,"4"x\n5,"6"\n', "source/csv-cell", (3, 3)),
        ("a,b\n1,2\x7f\n", "source/control-character", (2, 4)),
        ("a,b\n1,2\x00\n", "source/control-character", (2, 4)),
    ],
)
def test_csv_faults(tmp_path: Path, text: str, code: str, place: tuple[int, int]) -> None:
    (fault,) = read(tmp_path, "t.csv", text).faults
    assert (fault.code, fault.location.line, fault.location.column) == (code, *place)


def test_a_faulty_row_leaves_the_others(tmp_path: Path) -> None:
    source = read(tmp_path, "t.csv", "a,b\n1,2,3\n4,5\n")
    assert [dict(record.data) for record in source.records] == [{"a": "4", "b": "5"}]


NESTED = """# 说明
- 编号: a   # 注释
  空:
  成员:
    - 甲
    - ~
    - 乙
  日期: 2026-05-18
"""


def test_yaml_values_stay_text_and_know_their_places(tmp_path: Path) -> None:
    (record,) = read(tmp_path, "t.yml", NESTED).records
    assert record.data == {"编号": "a", "成员": ["甲", "乙"], "日期": "2026-05-18"}
    assert record.location(("成员", 0)).line == 5
    assert (record.location().line, record.location().last) == (2, 8)
    assert (record.location(("空",)).line, record.location(("日期",)).column) == (3, 7)
    span = record.find(("日期",))
    assert NESTED[span.start : span.end] == "2026-05-18"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\na: 2\n", "source/yaml-duplicate-key", 2),
        ("a: &x 1\nb: *x\n", "source/yaml-alias", 1),
        ("a: *x\n", "source/yaml-alias", 1),
        ("a: [1\n", "source/yaml-syntax", 1),
        ("a:\n\t- 1\n", "source/yaml-syntax", 2),
        ("- 1\n- a: 1\n", "source/yaml-shape", 1),
        ("? [a]\n: 1\n", "source/yaml-shape", 1),
        ("a: " + "[" * 30 + "]" * 30, "source/yaml-depth", 1),
    ],
)
def test_yaml_faults(tmp_path: Path, text: str, code: str, line: int) -> None:
    faults = read(tmp_path, "t.yml", text).faults
    assert (faults[0].code, faults[0].location.line) == (code, line)


def test_a_deeply_nested_file_ends_in_a_diagnostic(tmp_path: Path) -> None:
    faults = read(tmp_path, "t.yml", "a: " + "[" * 50_000).faults
    assert [fault.code for fault in faults] == ["source/yaml-depth"]


def test_markdown(tmp_path: Path) -> None:
    text = "---\n标题: 甲\n日期: 2026/5/1\n---\n\n# 正文\n\n- 一\n"
    (record,) = read(tmp_path, "t.md", text).records
    assert record.data["标题"] == "甲"
    assert isinstance(record.data["body"], Md)
    assert record.data["body"].strip() == "# 正文\n\n- 一"
    span = record.find(("日期",))
    assert (span.line, text[span.start : span.end]) == (3, "2026/5/1")
    assert record.find(("body",)).line == 5
    assert record.location().last == 8


@pytest.mark.parametrize("text", ["正文\n", "---\n标题: 甲\n", "---\n---\n正文\n"])
def test_markdown_without_front_matter(tmp_path: Path, text: str) -> None:
    (fault,) = read(tmp_path, "t.md", text).faults
    assert fault.code == "source/front-matter"


def test_bytes_of_no_encoding(tmp_path: Path) -> None:
    (fault,) = read(tmp_path, "t.csv", b"\xff\xfe\xff\xff\x80").faults
    assert fault.code == "source/encoding"


@given(content=st.binary(max_size=300), suffix=st.sampled_from([".csv", ".yml", ".md"]))
def test_reading_never_raises(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, suffix: str
) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    source = read(folder, f"t{suffix}", content)
    for record in source.records:
        for key in record.data:
            assert record.location((key,)).line >= 1


@given(text=st.text(max_size=200), suffix=st.sampled_from([".csv", ".yml", ".md"]))
def test_reading_text_never_raises(
    tmp_path_factory: pytest.TempPathFactory, text: str, suffix: str
) -> None:
    content = f"---\n{text}\n---\n" if suffix == ".md" else text
    folder = tmp_path_factory.mktemp("text")
    read(folder, f"t{suffix}", content.encode("utf-8", "surrogatepass"))


CELL = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1)


@given(rows=st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=8))
def test_spans_hold_what_the_csv_module_reads(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([["x", "y", "z"], *rows])
    text = stream.getvalue()
    source = read(tmp_path_factory.mktemp("rows"), "t.csv", text)
    for record in source.records:
        for key, value in record.data.items():
            span = record.find((key,))
            (found,) = next(csv.reader([text[span.start : span.end]]))
            assert found == value
