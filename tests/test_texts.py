"""Texts kept from one build to the next: found by their names, forgotten when out of use, never in the way."""

import sqlite3
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import lately, texts

NAMES = st.binary(min_size=1, max_size=4)


def put(path: Path, told: Mapping[bytes, str]) -> None:
    with texts.opened(path) as store:
        for name, text in told.items():
            store.put(name, text)
    texts.keep(path, [store])


def found(path: Path, *names: bytes) -> list[str | None]:
    with texts.opened(path) as store:
        return [store.find(name) for name in names]


@given(st.dictionaries(NAMES, st.text(st.characters())), NAMES)
def test_what_is_put_is_found_by_its_name_alone(
    tmp_path_factory: pytest.TempPathFactory, told: dict[bytes, str], other: bytes
) -> None:
    path = tmp_path_factory.mktemp("texts") / "a" / "b"
    put(path, told)
    assert found(path, *told, other) == [*told.values(), told.get(other)]


def test_what_several_processes_have_made_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "texts"
    stores = [texts.Texts(path), texts.Texts(path)]
    for store, name in zip(stores, (b"a", b"b"), strict=True):
        store.put(name, name.decode())
    texts.keep(path, stores)
    assert found(path, b"a", b"b") == ["a", "b"]


def test_only_what_nobody_has_used_for_long_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, now = tmp_path / "texts", time.time()
    put(path, {b"used": "", b"unused": ""})
    monkeypatch.setattr(time, "time", lambda: now + lately.LONG / 2)
    with texts.opened(path) as store:
        store.find(b"used")
    texts.keep(path, [store])
    monkeypatch.setattr(time, "time", lambda: now + lately.LONG + lately.DAY)
    texts.keep(path, [texts.Texts(path)])
    assert found(path, b"used", b"unused") == ["", None]


@pytest.mark.parametrize("damage", [b"", b"no base", b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "texts"
    path.write_bytes(damage)
    assert found(path, b"a") == [None]
    for _ in range(2):
        put(path, {b"a": "甲"})
    assert found(path, b"a") == ["甲"]


@pytest.mark.parametrize("row", [(b"a", 7, 0), (b"a", None, 0), (b"a", b"\xff", 0)])
def test_what_is_no_text_is_not_found(tmp_path: Path, row: tuple[object, ...]) -> None:
    path = tmp_path / "texts"
    put(path, {})
    with sqlite3.connect(path) as base:
        base.execute("insert into texts values (?, ?, ?)", row)
    base.close()
    assert found(path, b"a") == [None]


def test_a_file_that_another_build_writes_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, connect = tmp_path / "texts", sqlite3.connect
    put(path, {b"a": "甲"})
    other = connect(path, isolation_level=None)
    other.execute("begin immediate")
    monkeypatch.setattr(
        sqlite3, "connect", lambda *told, **more: connect(*told, **more | {"timeout": 0})
    )
    put(path, {b"b": "乙"})
    assert found(path, b"a", b"b") == ["甲", None]
    other.close()


def test_where_nothing_may_be_kept_nothing_is_found(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in the place of the folder", encoding="utf-8")
    path = tmp_path / "cache" / "texts"
    put(path, {b"a": "甲"})
    assert found(path, b"a") == [None]


def test_many_texts_are_written_before_the_end(tmp_path: Path) -> None:
    path = tmp_path / "texts"
    with texts.opened(path) as store:
        for number in range(1100):
            store.put(b"%d" % number, f"第{number}篇")
        assert len(store.fresh) < 600
    assert found(path, b"0", b"999", b"1099") == ["第0篇", "第999篇", None]
    texts.keep(path, [store])
    assert found(path, b"0", b"999", b"1099") == ["第0篇", "第999篇", "第1099篇"]
