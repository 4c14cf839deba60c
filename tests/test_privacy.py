"""The search for personal information: nothing planted is missed, nothing clean is told, nothing is said aloud."""

import io
import unicodedata
import zipfile
from datetime import date
from random import Random
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import packs, privacy, report
from generator.diagnostics import Code, Diagnostic, Edit, Location, Related, Severity
from generator.kinds.privacy.model import Private
from generator.packs import private
from generator.pipeline import leaks
from generator.privacy import Known, Searcher
from generator.privacy.checks import credit_check, id_check, is_credit_code, luhn
from tests.leaks import clean, files, planted, values

if TYPE_CHECKING:
    from collections.abc import Sequence

TODAY = date(2026, 11, 24)
SET = planted.planted()


def searcher(**known: object) -> Searcher:
    terms = private.terms(packs.law(packs.national()), TODAY)
    return privacy.searcher(terms, Known(names=frozenset({values.NAME}), **known))  # type: ignore[arg-type] - one keyword of several types


PLAIN = searcher()


def kinds(text: str, seeker: Searcher = PLAIN) -> list[str]:
    return [hit.kind for hit in privacy.find(text, seeker)]


def test_the_set_is_as_large_as_is_said() -> None:
    assert len(SET) >= 400
    assert {one.kind for one in SET} == set(privacy.BY_ID)


@pytest.mark.parametrize("kind", sorted(privacy.BY_ID))
def test_every_planted_leak_is_found(kind: str) -> None:
    missed = [
        (one.number, one.spelling, one.format)
        for one in SET
        if one.kind == kind
        and kind not in {leak.hit.kind for leak in privacy.search(one.file, one.data, PLAIN).leaks}
    ]
    assert missed == []


@pytest.mark.slow
def test_no_false_alarm_on_five_thousand_clean_pages() -> None:
    seeker = searcher(
        mailboxes=frozenset({"gongkai@example.cn"}), addresses=("青禾镇青禾大道一号",)
    )
    told = [
        (seed, hit.kind) for seed in range(5000) for hit in privacy.find(clean.page(seed), seeker)
    ]
    assert told == []


def test_checksums_of_the_standards() -> None:
    assert id_check("11010519491231" + "002") == "X"
    assert luhn("411111111111" + "1111")
    assert not luhn("411111111111" + "1112")
    rng = Random(1)  # noqa: S311
    codes = [values.credit_code(rng) for _ in range(50)]
    assert all(map(is_credit_code, codes))
    assert credit_check(codes[0][:17]) == codes[0][17]
    assert not any(is_credit_code(code[:-1] + ("A" if code[-1] != "A" else "B")) for code in codes)


def test_what_an_office_has_said_to_be_its_own_is_not_told() -> None:
    mobile = values.VALUES["mobile"]
    own = searcher(
        mobiles=frozenset({mobile}),
        mailboxes=frozenset({"dangban@163.com"}),
        addresses=("云岭县青禾镇青禾大道12号",),
    )
    assert kinds(f"值班 {mobile[:3]}-{mobile[3:7]}-{mobile[7:]}", own) == []
    assert kinds("邮箱 dangban@" + "163.com", own) == []
    assert kinds("地址：青禾大道12号", own) == []
    assert kinds(f"值班 {mobile}") == ["mobile"]


@pytest.mark.parametrize(
    "text",
    [
        "0000-8880001",
        "010-88880001",
        "共 15200000000 元",
        "占比 0.1" + "391" + "2345678",
        "2026-11-24 13:00—14:30",
        "150 2025 2026",
        "photo@2x.png",
        "微信公众号：qinghe_dangjian",
        "林小满传达会议精神",
        "1101,2026,11,24,0001,23",
        "共 15200000000 万元",
        "总股本 15200000000 股",
        "电话 138,6252",
        "票数 138、6252、7601",
        "本办法自2026年5月1日生效。",
        "2026年3月1日生产安全会议",
        "微信小程序、微信 app2",
        "林小满工作对象为低保户",
    ],
)
def test_what_only_looks_like_it_is_not_told(text: str) -> None:
    assert kinds(text) == []


