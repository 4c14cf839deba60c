"""The index of the search: each gram says exactly where it stands, and equal input gives equal bytes."""

import json
import re
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator import search
from generator.search import (
    Document,
    encode,
    grams,
    order,
    posting,
    script,
    shapes,
    store,
    units,
    wholes,
)
from generator.search.grams import Corpus
from generator.search.posting import Posting
from generator.search.shapes import Alphabet, Shape
from tests.searching import KINDS, SITE, Scripts

SCRIPTS = Scripts()
ROWS = st.lists(
    st.lists(st.sampled_from([*"甲乙丙", "a", "7", units.BREAK]), max_size=12), min_size=1
)
WIDTHS = {"single": 1, "pairs": 2, "triples": 3, "gaps": 3}
SHAPES = {
    "single": shapes.SINGLE,
    "pairs": shapes.PAIRS,
    "triples": shapes.TRIPLES,
    "gaps": shapes.GAPS,
}


def keys(row: Sequence[str], shape: str) -> set[str]:
    """The grams of a row, found one by one."""
    width = WIDTHS[shape]
    parts = [tuple(row[at : at + width]) for at in range(len(row) - width + 1)]
    if shape == "gaps":
        return {f"{part[0]}{shapes.GAP}{part[2]}" for part in parts if units.BREAK not in part}
    return {units.joined(part) for part in parts if units.BREAK not in part}


Field = tuple[float, list[Any]]


def corpus(*fields: Field) -> Corpus:
    """Rows of each field with its weight; all documents count alike."""
    weights = [weight for weight, _ in fields]
    lengths = [
        sum(len(row) * w for w, row in zip(weights, rows, strict=True))
        for rows in zip(*(rows for _, rows in fields), strict=True)
    ]
    return Corpus(
        lambda numbers: [[rows[number] for number in numbers] for _, rows in fields],
        weights,
        np.array(lengths, float),
        np.ones(len(lengths)),
    )


def postings(alphabet: Alphabet, shape: Shape, *fields: Field) -> dict[str, Posting]:
    found = list(grams.postings(corpus(*fields), [shape], alphabet.units))
    held = {one.key: one for one in found}
    assert len(held) == len(found)
    return held


@given(ROWS, st.sampled_from(list(WIDTHS)))
def test_a_gram_names_the_documents_that_hold_it(rows: list[list[str]], shape: str) -> None:
    alphabet = Alphabet()
    titles = [alphabet.row(row[:2]) for row in rows]
    bodies = [alphabet.row(row[2:]) for row in rows]
    found = postings(alphabet, SHAPES[shape], (20.0, titles), (1.0, bodies))
    expected: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for key in keys(row[:2], shape) | keys(row[2:], shape):
            expected.setdefault(key, []).append(number)
    assert {key: one.documents.tolist() for key, one in found.items()} == expected
    for one in found.values():
        assert SCRIPTS.call("posting", one.letters) == {
            "documents": one.documents.tolist(),
            "levels": one.levels.tolist(),
        }


def test_documents_of_many_batches_and_parts_are_told_apart() -> None:
    alphabet = Alphabet()
    rows = [alphabet.row(["甲", "乙"] if number % 3 else ["丙"]) for number in range(10_500)]
    found = postings(alphabet, shapes.PAIRS, (1.0, rows))
    assert list(found) == ["甲乙"]
    assert found["甲乙"].documents.tolist() == [one for one in range(10_500) if one % 3]


def test_titles_weigh_more_than_bodies_and_often_more_than_once() -> None:
    alphabet = Alphabet()
    titles = [alphabet.row(row) for row in (["甲"], [], [])]
    bodies = [alphabet.row([*text]) for text in ("丁戊己庚", "甲丁戊己", "甲甲甲己")]
    one = postings(alphabet, shapes.SINGLE, (20.0, titles), (1.0, bodies))["甲"]
    assert one.levels[0] > one.levels[2] > one.levels[1]
    assert posting.best(one, 2, np.arange(3)) == [0, 2]


