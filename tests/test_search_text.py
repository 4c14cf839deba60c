"""The words of a page: those readers read, without what surrounds them; simple forms and sounds."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search import forms, sounds, text
from generator.search.units import BREAK

FRONT = '---\ntitle: "题目"\nhide: ["toc"]\n---\n\n'
WORDS = {
    "front matter": (FRONT + "# 正文\n", "正文"),
    "no front matter later": ("甲\n\n---\n\n乙\n\n---\n\n丙", "甲\n乙\n丙"),
    "headings": ("# 一 { #top }\n\n## 二 ##\n\n### 三\n", "一\n二\n三"),
    "a tag of a word": ("党<b>费</b>收<em>缴</em>", "党费收缴"),
    "a tag of a block": ("<p>甲</p><p>乙</p>", "甲\n乙"),
    "a cell": ("<tr><td>甲</td><td>乙</td></tr>", "甲\n乙"),
    "excluded": ('甲<nav class="x" data-search-exclude><a>乙</a></nav>丙', "甲\n丙"),
    "excluded, nested": (
        "甲<div data-search-exclude><div>乙<div>丙</div></div>丁</div>戊",
        "甲\n戊",
    ),
    "excluded, with a value": ('甲<div data-search-exclude="">乙</div>丙', "甲\n丙"),
    "excluded twice": (
        "<p data-search-exclude>甲</p>乙<p data-search-exclude>丙</p>丁",
        "乙\n丁",
    ),
    "excluded to the end": ("甲<div data-search-exclude>乙", "甲"),
    "excluded without an end": (
        "甲<hr data-search-exclude>乙<IMG alt=丙 data-search-exclude/>丁",
        "甲\n乙\n丁",
    ),
    "without an end within excluded": (
        "甲<div data-search-exclude>乙<br data-search-exclude>丙</div>丁",
        "甲\n丁",
    ),
    "a longer name": ("<b data-search-excluded>甲</b>乙", "甲乙"),
    "a picture": ("甲<svg><text>乙</text></svg>丙", "甲\n丙"),
    "a script": ("甲<script>乙</script>丙<style>丁</style>戊", "甲\n丙\n戊"),
    "a button": ("甲<button type=button>复制</button>", "甲"),
    "a comment": ("甲<!-- 乙 -->丙", "甲丙"),
    "an attribute list": ("甲\n{: .note #x }\n\n## 乙 { .c }", "甲\n乙"),
    "links": ("见[细则](../a.md#x)和[名词][one]。", "见细则和名词。"),
    "definitions": ("甲\n\n[one]: a.md\n*[缩]: 缩写", "甲"),
    "links with brackets": ("[第[1]条](a_(b).md)和[![图](a.png)](b.md)", "第[1]条和图"),
    "an image": ("![远景](a.png)", "远景"),
    "a table": ("| 姓名 | 职务 |\n| --- | :-: |\n| 王五 | 书记 |", "姓名\n职务\n王五\n书记"),
    "a list": ("- 甲\n* 乙\n  1. 丙\n2) 丁\n\n> 戊", "甲\n乙\n丙\n丁\n戊"),
    "emphasis": ("**甲**_乙_ `丙`", "甲乙 丙"),
    "names with underscores": ("a_b_c", "a_b_c"),
    "character references": ("&#60;b&#62; &amp; &#20826;费", "<b> & 党费"),
    "no tag": ("若 3 < 5 且 7 > 6", "若 3 < 5 且 7 > 6"),
    "nothing": ("", ""),
    "only front matter": (FRONT, ""),
}
HOSTILE = {
    "opening": "<",
    "tags": "<a",
    "half open": "<div ",
    "excluded": "<div data-search-exclude>",
    "closed": "</div>",
    "comments": "<!--",
    "brackets": "[",
    "links": "[a](",
    "pictures": "![",
    "braces": "{#",
    "blanks": " ",
    "lines": "\n",
    "blank lines": " \n",
    "dashes": "-",
    "bars": "|",
    "stars": "*",
    "hashes": "# ",
    "references": "&#",
    "a rule that is none": "-" * 999_999 + "x",
    "an excluded tag half open": "<p" + " data-search-exclude" * 50_000,
    "a heading of blanks": "# a" + " " * 999_990 + "b",
    "a link of links": "[[a]",
    "brackets in an address": "[a]((a)",
    "pictures of pictures": "![![a](b)",
}
SIZE = 1_000_000


@pytest.mark.parametrize(("markdown", "expected"), WORDS.values(), ids=WORDS)
def test_a_page_is_read_as_readers_read_it(markdown: str, expected: str) -> None:
    assert text.lines(markdown) == expected


PIECES = [one for one in HOSTILE.values() if len(one) < 100]


@given(st.lists(st.sampled_from([*PIECES, "党费", ">", "</", "<svg>", "---\n", "-->", "]", ")"])))
def test_any_markdown_has_words_or_none(pieces: list[str]) -> None:
    found = text.lines("".join(pieces))
    assert found == found.strip()
    assert "\n\n" not in found


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_a_page_made_to_harm_takes_no_time(piece: str) -> None:
    # Far above what a slow machine needs for one pass, far below what a quadratic one takes.
    before = time.process_time()
    text.lines(piece * max(1, SIZE // len(piece)))
    assert time.process_time() - before < 20


@given(st.text(st.characters(exclude_categories=("Cs",)) | st.sampled_from("黨費繳納幹部髮麵後")))
def test_simple_forms_keep_every_place(given: str) -> None:
    simple = forms.simple(given)
    assert len(simple) == len(given)
    assert forms.simple(simple) == simple


def test_traditional_characters_have_simple_forms() -> None:
    assert forms.simple("黨費收繳，換屆選舉") == "党费收缴，换届选举"
    assert forms.simple("党费 abc 12") == "党费 abc 12"


def test_forms_are_told_for_characters_of_the_site_only() -> None:
    told = forms.pairs("党费")
    assert {(told[at], told[at + 1]) for at in range(0, len(told), 2)} >= {
        ("黨", "党"),
        ("費", "费"),
    }
    assert set(told[1::2]) == {"党", "费"}
    assert forms.pairs("") == ""


def test_sounds_depend_on_the_neighbours() -> None:
    assert sounds.syllables("重庆重要") == ["chong", "qing", "zhong", "yao"]
    bank = ["银", "行", BREAK, "行", "人"]
    assert sounds.syllables(bank) == ["yin", "hang", BREAK, "xing", "ren"]
    assert sounds.syllables("绿化女") == ["lv", "hua", "nv"]
    mixed = sounds.syllables(["a1", "党", "%", "费"])
    assert mixed == [BREAK, "dang", BREAK, "fei"]
    assert sounds.initials(mixed) == [BREAK, "d", BREAK, "f"]


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=3)))
def test_every_unit_has_one_sound_or_none(row: list[str]) -> None:
    read = sounds.syllables(row)
    assert len(read) == len(row)
    assert all(one == BREAK or (one.isascii() and one.isalpha()) for one in read)
