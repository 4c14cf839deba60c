"""Answers of the search: narrowed, counted, in tens; and that no query and no failed load ends it."""

from pathlib import Path
from typing import Any

import pytest

from generator.search import Document
from generator.search.runtime import Engine, MissingIndexError
from tests.searching import SITE, addresses, notice, write_to

BALLOT, CANDIDATE, REVIEW, VISIT, TREES = (f"notices/{number}.html" for number in (2, 3, 4, 5, 7))
TERM, MOBILE = "glossary/dangfei.html", "glossary/liudong.html"


NARROWED: list[tuple[dict[str, str], list[str]]] = [
    ({}, [BALLOT, CANDIDATE, REVIEW, VISIT, TREES, TERM, MOBILE]),
    ({"kind": "glossary"}, [TERM, MOBILE]),
    ({"kind": "none"}, []),
    ({"organisation": "school"}, [CANDIDATE, REVIEW, TREES]),
    ({"organisation": "town"}, [BALLOT, CANDIDATE, REVIEW, VISIT, TREES]),
    ({"organisation": "nowhere"}, []),
    ({"year": "2025"}, [REVIEW]),
    ({"year": "2026", "organisation": "village"}, [BALLOT, VISIT]),
    ({"status": "open"}, [CANDIDATE]),
    ({"status": "ended"}, [BALLOT, REVIEW]),
    ({"status": "upcoming"}, []),
    ({"status": "open", "today": "2026-06-08"}, [CANDIDATE]),
    ({"status": "ended", "today": "2026-06-09"}, [BALLOT, CANDIDATE, REVIEW]),
    ({"status": "upcoming", "today": "2026-05-31"}, [CANDIDATE]),
]


@pytest.fixture(scope="module")
def members(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The same site with one word in some pages, so that many answer."""
    wanted = set(NARROWED[0][1])
    site = [
        Document(
            *(
                one.address,
                one.title,
                one.kind,
                one.text + ("\n\n皆有。" if one.address in wanted else ""),
            ),
            *(one.names, one.organisation, one.organisations, one.day, one.start, one.end),
            *(one.listing, one.called),
        )
        for one in SITE
    ]
    return write_to(tmp_path_factory.mktemp("members"), site)


@pytest.mark.parametrize(("options", "expected"), NARROWED)
def test_answers_can_be_narrowed(
    members: Engine, options: dict[str, str], expected: list[str]
) -> None:
    answer = members.search("皆有", **{"today": "2026-06-01", **options})
    assert sorted(addresses(answer)) == sorted(expected)
    assert answer["total"] == len(expected)


def test_every_choice_says_how_many_it_would_leave(members: Engine) -> None:
    chosen = {"year": "2026", "today": "2026-06-01"}
    facets = members.search("皆有", facets=True, **chosen)["facets"]
    for name in ("kind", "organisation", "status", "year"):
        for value, count in facets[name].items():
            assert members.search("皆有", **{**chosen, name: value})["total"] == count, (
                name,
                value,
            )
    assert facets["year"] == {"2026": 4, "2025": 1}
    assert facets["organisation"] == {"town": 4, "village": 2, "school": 2}
    assert facets["names"]["organisation"] == {
        "town": ["示例镇党委", ""],
        "village": ["河东村党总支", "town"],
        "school": ["中心小学党支部", "town"],
    }
    assert facets["names"]["kind"]["notices"] == "公示"


def test_answers_come_in_tens_each_once(tmp_path: Path) -> None:
    engine = write_to(
        tmp_path, [notice(number, f"第{number}期简报", "简报") for number in range(37)]
    )
    pages = [addresses(engine.search("简报", **{"from": start})) for start in range(0, 50, 10)]
    assert [len(page) for page in pages] == [10, 10, 10, 7, 0]
    assert len({address for page in pages for address in page}) == 37
    assert engine.search("简报")["total"] == 37


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return write_to(tmp_path_factory.mktemp("search"), SITE)


ODD = (
    *(
        "",
        " ",
        "\u3000",
        "\n",
        "。",
        "！？",
        "，、：",
        '"',
        '""',
        "“",
        "“” “”",
        "%",
        "*",
        "~",
        "^",
        "=",
        "\0",
    ),
    *(
        "😀",
        "👨‍👩‍👧",
        "𠮷",
        "é",
        "<b>党费</b>",
        "<script>alert(1)</script>",
        "&lt;",
        "党费\u200b收缴",
    ),
    *(
        "__proto__",
        "constructor",
        "toString",
        "\ud800",
        "\U000e0001",
        "的",
        "怎么",
        "怎么办",
        "是什么",
    ),
    *("a", "1", "0", "2026", "-1", "1e9", "'", "\\", "a" * 300, "党 费 收 缴 使 用 情 况 的 公 示"),
)
LONG = (
    "党" * 10_000,
    "党费收缴" * 2_500,
    "党 " * 5_000,
    "a1党" * 3_334,
    "dangfei" * 1_429,
    "什么" * 5_000,
)


@pytest.mark.parametrize("query", [*ODD, *LONG], ids=lambda query: ascii(query[:12]))
def test_no_query_fails(engine: Engine, query: str) -> None:
    answer = engine.search(query, facets=True)
    assert answer["total"] >= len(answer["results"])
    assert len(answer["results"]) <= 10


def test_a_load_that_fails_is_told_and_may_be_tried_again(tmp_path: Path) -> None:
    engine = write_to(tmp_path, SITE)
    context: Any = engine._context  # noqa: SLF001 - a load fails in the browser, not in runtime.py
    context.eval("""
        var failing = true, said = "";
        var retried = DangwuSearch.open(function (name) {
          if (failing) return Promise.reject(new Error("503 " + name));
          return new Promise(function (resolve) { waiting[name] = resolve; wanted.push(name); });
        });
        retried.search("党费", {}).then(null, function (error) { said = String(error); });
    """)
    assert "503" in str(context.eval("said"))
    context.eval("failing = false; engine = retried;")
    assert TERM in addresses(engine.search("党费"))


def test_a_missing_index_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingIndexError):
        Engine(tmp_path)