def test_rows_of_a_table_are_not_one_number() -> None:
    mobile = values.VALUES["mobile"]
    apart = f"编号,数\n1,{mobile[:5]}\n{mobile[5:]},2\n"
    assert privacy.search("data/a/b.csv", apart.encode(), PLAIN).leaks == ()
    quoted = f'编号,数\n1,"{mobile[:5]}\n{mobile[5:]}"\n'
    (leak,) = privacy.search("data/a/b.csv", quoted.encode(), PLAIN).leaks
    assert (leak.hit.kind, leak.line, leak.row) == ("mobile", 2, 2)


def test_the_head_of_a_column_tells_what_its_cells_are() -> None:
    table = f"姓名,出生日期,致困原因\n{values.NAME},198" + "1-02-03,重病\n王五,1981年2月,无\n"
    found = privacy.search("data/a/b.csv", table.encode(), PLAIN).leaks
    assert [(leak.hit.kind, leak.line, leak.row) for leak in found] == [
        ("birth-date", 2, 2),
        ("hardship", 2, 2),
    ]


def _sheet(*rows: tuple[object, ...]) -> bytes:
    made, buffer = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        made.active.append(row)  # type: ignore[union-attr] - a new workbook has a sheet
    made.save(buffer)
    return buffer.getvalue()


def _document(*rows: tuple[str, ...]) -> bytes:
    made, buffer = docx.Document(), io.BytesIO()
    table = made.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for cell, text in zip(table.rows[at].cells, row, strict=True):
            cell.text = text
    made.save(buffer)
    return buffer.getvalue()


_TITLE = ("名单", "", "", "")
_HEAD = ("姓名", "出生日期", "账号", "健康状况")
_ROW = (values.NAME, "1981-02-03", values.other_card(Random(5)), "高血压")  # noqa: S311


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", _sheet(_TITLE, _HEAD, _ROW)),
        ("a.xlsx", _sheet(_HEAD, (_ROW[0], date(1981, 2, 3), *_ROW[2:]))),
        ("a.docx", _document(_TITLE, _HEAD, _ROW)),
        ("a.csv", "\n".join(map(",".join, (_TITLE, _HEAD, _ROW))).encode()),
        ("a.md", "\n".join(map(" | ".join, (_HEAD, ("---",) * 4, _ROW))).encode()),
    ],
    ids=["xlsx", "xlsx date", "docx", "csv", "md"],
)
def test_the_head_of_a_table_is_heeded_in_every_format(name: str, data: bytes) -> None:
    wanted = {"birth-date", "bank-card", "hardship"}
    assert {leak.hit.kind for leak in privacy.search(name, data, PLAIN).leaks} == wanted
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, data)
    found = privacy.search("a.zip", packed.getvalue(), PLAIN).leaks
    # A table of text in an archive is read as text.
    assert {leak.hit.kind for leak in found} == wanted or name in ("a.csv", "a.md")


def test_a_month_of_birth_kept_as_a_day_is_told_unless_it_is_the_first() -> None:
    for day, kinds_ in ((1, []), (3, ["birth-date"])):
        data = _sheet(("姓名", "出生年月"), ("王五", date(1981, 2, day)))
        assert [leak.hit.kind for leak in privacy.search("a.xlsx", data, PLAIN).leaks] == kinds_
    years = _sheet(("姓名", "出生年份"), ("王五", 1981))
    assert privacy.search("a.xlsx", years, PLAIN).leaks == ()


@pytest.mark.parametrize("by", ["`", "\\-", "\\_", "**", "~~"])
def test_signs_of_markdown_hide_nothing(by: str) -> None:
    mobile = values.VALUES["mobile"]
    text = f"一\n\n电话{mobile[:3]}{by}{mobile[3:7]}{by}{mobile[7:]}\n"
    (leak,) = privacy.search("a.md", text.encode(), PLAIN).leaks
    assert (leak.hit.kind, leak.line) == ("mobile", 3)