@given(st.integers(0, 4), st.integers(0, 4), st.integers(0, 4))
def test_equals_take_turns_alike_in_the_index_and_in_browsers(
    lists: int, lasts: int, news: int
) -> None:
    manifest = {"listings": lists, "dated": lists + lasts, "documents": lists + lasts + news}
    told = order.turns(manifest["documents"], lists, lists + lasts).tolist()
    assert told == [SCRIPTS.call("turn", one, manifest) for one in range(len(told))]
    first = sorted(range(len(told)), key=told.__getitem__)
    numbers = list(range(len(told)))
    assert first == [
        *numbers[lists : lists + lasts],
        *reversed(numbers[lists + lasts :]),
        *numbers[:lists],
    ]


def test_the_numbers_of_documents_stay_when_one_of_today_is_added() -> None:
    new = Document("notices/8.html", "补充公示", "notices", "补充。", day=date(2026, 8, 1))
    before, _, _ = order.ordered(SITE)
    after, listings, dated = order.ordered((new, *SITE))
    assert after == [*before, new]
    assert [listings, dated] == [sum(one.listing for one in SITE), sum(not one.day for one in SITE)]


def test_more_units_than_a_number_holds_are_refused() -> None:
    alphabet = Alphabet(map(str, range(1 << 21)))
    with pytest.raises(OverflowError):
        alphabet.row(["甲"])


@given(ROWS)
def test_a_whole_name_names_the_documents_that_hold_it_whole(rows: list[list[str]]) -> None:
    names, alphabet = wholes.names(rows), Alphabet()
    shape = wholes.shape(names, alphabet)
    found = postings(alphabet, shape, (1.0, [alphabet.row(row) for row in rows]))
    text = "\0".join("\0".join([*row, units.BREAK]) for row in rows)
    runs = [tuple(one.strip("\0").split("\0")) for one in text.split(units.BREAK)]
    expected = {run for run in runs if len(run) >= wholes.LONG}
    assert set(names) == expected
    assert {key: one.documents.tolist() for key, one in found.items()} == {
        f"={units.joined(name)}": [number for number, row in enumerate(rows) if holds(row, name)]
        for name in expected
    }


def holds(row: Sequence[str], name: Sequence[str]) -> bool:
    return any(tuple(row[at : at + len(name)]) == tuple(name) for at in range(len(row)))


def test_days_have_keys_of_their_own() -> None:
    texts = ["定于2026年5月8日召开", "2026-05-08至2026.6.1", "第3年5月。8日", "2026年5月", ""]
    alphabet = Alphabet()
    rows = [alphabet.row(units.units(units.normal(text))) for text in texts]
    found = postings(alphabet, wholes.days(alphabet), (1.0, rows))
    assert {key: one.documents.tolist() for key, one in found.items()} == {
        "=2026年5月8日": [0, 1],
        "=2026年6月1日": [1],
    }


def content(text: str) -> Any:
    """What a file of the index hands to the browser."""
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])


def build(documents: Sequence[Document]) -> dict[str, str]:
    return dict(search.build(documents, KINDS, search.words()))


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return build(SITE)


def shards(files: Mapping[str, str]) -> list[Any]:
    return [content(text) for name, text in files.items() if re.search(r"/\d+\.js$", name)]


def test_the_order_of_documents_does_not_matter(files: Mapping[str, str]) -> None:
    for mixed in (SITE[::-1], SITE[5:] + SITE[:5], SITE[::2] + SITE[1::2]):
        assert build(mixed) == files


def test_what_was_read_before_gives_the_same_files(
    files: Mapping[str, str], tmp_path: Path
) -> None:
    cache = tmp_path / "search.sqlite"

    def again(documents: Sequence[Document]) -> dict[str, str]:
        return dict(search.build(documents, KINDS, search.words(), cache))

    edited = (replace(SITE[0], title="另一个标题", text="换了内容。"), *SITE[2:])
    assert again(SITE) == files
    assert again(SITE) == files
    assert again(edited) == build(edited)
    assert again(SITE) == files


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from(SITE), unique=True), min_size=2, max_size=4))
def test_any_edits_give_the_files_of_a_clean_build(
    tmp_path: Path, states: list[list[Document]]
) -> None:
    cache = tmp_path / "search.sqlite"
    for state in states:
        found = dict(search.build(state, KINDS, search.words(), cache))
        assert found == build(state)


