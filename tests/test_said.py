"""A check is said again only while all that it reads is the same."""

import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generator import said
from generator.inputs import Inputs
from generator.said import Said
from tests import cases, sites, small

OLD = 1_700_000_000


class Sayer:
    """Says something else each time, and counts."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self.times = 0

    def __call__(self) -> Said:
        """Say it."""
        self.times += 1
        return Said(f"第 {self.times} 次\n", 0, 1)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a folder with a file that was written long ago."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "a.csv").write_text("一\n", encoding="utf-8")
    os.utime(folder / "a.csv", (OLD, OLD))
    return folder


def ask(data: Path, say: Sayer, *told: str, program: str = "1") -> str:
    path = data.parent / ".cache/checks/text.json"
    return said.again(path, Inputs((data,), told), program, say).text


def _nothing(file: Path) -> None:
    assert file.is_file()


def _copied(file: Path) -> None:
    shutil.copy(file, file.with_suffix(".new"))
    file.with_suffix(".new").replace(file)


def _edited(file: Path) -> None:
    file.write_text("二\n", encoding="utf-8")


def _edited_unseen(file: Path) -> None:
    _edited(file)
    os.utime(file, (OLD, OLD))


def _more(file: Path) -> None:
    (file.parent / "b.csv").touch()


def _renamed(file: Path) -> None:
    file.rename(file.with_name("b.csv"))


def _linked(file: Path) -> None:
    (file.parent / "b.csv").symlink_to(file)


@pytest.mark.parametrize("change", [_nothing, _copied])
def test_what_holds_the_same_is_not_looked_at_again(
    data: Path, change: Callable[[Path], None]
) -> None:
    say = Sayer()
    first = ask(data, say, "日")
    change(data / "a.csv")
    assert (ask(data, say, "日"), ask(data, say, "日"), say.times) == (first, first, 1)


@pytest.mark.parametrize("change", [_edited, _edited_unseen, _more, _renamed])
def test_what_holds_something_else_is(data: Path, change: Callable[[Path], None]) -> None:
    say = Sayer()
    ask(data, say)
    change(data / "a.csv")
    assert (ask(data, say), ask(data, say)) == ("第 2 次\n",) * 2


def test_what_leads_elsewhere_is_always_looked_at(data: Path) -> None:
    say = Sayer()
    _linked(data / "a.csv")
    assert (ask(data, say), ask(data, say)) == ("第 1 次\n", "第 2 次\n")


def test_another_day_or_program_says_it_anew(data: Path) -> None:
    say = Sayer()
    ask(data, say, "一日")
    assert ask(data, say, "二日") == "第 2 次\n"
    assert ask(data, say, "二日", program="2") == "第 3 次\n"


def test_what_changes_during_the_check_is_not_kept(data: Path) -> None:
    say = Sayer()

    class Late(Sayer):
        def __call__(self) -> Said:
            _edited(data / "a.csv")
            return super().__call__()

    assert ask(data, Late()) == ask(data, say) == "第 1 次\n"
    assert say.times == 1


@pytest.mark.parametrize("text", ["", "[", "[]", '{"program": "1"}', '{"program": "1", "said": 3}'])
def test_a_broken_file_says_nothing(data: Path, text: str) -> None:
    say = Sayer()
    ask(data, say)
    (data.parent / ".cache/checks/text.json").write_text(text, encoding="utf-8")
    assert ask(data, say) == "第 2 次\n"


def test_where_nothing_can_be_kept_it_is_said_all_the_same(data: Path) -> None:
    (data.parent / ".cache").touch()
    assert ask(data, Sayer()) == "第 1 次\n"


def test_a_check_says_the_same_until_something_is_edited(tmp_path: Path) -> None:
    root = small.site(tmp_path / "root")
    check = partial(sites.run, "check", "-C", root, "--today", cases.TODAY.isoformat())
    first, again = check(), check()
    assert first.exit_code == 0
    assert (again.output, again.exit_code) == (first.output, 0)
    article = root / "content/articles/kaigong.md"
    article.write_text(article.read_text("utf-8").replace("发布日期: ", "发布日期: 二"), "utf-8")
    wrong, again = check(), check()
    assert wrong.exit_code == 1
    assert (again.output, again.exit_code) == (wrong.output, 1)
    assert check("--format", "json").output.startswith("{")
