"""The index of the search: each gram says exactly where it stands, and equal input gives equal bytes."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import search
from generator.search import Document, encode, grams, script, units, wholes
from generator.search.grams import Alphabet, Field
from tests.searching import KINDS, SITE, Scripts

SCRIPTS = Scripts()
ROWS = st.lists(
    st.lists(st.sampled_from([*"甲乙丙", "a", "7", units.BREAK]), max_size=12), min_size=1
)
WIDTHS = {"single": 1, "pairs": 2, "triples": 3, "gaps": 3}


def keys(row: Sequence[str], shape: str) -> set[str]:
    """The grams of a row, found one by one."""
    width = WIDTHS[shape]
    parts = [tuple(row[at : at + width]) for at in range(len(row) - width + 1)]
    if shape == "gaps":
        return {f"{part[0]}{grams.GAP}{part[2]}" for part in parts if units.BREAK not in part}
    return {units.joined(part) for part in parts if units.BREAK not in part}


@settings(deadline=None)
@given(ROWS, st.sampled_from(list(WIDTHS)))
def test_a_gram_names_the_documents_that_hold_it(rows: list[list[str]], shape: str) -> None:
    alphabet = Alphabet()
    titles = [alphabet.row(row[:2]) for row in rows]
    bodies = [alphabet.row(row[2:]) for row in rows]
    found = list(grams.postings([Field(titles, 20.0), Field(bodies, 1.0)], shape, alphabet))
    held = {one.key: one.documents.tolist() for one in found}
    assert len(held) == len(found)
    expected: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for key in keys(row[:2], shape) | keys(row[2:], shape):
            expected.setdefault(key, []).append(number)
    assert held == expected
    for one in found:
        assert SCRIPTS.call("posting", one.letters) == {
            "documents": one.documents.tolist(),
            "levels": one.levels.tolist(),
        }


def test_documents_of_many_batches_are_told_apart() -> None:
    alphabet = Alphabet()
    rows = [alphabet.row(["甲", "乙"] if number % 3 else ["丙"]) for number in range(4500)]
    found = {one.key: one for one in grams.postings([Field(rows, 1.0)], "pairs", alphabet)}
    assert list(found) == ["甲乙"]
    assert found["甲乙"].documents.tolist() == [one for one in range(4500) if one % 3]


def test_titles_weigh_more_than_bodies_and_often_more_than_once() -> None:
    alphabet = Alphabet()
    titles = [alphabet.row(row) for row in (["甲"], [], [])]
    bodies = [alphabet.row([*text]) for text in ("丁戊己庚", "甲丁戊己", "甲甲甲己")]
    fields = [Field(titles, 20.0), Field(bodies, 1.0)]
    (one,) = (one for one in grams.postings(fields, "single", alphabet) if one.key == "甲")
    assert one.levels[0] > one.levels[2] > one.levels[1]
    assert grams.best(one, 2) == [0, 2]


def test_more_units_than_a_number_holds_are_refused() -> None:
    alphabet = Alphabet({str(number): number for number in range(1 << 21)})
    with pytest.raises(OverflowError):
        alphabet.row(["甲"])


@settings(deadline=None)
@given(ROWS)
def test_a_whole_name_names_the_documents_that_hold_it_whole(rows: list[list[str]]) -> None:
    names = wholes.rows(rows)
    alphabet = Alphabet()
    field = Field([alphabet.row(row) for row in rows], 1.0)
    triples = {one.key: one for one in grams.postings([field], "triples", alphabet)}
    found = {one.key: one.documents.tolist() for one in wholes.postings(names, triples, rows)}
    text = "\0".join("\0".join([*row, units.BREAK]) for row in rows)
    runs = [tuple(one.strip("\0").split("\0")) for one in text.split(units.BREAK)]
    expected = {run for run in runs if len(run) >= wholes.LONG}
    assert set(names) == expected
    assert found == {
        f"={units.joined(name)}": [number for number, row in enumerate(rows) if holds(row, name)]
        for name in expected
    }


def holds(row: Sequence[str], name: Sequence[str]) -> bool:
    return any(tuple(row[at : at + len(name)]) == tuple(name) for at in range(len(row)))


def content(text: str) -> Any:
    """What a file of the index hands to the browser."""
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])


def build(documents: Sequence[Document]) -> dict[str, str]:
    return search.build(documents, KINDS, search.words())


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return build(SITE)


def shards(files: Mapping[str, str]) -> list[Any]:
    return [content(text) for name, text in files.items() if re.search(r"/\d+\.js$", name)]


def test_the_order_of_documents_does_not_matter(files: Mapping[str, str]) -> None:
    for mixed in (SITE[::-1], SITE[5:] + SITE[:5], SITE[::2] + SITE[1::2]):
        assert build(mixed) == files


def test_another_text_has_another_address(files: Mapping[str, str]) -> None:
    other = build(SITE[1:])
    folders = [
        {name.split("/")[0] for name in found if name != script.NAME} for found in (files, other)
    ]
    assert [len(found) for found in folders] == [1, 1]
    assert folders[0] != folders[1]


def test_postings_have_no_digits(files: Mapping[str, str]) -> None:
    for shard in shards(files):
        for told, *first in shard["grams"].values():
            assert re.fullmatch(r"[^0-9]+", told)
            assert not first or re.fullmatch(r"[^0-9]*", first[0])
        assert all(re.fullmatch(r"[^0-9]+", row[0]) for row in shard["rows"])


def test_every_gram_lies_where_it_is_looked_for(files: Mapping[str, str]) -> None:
    count = len(shards(files))
    for name, text in files.items():
        if found := re.search(r"/(\d+)\.js$", name):
            assert {encode.place(key, count) for key in content(text)["grams"]} <= {int(found[1])}


def test_the_rows_of_a_gram_are_of_its_documents(files: Mapping[str, str]) -> None:
    told = [content(text) for name, text in files.items() if "/rows-" in name]
    rows = [row for part in told for row in part]
    assert [row[0] for row in rows] == [one.address for one in sorted(SITE, key=rank)]
    for shard in shards(files):
        for key, (letters, *first) in shard["grams"].items():
            documents = SCRIPTS.call("posting", letters)["documents"]
            shown = [shard["rows"][at] for at in SCRIPTS.call("numbers", first[0] if first else "")]
            numbers = [SCRIPTS.call("numbers", row[0])[0] for row in shown]
            assert [row[1:] for row in shown] == [rows[number] for number in numbers], key
            assert set(numbers) <= set(documents)
            assert len(first[1:]) == len(numbers) == (min(len(documents), 10) if first else 0)


def rank(document: Document) -> tuple[bool, int, str]:
    day = document.day.toordinal() if document.day else 10**9
    return document.listing, -day, document.address


def test_the_texts_are_whole(files: Mapping[str, str]) -> None:
    cards = [card for name, text in files.items() if "/texts-" in name for card in content(text)]
    assert sorted(card[0] for card in cards) == sorted(one.address for one in SITE)
    assert all(len(card) == 8 for card in cards)
    assert [card[7] for card in cards if card[0] == "index.html"] == ["首页\n本镇党务公开网站。"]


def test_a_site_without_pages_has_an_index() -> None:
    found = build(())
    assert script.NAME in found
    assert len(shards(found)) == 1