def test_only_new_documents_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, read = tmp_path / "search.sqlite", []
    lines = store.text.lines
    monkeypatch.setattr(store.text, "lines", lambda told: read.append(told) or lines(told))
    for state in (SITE[1:], SITE, SITE):
        list(search.build(state, KINDS, search.words(), cache))
    assert sorted(read) == sorted(one.text for one in SITE)


def test_only_new_titles_are_spoken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, read = tmp_path / "search.sqlite", []
    syllables = store.sounds.syllables
    monkeypatch.setattr(store.sounds, "syllables", lambda row: read.append(row) or syllables(row))
    edited = tuple(replace(one, text=f"{one.text}另有通知。") for one in SITE)
    for state in (SITE, edited):
        assert dict(search.build(state, KINDS, search.words(), cache)) == build(state)
    assert len(read) == 3 * len(SITE)  # Once for the cache, and for each build without one.


def test_a_broken_cache_is_made_again(files: Mapping[str, str], tmp_path: Path) -> None:
    cache = tmp_path / "search.sqlite"
    for spoiled in (b"", b"no base at all" * 200):
        cache.write_bytes(spoiled)
        assert dict(search.build(SITE, KINDS, search.words(), cache)) == files
    whole = bytearray(cache.read_bytes())
    whole[5000:] = b"x" * len(whole[5000:])
    cache.write_bytes(whole)
    assert dict(search.build(SITE, KINDS, search.words(), cache)) == files


def test_what_other_code_has_read_is_read_again(files: Mapping[str, str], tmp_path: Path) -> None:
    cache = tmp_path / "search.sqlite"
    list(search.build(SITE, KINDS, search.words(), cache))
    with sqlite3.connect(cache) as base:
        base.execute("update made set by = 'older'")
        base.execute("update pages set units = title")
    assert dict(search.build(SITE, KINDS, search.words(), cache)) == files


def test_a_cache_in_use_is_left_alone(files: Mapping[str, str], tmp_path: Path) -> None:
    cache = tmp_path / "search.sqlite"
    with store.opened(cache):
        assert dict(search.build(SITE, KINDS, search.words(), cache)) == files


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
    assert [row[0] for row in rows] == [one.address for one in sorted(SITE, key=place)]
    for shard in shards(files):
        for key, (letters, *first) in shard["grams"].items():
            documents = SCRIPTS.call("posting", letters)["documents"]
            shown = [shard["rows"][at] for at in SCRIPTS.call("numbers", first[0] if first else "")]
            numbers = [SCRIPTS.call("numbers", row[0])[0] for row in shown]
            assert [row[1:] for row in shown] == [rows[number] for number in numbers], key
            assert set(numbers) <= set(documents)
            assert len(first[1:]) == len(numbers) == (min(len(documents), 10) if first else 0)


def place(document: Document) -> tuple[Any, ...]:
    """Listings, what has no day, the oldest; SITE has no two pages of one day."""
    day = document.day.toordinal() if document.day else 0
    return not document.listing, day, not document.names, document.address


def test_the_texts_are_whole(files: Mapping[str, str]) -> None:
    cards = [card for name, text in files.items() if "/texts-" in name for card in content(text)]
    assert sorted(card[0] for card in cards) == sorted(one.address for one in SITE)
    assert all(len(card) == 8 for card in cards)
    assert [card[7] for card in cards if card[0] == "index.html"] == ["首页\n本镇党务公开网站。"]


def test_a_site_without_pages_has_an_index() -> None:
    found = build(())
    assert script.NAME in found
    assert len(shards(found)) == 1
