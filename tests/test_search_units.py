"""Units, numbers and keys of the search: in Python as in the browser."""

import re
import sys
import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search import encode, units
from tests.searching import Scripts

SCRIPTS = Scripts()
CUT = {
    # Dates, however they are spelled.
    "2026年5月": "2026 年 5 月",
    "2026年05月": "2026 年 5 月",
    "2026 年 5 月": "2026 年 5 月",
    "2026-05": "2026 年 5 月",
    "2026.5": "2026 年 5 月",
    "2026/5": "2026 年 5 月",
    "2026年5月8日": "2026 年 5 月 8 日",
    "2026年05月08日": "2026 年 5 月 8 日",
    "2026-05-08": "2026 年 5 月 8 日",
    "2026.5.8": "2026 年 5 月 8 日",
    "２０２６／５／８": "2026 年 5 月 8 日",
    "2026-06-01至2026-06-08": "2026 年 6 月 1 日 至 2026 年 6 月 8 日",
    "05月08日": "5 月 8 日",
    "1.2026年5月开始": "1 2026 年 5 月 开 始",
    "a2026-05b": "a 2026 年 5 月 b",
    "1899-05": "1899 05",
    "2026-13": "2026 13",
    "2026-5-8-1": "2026 5 8 1",
    "12026-05": "12026 05",
    "2026年\n5月": "2026 年 | 5 月",
    # Numbers.
    "12,345": "12345",
    "1,234,567.89元": "1234567.89 元",
    "12,34": "12 34",
    "1234,567": "1234 567",
    "x1,234y": "x 1234 y",
    ".1,234": "1234",
    "1.1,234": "1.1 234",
    "1.05月": "1.05 月",
    "3.14": "3.14",
    "1.2.3": "1.2 3",
    "增长7.5%": "增 长 7.5 %",
    "７．５％": "7.5 %",
    # Document numbers, with any brackets.
    "示党发〔2026〕5号": "示 党 发 2026 5 号",
    "示党发[2026]5号": "示 党 发 2026 5 号",
    "示党发（2026）5 号": "示 党 发 2026 5 号",
    # Enclosed numbers stand alone.
    "㈠加强": "一 加 强",
    "㊀加强": "一 加 强",
    "⑴加强⑿总结⒛其他": "1 加 强 12 总 结 20 其 他",
    "第①项②3名党员": "第 1 项 2 3 名 党 员",
    "①2026年5月": "1 2026 年 5 月",
    "a⒜Ⓑb": "a a b b",
    "㈱㊙㋀❶3": "株 秘 1 月 ❶ 3",
    "2026年①月": "2026 年 1 月",
    "5①.5": "5 1 5",
    # Letters, full width and capitals too.
    "ＤＹ-7 表": "dy 7 表",
    "WiFi6密码": "wifi6 密 码",
    "a_b": "a b",
    "Straße": "straße",
    # Sentences part units; other marks do not.
    "好。是！吗？对；": "好 | 是 | 吗 | 对 |",
    "甲，乙、丙：丁": "甲 乙 丙 丁",
    "上\n下": "上 | 下",
    "𠮷野家〇": "𠮷 野 家 〇",
    "😀👍": "",
    "": "",
}
# Characters that both know: neither Python nor V8 need have the newest edition of Unicode.
SIGNS = st.characters(exclude_categories=("Cs", "Cn"))
PIECES = st.sampled_from(
    [
        *"0125年月日.,-/ %号〔〕。！？;\n\t\u3000\u00a0\x85a９ＡßİΣ党費𠮷𝟏𐐀🄭ﬁ㈱豈㈠⑴①⒓❶㉈㋀ⓐ",
        "2026",
        "05",
        "1,234",
        "，",
    ]
)
TEXT = st.lists(PIECES | SIGNS, max_size=40).map("".join)


def shown(found: list[str]) -> str:
    return " ".join("|" if unit == units.BREAK else unit for unit in found)


