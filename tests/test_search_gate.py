"""The gate passes over the pieces of the index: they must stand in files that it reads."""

import json
import re

import pytest

from generator import search
from generator.pipeline.gate import INDEX, PAGES, PIECES
from generator.search import Document


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "search/index.html",
        "search/0123456789ab/rows-0.js",
        "search/0123456789ab/12.js",
        "search/engine-0123456789ab.js",
        "search/more/\nindex.html",
        "notices/search/12.js",
        "manifest.json",
        "a\nb.html",
    ],
)
def test_pages_and_index_are_all_that_is_looked_at(name: str) -> None:
    with_pages, with_index = not INDEX.fullmatch(name), not PAGES.fullmatch(name)
    assert with_pages or with_index or PIECES.fullmatch(name)
    searched = ("search/0123456789ab/r", "search/e", "search/m", "manifest.json")
    assert with_index == name.startswith(searched)


def test_pieces_of_the_index_stand_in_texts_beside_them() -> None:
    body = "公示期间，对党费收缴有异议的，可以向组织委员反映。\n\n| 项目 | 数值 |\n| --- | --- |\n| 实收 | 36,480.50元 |"
    documents = [
        Document(
            f"notices/{number}.html", f"第{number}号通知", "notices", f"# 标题\n\n{number} {body}"
        )
        for number in range(30)
    ]
    files = dict(search.build(documents, {"notices": "公示公告"}, search.words()))
    pieces = {name: text for name, text in files.items() if PIECES.fullmatch(f"search/{name}")}
    others = " ".join(text for name, text in files.items() if name not in pieces)
    read = re.sub(r"\s|\\n", "", others)
    told = [
        extract
        for text in pieces.values()
        for entry in json.loads(text[text.index(",") + 1 : text.rindex(")")])["grams"].values()
        for extract in entry[2:]
    ]
    assert len(told) > 500
    assert [one for one in told if re.sub(r"\s", "", one.strip("…")) not in read] == []
