"""An index made from the last one has the same bytes as one made anew, whatever has changed."""

import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator import indexing, search
from generator.search import Document, encode, last, renew
from tests.searching import KINDS, SITE, of

TOWN = ("town",)
WORDS = (
    "党费收缴",
    "民主评议",
    "组织生活会",
    "示例镇党委",
    "2026年5月8日",
    "會議紀要",
    "DY-7",
    "3.5",
)


def text(chance: random.Random) -> str:
    return "。".join("".join(chance.choices(WORDS, k=4)) for _ in range(chance.randint(1, 6)))


def notice(number: int, chance: random.Random) -> Document:
    day = date(2026, 1, 1) + timedelta(days=number)
    title = f"关于{chance.choice(WORDS)}的公示"
    return Document(f"notices/{number}.html", title, "notices", text(chance), day=day, **of(TOWN))


@pytest.fixture(autouse=True)
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """However much has changed, it is worth to start from the last index."""
    monkeypatch.setattr(renew, "SHARE", 0)


@pytest.fixture(scope="module")
def pages() -> tuple[Document, ...]:
    chance = random.Random(0)  # noqa: S311 - the same pages every time
    return (*SITE, *(notice(number, chance) for number in range(10, 60)))


class Sites:
    """Builds in turn, each into a folder of its own, from one cache."""

    def __init__(self, root: Path) -> None:
        self.root, self.count = root, 0
        self.cache = root / "search.sqlite"

    def build(self, documents: Sequence[Document], words: search.Words | None = None) -> Path:
        """The folder of a build that knows the one before it."""
        self.count += 1
        folder = self.root / str(self.count)
        before = self.root / str(self.count - 1)
        indexing.put(documents, KINDS, words or search.words(), folder, self.cache, before)
        return folder


def files(folder: Path) -> dict[str, str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in found}


def clean(documents: Sequence[Document], words: search.Words | None = None) -> dict[str, object]:
    return dict(search.build(documents, KINDS, words or search.words()))


def taken(folder: Path) -> int:
    """How many files are those of the last index."""
    return sum(path.stat().st_nlink > 1 for path in folder.rglob("*.js"))


@pytest.fixture
def sites(tmp_path: Path) -> Sites:
    return Sites(tmp_path)


@st.composite
def edits(draw: st.DrawFn) -> list[tuple[str, int, int]]:
    kinds = ("text", "title", "names", "kind", "day", "listing", "add", "remove", "swap")
    one = st.tuples(st.sampled_from(kinds), st.integers(0, 200), st.integers(0, 10**6))
    return draw(st.lists(one, min_size=1, max_size=3))


def edited(documents: Sequence[Document], edit: tuple[str, int, int]) -> tuple[Document, ...]:
    what, at, seed = edit
    chance = random.Random(seed)  # noqa: S311 - no secret
    at %= len(documents)
    one, rest = documents[at], [*documents[:at], *documents[at + 1 :]]
    other = chance.randrange(len(rest))
    fresh = {
        "text": [replace(one, text=f"{one.text}\n\n{text(chance)}")],
        "title": [replace(one, title=chance.choice(WORDS))],
        "names": [replace(one, names=("王小明", chance.choice(("示例镇党委", "示例镇新设党委"))))],
        "kind": [replace(one, kind=chance.choice([*KINDS]))],
        "day": [replace(one, day=date(2026, 1, 1) + timedelta(days=chance.randrange(90)))],
        "listing": [replace(one, listing=not one.listing)],
        "add": [one, notice(100 + seed, chance)],
        "remove": [],
        "swap": [replace(one, text=rest[other].text, title=rest[other].title)],
    }
    told = {page.address: page for page in (*rest, *fresh[what])}
    return tuple(told.values())


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(edits(), min_size=1, max_size=3))
def test_any_edits_give_the_files_of_a_clean_build(
    tmp_path_factory: pytest.TempPathFactory,
    pages: tuple[Document, ...],
    steps: list[list[tuple[str, int, int]]],
) -> None:
    sites, state = Sites(tmp_path_factory.mktemp("sites")), pages
    sites.build(state)
    for step in steps:
        for edit in step:
            state = edited(state, edit)
        assert files(sites.build(state)) == clean(state)


def test_what_stays_the_same_is_taken(sites: Sites, pages: tuple[Document, ...]) -> None:
    sites.build(pages)
    before, after = pages, (*pages[:-1], replace(pages[-1], text=pages[-1].text + "另行通知"))
    same, folder = taken(sites.build(before)), sites.build(after)
    assert same == len(clean(pages)) - 2  # What narrows a search, and the manifest.
    assert same > taken(folder) > same / 2
    assert files(folder) == clean(after)