@pytest.mark.parametrize(("text", "expected"), CUT.items(), ids=map(ascii, CUT))
def test_text_is_cut_into_units(text: str, expected: str) -> None:
    assert shown(units.units(units.normal(text))) == expected
    assert shown(SCRIPTS.call("units", text)) == expected


@given(TEXT)
def test_python_and_the_browser_cut_alike(text: str) -> None:
    assert SCRIPTS.call("normal", text) == units.normal(text)
    assert SCRIPTS.call("units", text) == units.units(units.normal(text))


@given(TEXT)
def test_the_normal_form_keeps_every_place(text: str) -> None:
    normal = units.normal(text)
    assert len(normal) == len(text)
    assert len(normal.encode("utf-16")) == len(text.encode("utf-16"))
    assert units.normal(normal) == normal


def test_everything_enclosed_stands_alone_in_both() -> None:
    every = [
        chr(code) for code in range(0x2460, 0x3300) if re.match(f"[{units.ENCLOSED}]", chr(code))
    ]
    text = "".join(f"{one}5党" for one in every)
    assert SCRIPTS.call("units", text) == units.units(text)
    assert units.units(text).count("5") == len(every) + len("⑤⑸⒌㋄")


def test_every_character_has_the_same_form_in_both() -> None:
    every = "".join(chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    assigned = "".join(one for one in every if one.isalnum() or one.isprintable())
    assert SCRIPTS.call("normal", assigned) == units.normal(assigned)


@given(TEXT)
def test_units_stand_where_they_are_said_to(text: str) -> None:
    encoded = units.normal(text).encode("utf-16-le")
    cut = SCRIPTS.call("cut", units.normal(text))
    ends = [0, *(one["end"] for one in cut)]
    assert ends == sorted(ends)
    for one in cut:
        place = encoded[2 * one["start"] : 2 * one["end"]].decode("utf-16-le")
        assert place
        if one["unit"] == units.BREAK:
            assert place in "\n。！？；!?;"
        elif one["unit"] not in "年月日":
            enclosed = re.fullmatch(f"[{units.ENCLOSED}]", place)
            told = unicodedata.normalize("NFKC", place).lower() if enclosed else place
            assert one["unit"] in told.replace(",", "")


@given(st.lists(TEXT, max_size=4))
def test_the_key_of_units_is_the_same_in_both(texts: list[str]) -> None:
    row = [
        unit for text in texts for unit in units.units(units.normal(text)) if unit != units.BREAK
    ]
    assert SCRIPTS.call("joined", row) == units.joined(tuple(row))


NUMBERS = st.lists(st.integers(0, 70) | st.integers(0, 1 << 40), max_size=30)


@given(NUMBERS)
def test_numbers_are_read_as_they_are_written(values: list[int]) -> None:
    letters = encode.numbers(values)
    assert SCRIPTS.call("numbers", letters) == values
    assert not set(letters) & set("0123456789")


@given(st.lists(NUMBERS.filter(bool)))
def test_many_lists_are_written_as_each_alone(lists: list[list[int]]) -> None:
    values = np.array([value for part in lists for value in part], np.int64)
    starts = np.cumsum([0, *map(len, lists)])[: len(lists)].astype(np.intp)
    assert encode.parts(values, starts) == [encode.numbers(part) for part in lists]


@given(st.text(SIGNS | st.sampled_from("党费~^=* 𠮷"), max_size=12), st.integers(1, 5000))
def test_a_key_lies_in_the_same_file_in_both(key: str, count: int) -> None:
    assert SCRIPTS.call("place", key, count) == encode.place(key, count)
    assert 0 <= encode.place(key, count) < count


def test_keys_are_spread_evenly() -> None:
    held = [
        encode.place(f"{chr(0x4E00 + one)}{chr(0x4E00 + one * 7 % 999)}", 50) for one in range(9000)
    ]
    counts = [held.count(number) for number in range(50)]
    assert min(counts) > 120
    assert max(counts) < 250