def test_percent_signs_of_an_address_hide_nothing() -> None:
    mobile = values.VALUES["mobile"]
    for text in (f"[打](tel:%2B86{mobile})", f"[打](tel:{mobile[:3]}%20{mobile[3:]})"):
        (leak,) = privacy.search("a.md", text.encode(), PLAIN).leaks
        assert leak.hit.kind == "mobile"
    (leak,) = privacy.search("a.md", ("[写](mailto:lin%40" + "163.com)").encode(), PLAIN).leaks
    assert leak.hit.kind == "contact"


def test_places_are_those_of_the_original_text() -> None:
    value = values.VALUES["id"]
    text = f"甲⑫乙\u200b 号码{value[:6]}\u200b{value[6:]}。"
    (hit,) = privacy.find(text, PLAIN)
    assert text[hit.start : hit.end] == f"{value[:6]}\u200b{value[6:]}"


def test_a_value_has_one_fingerprint_however_it_is_written() -> None:
    value = values.VALUES["mobile"]
    spelt = (value, f"{value[:3]}-{value[3:7]}-{value[7:]}", value.translate(planted.WIDE))
    prints = {hit.fingerprint for text in spelt for hit in privacy.find(text, PLAIN)}
    assert prints == {privacy.fingerprint("mobile", value)}
    assert len(prints.pop()) == 5


def test_the_words_of_the_list_of_exceptions_are_the_kinds_of_the_search() -> None:
    assert [word.value for word in Private] == [sort.id for sort in privacy.SORTS]
    assert [code.id for code in privacy.CODES] == [f"privacy/{sort.id}" for sort in privacy.SORTS]


def test_each_kind_is_as_bad_as_its_provision_says() -> None:
    _, guard = leaks.of_nobody(TODAY)
    errors = {kind for kind, (severity, _) in guard.levels.items() if severity is Severity.ERROR}
    assert errors == {"id-number", "mobile", "bank-card"}
    shipped = {code.id: code.severity for code in privacy.CODES}
    assert {f"privacy/{kind}": level for kind, (level, _) in guard.levels.items()} == shipped


def _bare(text: str) -> str:
    """A text as somebody searching a log for digits would read it."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


NUMBERS = [one for one in SET if one.kind in privacy.NUMBERS and one.format in files.FORMATS]


@pytest.mark.parametrize("format", report.FORMATS)
def test_no_report_tells_a_value(format: str) -> None:
    _, guard = leaks.of_nobody(TODAY)
    for one in NUMBERS:
        text = one.data.decode("utf-8", "replace")
        lines = text.replace("\r\n", "\n").split("\n")
        said = [
            leaks.told(leak, *guard.levels[leak.hit.kind])
            for leak in privacy.search(one.file, one.data, PLAIN).leaks
        ]
        shown = _bare(report.render(format, said, {}, lambda _, lines=lines: lines))  # type: ignore[misc] - bound at once
        for hit in privacy.find(text, PLAIN, only_numbers=True):
            assert _bare(text[hit.start : hit.end]) not in shown, one


@pytest.mark.parametrize("format", report.FORMATS)
def test_other_findings_do_not_tell_it_either(format: str) -> None:
    value, name = values.VALUES["mobile"], f"data/a/{values.VALUES['id']}.csv"
    place = Location(name, 1, 1, 1, f"字段{value}")
    lines = [f"{values.NAME}（低保户），电话{value}"]
    codes = {"a/b": Code("a/b", "题", "因", "改")}
    said = [
        Diagnostic(
            "a/b",
            f"“{value}”不对",
            place,
            help=f"把{value}删去",
            related=(Related(place, f"这里有{value}"),),
            edit=Edit(name, 0, 3, value),
        ),
        Diagnostic("privacy/hardship", "有", Location("data/a/b.csv", 1, 1)),
        Diagnostic("a/b", "同一行", Location("data/a/b.csv", 1, 4)),
    ]
    shown = report.render(format, said, codes, {"data/a/b.csv": lines}.get)
    assert value not in shown
    assert values.VALUES["id"] not in shown
    assert values.NAME not in shown


@given(st.text())
@settings(max_examples=300)
def test_any_text_can_be_searched_and_masked(text: str) -> None:
    hits: Sequence[privacy.Hit] = privacy.find(text, PLAIN)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert len(privacy.hide(text, PLAIN)) == len(text)
