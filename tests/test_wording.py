"""Wording in texts: what is a fault, what only looks like one, and that looking is quick."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import kinds
from generator.kinds.articles.model import Article, ArticleCategory
from generator.kinds.wording import patterns, rules, rules_format, rules_lists
from generator.md import Md
from generator.schema import Entry, Scope
from generator.sources import Record
from generator.sources.record import Span
from generator.world import World

TODAY = date(2026, 11, 24)
EVERY = (*rules.RULES, *rules_format.RULES, *rules_lists.RULES)


def article(text: str, day: date = date(2026, 8, 1)) -> Entry[Article]:
    value = Article(
        id="a",
        scope=Scope.SOCIETY,
        title="题",
        category=ArticleCategory.NEWS,
        published_on=day,
        summary="摘要",
        body=Md(text),
    )
    record = Record("content/articles/a.md", {"body": Md(text)}, lambda path: Span(9, 1))
    return Entry(value, record)


def world(*entries: Entry[Article]) -> World:
    return World(TODAY, {Article: entries}, kinds=kinds.find())


def found(text: str, day: date = date(2026, 8, 1)) -> list[str]:
    seen = world(article(text, day))
    return sorted(
        f"{rule.code.id.removeprefix('wording/')} {finding.location.line}:{finding.location.column}"
        for rule in EVERY
        for finding in rule.check(seen)
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("机密★10年", ["classified 9:1"]),
        ("甲。\n\n## 秘　密★1年\n", ["classified 11:4"]),
        ("（绝密 长期）", ["classified 9:2"]),
        ("  秘密\n", ["classified 9:3"]),
        ("<!-- 机密★ -->", ["classified 9:6"]),
        ("本项表决用秘密投票，机密事项另说。", []),
        ("国家秘密分绝密、机密、秘密三级。", []),
        ("党支部每届任期2年。", ["superseded 9:2"]),
        ("党支部（原任期两年）每届任期三年。", []),
        ("党支部委员会任期两年。", ["superseded 9:2"]),
        ("支部任期2年，支部任期为二年。", ["superseded 9:1", "superseded 9:8"]),
        ("社区党总支任期三年，村党支部任期为3年。", ["superseded 9:1", "superseded 9:11"]),
        ("坚持标准,保证质量,改善结构,慎重发展", ["superseded 9:1"]),
        ("镇党委每届任期五年，村党支部每届任期 5 年。", []),
        ("党支部参加镇党委班子民主生活会。", []),
        ("党支部召开民主生活会。", ["life-meeting 9:2"]),
        ("发展党员工作细则(试行)", ["superseded 9:1"]),
        ("选举工作暂行条例不再使用。", []),
        ("村务公开工作暂行条例", []),
        ("内部资料，注意保密。", ["internal 9:1", "internal 9:6"]),
        ("举报人李某来电。", ["reporter 9:1"]),
        ("保护举报人，不得打击报复检举人。", []),
        ("示党〔2026〕5号、（2026）京01民初5号、2026年第5号公告", []),
        ("示党【2026】5号", ["document-number 9:3"]),
        ("示党〔2026〕5 号、示党[2026]第005号", ["document-number 9:15", "document-number 9:3"]),
        ("2026年5月8日、2026年12月，2026-05-08", []),
        ("2026年05月、二○二六年、2025年2月29日", ["date 9:1", "date 9:10", "date 9:16"]),
        ("示党〔26〕5号，26年5月8日", ["date 9:10", "document-number 9:3"]),
        ("满12年6月的党员、1998年5月8日、任职3年5月", []),
        ("二O二六年、二0二六年五月八日", ["date 9:1", "date 9:7"]),
        ("电话 0000-8880001，图 xxgk.png、**加粗**、X光、138****0000", []),
        ("共xx户，由某某负责", ["placeholder 9:2", "placeholder 9:7"]),
        ("[信息](https://www.example.cn/XX/xx) `某某`", []),
    ],
)
def test_wording(text: str, said: list[str]) -> None:
    assert found(text) == said


def test_a_text_is_judged_by_its_own_day() -> None:
    text = "按《中国共产党发展党员工作细则》（2014年版）办理。"
    assert found(text, date(2026, 5, 17)) == []
    assert found(text, date(2026, 5, 18)) == ["superseded 9:8"]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("一是甲，二是乙，三是丙。", []),
        ("一是甲，二是乙，四是丙。", [9]),
        ("一是甲，二是乙，二是丙。", [9]),
        ("二是乙。", [1]),
        ("统一是必须的，唯一是他，不一是不行。", []),
        ("一是甲，其中一是子，二是丑；二是乙；三是丙。", []),
        ("一、甲\n（一）子\n（二）丑\n二、乙\n（一）寅\n三、丙", []),
        ("一、甲\n三、丙", [1]),
        ("第一条 甲\n第二条 乙\n第四条 丁", [1]),
        ("第九条 甲\n第十条 乙\n第十一条 丙", []),
        ("第五条规定的期限，第八条规定的范围", []),
        ("第一，甲。第三，丙。", [6]),
        ("一二三四五、上山打老虎", []),
    ],
)
def test_enumerations(text: str, columns: list[int]) -> None:
    places = [start - text.rfind("\n", 0, start) for start, _ in rules_lists.gaps(text)]
    assert places == columns


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("三项制度：学习、议事、监督。", 0),
        ("三项制度：学习、议事、监督和公开。", 0),
        ("三项制度：学习、议事、监督、公开。", 1),
        ("五好：班子好、队伍好、机制好、业绩好。", 1),
        ("16个方面：甲、乙、丙等。", 0),
        ("2项：甲、乙、丙等。", 1),
        ("两个方面：一是甲；二是乙；三是丙。", 1),
        ("三个方面：一是甲；二是乙；三是丙。", 0),
        ("三项制度：学习，每月一次、议事。", 0),
        ("第三条：甲、乙。2026年三类：甲、乙、丙", 0),
        ("每天2次：8:00、14:00", 0),
    ],
)
def test_declared_numbers(text: str, count: int) -> None:
    assert len(list(rules_lists.miscounted(text))) == count


def test_a_gap_alone_is_no_wording() -> None:
    assert patterns.words(("…", "")) == patterns.words(())


@given(st.integers(1, 99))
def test_numerals(value: int) -> None:
    assert rules_lists.numeral(rules_lists.chinese(value)) == value


@given(st.text("一二三四是，、；：（）第条〔[2026]号年月日05XX**密机★\n `", max_size=60))
def test_no_text_makes_a_rule_fail(text: str) -> None:
    seen = world(article(text))
    for rule in EVERY:
        for finding in rule.check(seen):
            assert finding.location.line >= 9
            assert finding.location.column >= 1


def test_looking_is_quick() -> None:
    text = (
        "甲村党支部组织党员清理河道，二十三名党员参加，整改问题两处，按示党〔2026〕5号文件办理。\n"
        * 40
    )
    seen = world(*(article(text) for _ in range(500)))
    start = time.process_time()
    assert all(not list(rule.check(seen)) for rule in EVERY)
    assert time.process_time() - start < 10
