"""The search of a small invented site, from its documents to its answers, in the code that ships."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.search import Document
from generator.search.runtime import Engine
from tests.searching import SITE, addresses, notice, write_to

DUES, BALLOT, CANDIDATE, REVIEW, VISIT, ROAD, TREES = (
    f"notices/{number}.html" for number in range(1, 8)
)
TERM, MOBILE = "glossary/dangfei.html", "glossary/liudong.html"
TOWN, VILLAGE = "organisations/town.html", "organisations/village.html"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return write_to(tmp_path_factory.mktemp("search"), SITE)


EXACT = {
    "无记名投票": [BALLOT],
    "义务植树": [TREES],
    "采用无记名投票": [BALLOT],
    "党费收缴": [DUES, CANDIDATE],
    # Traditional characters.
    "無記名投票": [BALLOT],
    "黨費收繳": [DUES, CANDIDATE],
    "趙文靜": [CANDIDATE],
    # One character, one letter.
    "樟": [TREES],
    # Spaces mean and, in any order; marks part nothing that stands together.
    "党费 文件": [DUES],
    "文件　党费": [DUES],
    "植树 投票": [],
    "示党发〔2026〕5号": [DUES],
    # Quotes hold together.
    '"党员大会"': [BALLOT],
    "“党员大会”": [BALLOT],
    "「无记名投票」 候选人": [BALLOT],
    # A sentence ends a phrase.
    "同比增长7.5%。依据示党发": [DUES],
    # Letters of any width and size.
    "ROAD": [ROAD],
    "Ｒｏａｄ": [ROAD],
    "DY-7": [TERM],
    "3.5 km": [ROAD],
    # Names of persons, and the given name alone.
    "赵文静": [CANDIDATE],
    "文静": [CANDIDATE],
    "王建国": [VILLAGE],
    "建国": [VILLAGE],
    "书记 王建国": [VILLAGE],
    # Numbers.
    "12345.60": [DUES],
    "12,345.60元": [DUES],
    "１２，３４５．６０": [DUES],
    "7.5%": [DUES],
    "35%": [REVIEW],
}
DATES = {
    BALLOT: ("2026年5月8日", "2026年05月08日", "2026-05-08", "2026-5-8", "2026.5.8", "2026/05/08"),
    CANDIDATE: (
        "2026年6月8日",
        "2026-06-08",
        "2026.06.08",
        "2026 年 6 月 8 日",
        "２０２６年６月８日",
    ),
    DUES: (
        "示党发〔2026〕5号",
        "示党发[2026]5号",
        "示党发(2026)5号",
        "示党发（2026）5号",
        "〔2026〕5号",
    ),
}


@pytest.mark.parametrize(("query", "expected"), EXACT.items(), ids=map(ascii, EXACT))
def test_what_stands_in_a_page_is_found(engine: Engine, query: str, expected: list[str]) -> None:
    answer = engine.search(query)
    if expected:
        assert sorted(addresses(answer)) == sorted(expected)
        assert answer["total"] == len(expected)
        assert not [way for way in answer["tried"] if "同义词" not in way]
    else:
        assert "相近的写法" in answer["tried"]


@pytest.mark.parametrize(
    ("query", "address"),
    [(query, address) for address, queries in DATES.items() for query in queries],
    ids=ascii,
)
def test_any_spelling_of_a_date_or_document_number_is_found(
    engine: Engine, query: str, address: str
) -> None:
    assert addresses(engine.search(query)) == [address]


@pytest.mark.parametrize("query", ["2026年5月", "2026-05", "2026.5", "2026/5", "２０２６年５月"])
def test_a_month_finds_its_days(engine: Engine, query: str) -> None:
    assert addresses(engine.search(query)) == [BALLOT]


@pytest.mark.parametrize(
    ("query", "address", "way"),
    [
        ("dangfei", TERM, "拼音"),
        ("df", TERM, "拼音"),
        ("DangFei", TERM, "拼音"),
        ("dang fei", TERM, "拼音"),
        ("liudongdangyuan", MOBILE, "拼音"),
        ("lddy", MOBILE, "拼音"),
        ("hedongcun", VILLAGE, "拼音"),
        ("流动党员怎么管理", MOBILE, "去掉问句里的虚词"),
        ("流动党员的活动证是什么", MOBILE, "去掉问句里的虚词"),
        ("党费什么时候交纳？", TERM, "去掉问句里的虚词"),
        ("请问流動黨員怎麼管理", MOBILE, "去掉问句里的虚词"),
    ],
)
def test_other_ways_to_ask_find_too(engine: Engine, query: str, address: str, way: str) -> None:
    answer = engine.search(query)
    assert address in addresses(answer)[:2]
    assert way in answer["tried"]


@pytest.mark.parametrize(
    ("phrase", "address"),
    [("樟树苗", TREES), ("走访慰问", VISIT), ("无记名投票", BALLOT), ("党群服务中心牵头", ROAD)],
)
def test_one_wrong_character_still_finds(engine: Engine, phrase: str, address: str) -> None:
    for at in range(len(phrase)):
        wrong = phrase[:at] + "龘" + phrase[at + 1 :]
        answer = engine.search(wrong)
        assert addresses(answer)[:1] == [address], wrong
        assert answer["tried"] == ["相近的写法"], wrong


def test_words_of_one_meaning_find_each_other(tmp_path: Path) -> None:
    engine = write_to(tmp_path, SITE, same=(("植树", "栽种"), ("种树", "植树", "绿化")))
    answer = engine.search("绿化")
    assert addresses(answer) == [TREES]
    assert "同义词“植树”" in answer["tried"]
    assert "相近的写法" not in answer["tried"]
    answer = engine.search("义务植树")
    assert addresses(answer) == [TREES]


def test_what_is_typed_comes_before_words_of_the_same_meaning(tmp_path: Path) -> None:
    site = (notice(1, "换届安排", "今年换届。"), notice(2, "选举安排", "今年选举。"))
    engine = write_to(tmp_path, site, same=(("换届", "选举"),))
    for query, other in {"换届": "选举", "选举": "换届"}.items():
        answer = engine.search(query)
        assert answer["tried"] == [f"同义词“{other}”"]
        assert [result["title"][:2] for result in answer["results"]] == [query, other]


def test_titles_come_before_bodies_and_newer_before_older(tmp_path: Path) -> None:
    days = [date(2024, 1, 1), date(2026, 1, 1), date(2025, 1, 1)]
    site = [notice(at, "通知", "关于评议的安排", day=day) for at, day in enumerate(days)]
    site.append(notice(9, "评议安排", "通知", day=date(2020, 1, 1)))
    site.append(Document("all.html", "通知", "notices", "关于评议的安排", listing=True))
    found = addresses(write_to(tmp_path, site).search("评议"))
    assert found == [f"notices/{one}.html" for one in (9, 1, 2, 0)] + ["all.html"]


def test_results_say_what_they_are_and_where_it_stands(engine: Engine) -> None:
    (found,) = engine.search("无记名投票")["results"]
    assert (found["title"], found["kind"]) == ("河东村换届公告", ["notices", "公示"])
    assert found["organisation"] == "河东村党总支"
    assert (found["day"], found["start"], found["end"]) == (
        "2026-05-06",
        "2026-05-06",
        "2026-05-13",
    )
    ((begin, end),) = found["marks"]
    assert found["extract"][begin:end] == "无记名投票"
    titled = engine.search("换届公告")["results"][0]
    assert [titled["title"][slice(*mark)] for mark in titled["titleMarks"]] == ["换届公告"]


def test_nothing_found_says_what_was_tried_and_what_is_near(engine: Engine) -> None:
    answer = engine.search("龘靐齉")
    assert (answer["total"], answer["results"]) == (0, [])
    assert answer["tried"] == ["相近的写法"]
    near = engine.search("植树 龘靐齉")
    assert near["total"] == 0 or "相近的写法" in near["tried"]
    assert "植树" in near["near"]


def test_every_page_is_found_by_its_title(engine: Engine) -> None:
    for document in SITE:
        assert document.address in addresses(engine.search(document.title)), document.title


def every_phrase() -> Iterator[tuple[str, str]]:
    """Five characters in a row of a body, and their page."""
    for document in SITE:
        row = document.text.split("。")[0].removeprefix("# 首页\n\n")
        for at in range(len(row) - 4):
            if (phrase := row[at : at + 5]).isalpha():
                yield phrase, document.address


def test_every_phrase_is_found(engine: Engine) -> None:
    for phrase, address in every_phrase():
        assert address in addresses(engine.search(phrase)), phrase
