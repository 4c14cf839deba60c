"""Files found clean are not looked at again; what is found in a file is told in each run."""

import sqlite3
from pathlib import Path

import pytest

from generator import privacy, program
from generator.pipeline import leaks
from generator.privacy import Search, Searched, Searcher
from tests import small
from tests.leaks import values

WORDS = Path("data/glossary/terms.csv")


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the texts that are looked at, in order; of other files all that is found is kept."""
    before, found = privacy.cached, []

    def cached(folder: Path) -> Search:
        search = before(folder)

        def look(name: str, data: bytes, searcher: Searcher) -> Searched:
            if Path(name).suffix in privacy.DIRECT:
                found.append(name)
            return search(name, data, searcher)

        return look

    monkeypatch.setattr(privacy, "cached", cached)
    return found


def told(site: Path) -> list[tuple[str, str]]:
    found = small.check(site).diagnostics
    return [(one.code, one.location.file) for one in found if one.code.startswith("privacy/")]


def write(site: Path, name: str, text: str) -> None:
    path = site / "content" / "articles" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"---\n编号: {path.stem}\n标题: 通知\n日期: 2026-01-05\n公开范围: 向社会公开\n---\n\n{text}\n",
        encoding="utf-8",
    )


def test_only_files_that_changed_are_looked_at(tmp_path: Path, looked: list[str]) -> None:
    site = small.site(tmp_path)
    assert told(site) == []
    assert len(set(looked)) == len(looked) > 1
    looked.clear()
    write(site, "a.md", "请按时参加。")
    assert told(site) == []
    assert looked == ["content/articles/a.md"]


def test_what_is_found_is_told_each_time_and_kept_nowhere(tmp_path: Path) -> None:
    site, mobile = small.site(tmp_path), values.VALUES["mobile"]
    write(site, "a.md", f"联系我：{mobile}")
    before = told(site)
    assert ("privacy/mobile", "content/articles/a.md") in before
    assert told(site) == before
    (kept,) = (site / ".cache" / leaks.CLEAN).iterdir()
    base = sqlite3.connect(kept)
    assert {text for (text,) in base.execute("select text from texts")} == {b""}
    base.close()
    # The same content under another name, and another content under the same.
    write(site, "b.md", "请按时参加。")
    assert told(site) == before
    write(site, "b.md", f"联系我：{mobile}")
    assert ("privacy/mobile", "content/articles/b.md") in told(site)


def test_all_files_are_looked_at_by_another_searcher_and_program(
    tmp_path: Path, looked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = small.site(tmp_path)
    told(site)
    number = len(looked)
    people = site / "data" / "organisations" / "people.csv"
    people.write_bytes(people.read_bytes() + "p9,示例癸,正式党员,同意书9号\n".encode())
    told(site)
    assert len(looked) == 2 * number
    monkeypatch.setattr(program, "stamp", lambda: "another program")
    told(site)
    assert len(looked) == 3 * number