def test_documents_from_a_file_give_the_same_index(
    tmp_path: Path, pages: tuple[Document, ...]
) -> None:
    folder = tmp_path / "search"
    told = indexing.Told(folder / "documents")
    assert tuple(told.tell(pages)) == pages
    indexing.put(told, KINDS, search.words(), folder, tmp_path / "search.sqlite")
    assert files(folder) == clean(pages)


def test_a_document_of_today_is_put_after_the_others(
    sites: Sites, pages: tuple[Document, ...]
) -> None:
    sites.build(pages)
    after = (*pages, notice(900, random.Random(1)))  # noqa: S311 - no secret
    folder = sites.build(after)
    assert taken(folder)
    assert files(folder) == clean(after)


def test_without_links_files_are_copied(
    sites: Sites, pages: tuple[Document, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("os.link", refused)
    for after in (pages, (*pages[:-1], replace(pages[-1], title="换了标题")), pages):
        folder = sites.build(after)
        assert files(folder) == clean(after)
        assert not taken(folder)


def test_a_folder_may_be_that_of_the_last_index(
    tmp_path: Path, pages: tuple[Document, ...]
) -> None:
    folder, cache = tmp_path / "search", tmp_path / "search.sqlite"
    for after in (pages, pages, (*pages[:-1], replace(pages[-1], text="换了内容")), pages[:-1]):
        indexing.put(after, KINDS, search.words(), folder, cache)
        assert files(folder) == clean(after)


SPOILT = ("changed", "missing", "more", "empty", "no folder", "other cache")
FORGOTTEN = {
    "nothing told": "delete from last",
    "told half": "update last set told = substr(told, 1, 100)",
    "told otherwise": "update last set told = '[]'",
    "told of another version": "update last set told = replace(told, 'version', 'edition')",
    "pages": "delete from pages where rowid % 2",
    "units": "update made set by = 'older'",
}


@pytest.mark.parametrize("how", SPOILT)
def test_of_an_index_that_is_not_as_it_was_nothing_is_taken(
    sites: Sites, pages: tuple[Document, ...], how: str
) -> None:
    folder = sites.build(pages)
    shard = next(folder.glob("*/0.js"))
    match how:
        case "changed":
            shard.write_text(shard.read_text("utf-8").replace("党", "觉"), "utf-8")
        case "missing":
            shard.unlink()
        case "more":
            shard.with_name("999999.js").touch()
        case "empty":
            shard.write_text("")
        case "no folder":
            shard.parent.rename(folder / "elsewhere")
        case _:
            sites.cache = sites.cache.with_name("other.sqlite")
    after = (*pages[:-1], replace(pages[-1], text="换了内容"))
    again = sites.build(after)
    assert not taken(again)
    assert files(again) == clean(after)


@pytest.mark.parametrize("how", FORGOTTEN.values(), ids=FORGOTTEN)
def test_without_what_is_known_of_the_last_index_nothing_is_taken(
    sites: Sites, pages: tuple[Document, ...], how: str
) -> None:
    sites.build(pages)
    with closing(sqlite3.connect(sites.cache)) as base, base:
        base.execute(how)
    after = (*pages[:-1], replace(pages[-1], text="换了内容"))
    again = sites.build(after)
    assert not taken(again)
    assert files(again) == clean(after)


def test_a_file_that_cannot_be_read_is_made_anew(
    sites: Sites, pages: tuple[Document, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = sites.build(pages)
    for shard in folder.glob("*/[0-9]*.js"):
        shard.write_text("")
    monkeypatch.setattr(last.Last, "untouched", lambda *_: True)
    after = (*pages[:-1], replace(pages[-1], text="换了内容"))
    again = sites.build(after)
    assert not taken(again)
    assert files(again) == clean(after)


def test_of_the_index_of_other_words_nothing_is_taken(
    sites: Sites, pages: tuple[Document, ...]
) -> None:
    sites.build(pages)
    folder = sites.build(pages, search.Words())
    assert not taken(folder)
    assert files(folder) == clean(pages, search.Words())


def test_a_build_between_makes_the_next_one_anew(sites: Sites, pages: tuple[Document, ...]) -> None:
    sites.build(pages)
    list(search.build(pages[5:], KINDS, search.words(), sites.cache))
    folder = sites.build(pages[:-1])
    assert not taken(folder)
    assert files(folder) == clean(pages[:-1])


def test_nothing_told_is_no_index() -> None:
    assert last.read("") is None


@given(st.lists(st.integers(0, 1 << 40)))
def test_letters_are_read_as_they_are_written(values: list[int]) -> None:
    assert encode.read(encode.numbers(values)).tolist() == values
