"""The code of the search in V8, and a small invented site that it searches."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer

from generator import search, write
from generator.search import Document, script
from generator.search.runtime import Engine

KINDS = {"notices": "公示", "organisations": "党组织", "glossary": "名词", "other": "其他"}
"""The kinds of the invented site, by name."""

TOWN, VILLAGE, SCHOOL = ("town",), ("village", "town"), ("school", "town")
CALLED = {"town": "示例镇党委", "village": "河东村党总支", "school": "中心小学党支部"}


class Scripts:
    """The functions of the search, called from here as they run in a browser."""

    def __init__(self) -> None:
        """Load all of `query/` but what starts it."""
        self._context = MiniRacer()
        self._context.eval(f"var scope = {{}}, MANIFEST = {{}};\n{script.code()}")
        self._context.eval(
            "function run(name, given) { return JSON.stringify(this[name](...given)); }"
        )

    def call(self, name: str, *given: object) -> Any:
        """What a function returns."""
        # As escapes: a text may hold half a pair of surrogates.
        return json.loads(str(self._context.call("run", name, list(given))))


def notice(number: int, title: str, text: str, **more: Any) -> Document:
    """A notice of the invented site."""
    return Document(f"notices/{number}.html", title, "notices", text, **more)


def write_to(folder: Path, documents: Sequence[Document], **words: Any) -> Engine:
    """The search of documents, from an index in a folder."""
    files = search.build(documents, KINDS, search.Words(**words) if words else search.words())
    for name, text in files:
        write.text(folder / name, text)
    return Engine(folder)


def addresses(answer: Mapping[str, Any]) -> list[str]:
    """The pages of an answer in their order."""
    return [result["address"] for result in answer["results"]]


def of(line: tuple[str, ...]) -> dict[str, Any]:
    """What a document says of its organisation, given its id and those above it."""
    return {
        "names": (CALLED[line[0]],),
        "organisation": CALLED[line[0]],
        "organisations": line,
        "called": tuple(CALLED[id] for id in line),
    }


SITE = (
    Document("index.html", "示例镇党务公开", "other", "# 首页\n\n本镇党务公开网站。", listing=True),
    Document(
        "glossary/dangfei.html",
        "党费",
        "glossary",
        "党费是党员向党组织交纳的经费。每月25日以前交纳，缴费证明见 <b>DY-7</b> 表。",
    ),
    Document(
        "glossary/liudong.html",
        "流动党员",
        "glossary",
        "流动党员外出六个月以上，由流入地党组织管理，持有活动证。",
    ),
    Document(
        "organisations/town.html", "中共示例镇委员会", "organisations", "下设支部。", **of(TOWN)
    ),
    Document(
        "organisations/village.html",
        "中共河东村总支部委员会",
        "organisations",
        "王建国任书记，李晓明任组织委员。联系电话见下。",
        **of(VILLAGE),
    ),
    notice(
        1,
        "关于党费收缴使用情况的公示",
        "2026年上半年共收缴党费12,345.60元，同比增长7.5%。依据示党发〔2026〕5号文件。",
        day=date(2026, 7, 1),
        **of(TOWN),
    ),
    notice(
        2,
        "河东村换届公告",
        "定于2026年5月8日召开党员大会，采用无记名投票。\n\n候选人名单另行张贴。",
        day=date(2026, 5, 6),
        start=date(2026, 5, 6),
        end=date(2026, 5, 13),
        **of(VILLAGE),
    ),
    notice(
        3,
        "发展对象公示",
        "拟将赵文静同志列为发展对象，公示期为2026-06-01至2026-06-08。党费收缴情况正常。",
        day=date(2026, 6, 1),
        start=date(2026, 6, 1),
        end=date(2026, 6, 8),
        **of(SCHOOL),
    ),
    notice(
        4,
        "民主评议结果公示",
        "评议等次为优秀的党员占35%，名单附后。评议程序按规定进行。",
        day=date(2025, 12, 20),
        start=date(2025, 12, 20),
        end=date(2025, 12, 27),
        **of(SCHOOL),
    ),
    notice(
        5,
        "困难党员慰问安排",
        "春节前走访慰问老党员，每户发放慰问金一千元。评议程序按规定进行。",
        day=date(2026, 1, 15),
        **of(VILLAGE),
    ),
    notice(
        6,
        "乡村道路硬化工程验收",
        "党群服务中心牵头，验收合格后交付使用。The road is 3.5 km long.",
        day=date(2024, 3, 2),
        **of(VILLAGE),
    ),
    notice(
        7, "主题党日活动", "组织党员义务植树，栽种樟树苗木。", day=date(2026, 3, 12), **of(SCHOOL)
    ),
)
"""Twelve pages, no two alike."""
