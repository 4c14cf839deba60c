"""The commands: exit codes, what they leave alone, and how they end when something goes wrong."""

import errno
import io
import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import pytest

from generator import together
from generator.cli import atomic, console
from generator.cli.main import COMMANDS
from generator.engine import site as engine
from tests import sites
from tests.leaks import values
from tests.sites import call, run
from tests.terminal import Terminal

PEOPLE = "data/organisations/people.csv"
SOUND = "编号,姓名\np0001,甲乙\n"
BROKEN = "编号,姓名\nP 1,甲乙\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small site; what a build puts into the environment is taken back."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780286400")
    return sites.make(tmp_path / "site", {PEOPLE: SOUND})


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f" {name} [选项]" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check"], 0),
        (["check", "--strict"], 1),
        (["check", "--dry-run"], 2),
        (["check", "--format", "table"], 2),
        (["check", "--today", "2026-02-30"], 2),
        (["rules"], 0),
        (["rules", "schema/missing", "--format", "json"], 0),
        (["rules", "schema/mising"], 2),
        (["new"], 0),
        (["new", "notce"], 2),
        (["serve", "--address", "8000"], 2),
        (["render"], 2),
        (["init"], 2),
        (["biuld"], 2),
        ([], 2),
    ],
)
def test_exit_codes(
    site: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int
) -> None:
    monkeypatch.chdir(site)
    assert run(*arguments).exit_code == code


def test_errors_in_the_data_are_exit_code_1(site: Path) -> None:
    sites.put(site / PEOPLE, BROKEN.encode())
    for command in (["check"], ["build"], ["render", site.parent / "out"]):
        result = run(*command, "-C", site)
        assert result.exit_code == 1
        assert "schema/bad-id" in result.output
    assert not (site / "site").exists()
    assert not (site.parent / "out").exists()


@pytest.mark.parametrize("command", ["check", "build", "serve", "render x", "new person --yes"])
def test_outside_of_a_site_is_wrong_use(tmp_path: Path, command: str) -> None:
    result = run(*command.split(), "-C", tmp_path)
    assert result.exit_code == 2
    assert "dangwu init" in result.stderr


def test_near_names_are_offered() -> None:
    assert "是不是“build”？" in run("biuld").stderr
    assert "是不是“schema/missing”？" in run("rules", "schema/mising").stderr


def test_check_writes_its_report_to_a_file(site: Path) -> None:
    report = site.parent / "report.json"
    result = run("check", "-C", site, "--format", "json", "--output", report)
    assert (result.exit_code, result.output) == (0, "")
    assert "site/no-contact" in report.read_text("utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_fix_changes_nothing_but_the_spelling(tmp_path: Path, encoding: str, end: str) -> None:
    before = '姓名,"编号",备用\n"甲,乙",Ｐ000１,\n\n丙 ,p0002\n'.replace(",备用", "").replace(
        "Ｐ", "ｐ"
    )
    after = '姓名,"编号"\n"甲,乙",p0001,\n\n丙,p0002\n'
    files = {PEOPLE: before.replace("\n", end).encode(encoding)}
    root = sites.make(tmp_path, files)
    whole = sites.tree(root)
    shown = run("check", "--fix", "--dry-run", "-C", root)
    assert '+"甲,乙",p0001,' in shown.output
    assert sites.tree(root) == whole
    run("check", "--fix", "-C", root)
    assert sites.tree(root) == whole | {PEOPLE: after.replace("\n", end).encode(encoding)}


def test_fix_keeps_comments_and_order_of_yaml(tmp_path: Path) -> None:
    file = "data/organisations/appointments.yml"
    before = (
        "# 现任\n- 职务: 书记 # 主持\n  任职日期: '2026/1/5'\n  人员编号: \"p0001\"\n"
        "  党组织编号: dangzuzhi\n"
    )
    root = sites.make(tmp_path, {PEOPLE: SOUND, file: before})
    assert run("check", "--fix", "-C", root).exit_code == 0
    after = (root / file).read_text("utf-8")
    assert re.sub("['\"]", "", after) == re.sub("['\"]", "", before).replace(
        "2026/1/5", "2026-01-05"
    )
    assert after.startswith("# 现任\n- 职务: 书记 # 主持\n")
    assert '人员编号: "p0001"' in after


@pytest.mark.slow
def test_a_build_replaces_the_site_and_a_failed_one_leaves_it(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("build", "-C", site, "--today", sites.TODAY).exit_code == 0
    built = sites.tree(site / "site")
    assert "index.html" in built
    sites.put(site / PEOPLE, BROKEN.encode())
    assert run("build", "-C", site).exit_code == 1
    assert sites.tree(site / "site") == built
    sites.put(site / PEOPLE, SOUND.encode())
    sites.put(site / "content" / "loose.md", "[没有](missing.md)\n".encode())
    result = run("build", "-C", site)
    assert result.exit_code == 1
    assert "生成失败；原来的网站没有改动。" in result.stderr
    assert sites.tree(site / "site") == built
    (site / "content" / "loose.md").unlink()
    # With the files as they were, there would be nothing to do.
    sites.put(site / PEOPLE, f"{SOUND}\n".encode())

    def break_off(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(engine, "build", break_off)
    with pytest.raises(OSError, match="full"):
        run("build", "-C", site)
    assert sites.tree(site / "site") == built
    assert list((site / ".cache").glob("build-*")) == []


def test_build_refuses_folders_of_other_things(site: Path) -> None:
    other = site.parent / "other"
    sites.put(other / "letter.txt", b"x")
    sites.put(site.parent / "blog" / "index.html", b"<html>my blog</html>")
    whole = sites.tree(site.parent)
    for target in (other, site.parent / "blog", site, site.parent, site / "data" / "x"):
        result = run("build", "-C", site, "--output", target)
        assert (result.exit_code, sites.tree(site.parent)) == (2, whole)
    result = run("render", other, "-C", site)
    assert (result.exit_code, sites.tree(site.parent)) == (2, whole)


@pytest.mark.slow
def test_build_to_another_folder_leaves_nothing_beside_it(site: Path) -> None:
    target = site.parent / "public" / "www"
    assert run("build", "-C", site, "--output", target).exit_code == 0
    assert (target / "index.html").is_file()
    assert [path.name for path in target.parent.iterdir()] == ["www"]
    assert run("render", site.parent / "plain" / "out", "-C", site).exit_code == 0
    assert [path.name for path in (site.parent / "plain").iterdir()] == ["out"]


def test_an_interrupted_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes(b"old")
    file.chmod(0o640)
    monkeypatch.setattr(os, "fsync", lambda handle: (_ for _ in ()).throw(OSError(errno.EIO, "")))
    with pytest.raises(OSError, match=str(errno.EIO)):
        atomic.replace(file, b"new")
    assert sites.tree(tmp_path) == {"x.csv": b"old"}
    monkeypatch.undo()
    atomic.replace(file, b"new")
    assert sites.tree(tmp_path) == {"x.csv": b"new"}
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_fault_of_the_system_is_a_sentence(site: Path) -> None:
    done = call("check", "-C", site, "--output", site / "mkdocs.yml" / "report")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("没有完成：")
    assert len(done.stderr.splitlines()) == 1
    traced = call("--debug", "check", "-C", site, "--output", site / "mkdocs.yml" / "report")
    assert "Traceback" in traced.stderr


def test_every_reason_is_chinese() -> None:
    for number in console.REASONS:
        words = console.reason(OSError(number, os.strerror(number), "data/x.csv"))
        assert re.fullmatch(r"data/x\.csv：[^A-Za-z]+", words)
    assert console.reason(OSError(9999, "odd")) == "系统错误 9999"


BUG = """
import sys
from generator import pipeline
from generator.cli import main
def check(*_): raise ZeroDivisionError("boom")
pipeline.check = check
main(sys.argv[1:])
"""


@pytest.mark.parametrize(
    ("arguments", "environment", "traced"),
    [([], {}, False), (["--debug"], {}, True), ([], {"DANGWU_DEBUG": "1"}, True)],
)
def test_a_bug_says_how_to_report_it(
    site: Path, arguments: list[str], environment: dict[str, str], traced: bool
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BUG, *arguments, "check", "-C", str(site)],
        cwd=Path(__file__).parents[1],
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 70
    assert "程序自身出错（ZeroDivisionError" in done.stderr
    assert "--debug" in done.stderr
    assert ("Traceback" in done.stderr) == traced


@pytest.mark.parametrize("number", [1, 2])
def test_a_bug_is_told_with_its_place_in_whatever_process(
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    number: int,
) -> None:
    view = import_module("generator.kinds.glossary.view")
    monkeypatch.setattr(together, "hands", lambda: number)
    monkeypatch.setattr(view, "view", lambda _: 1 // 0)
    with pytest.raises(SystemExit) as ended:
        import_module("generator.cli.main").main(["check", "-C", str(site)])
    assert ended.value.code == 70
    assert "程序自身出错（ZeroDivisionError，test_cli.py:" in capsys.readouterr().err


def test_ctrl_c_ends_quietly(site: Path) -> None:
    session = Terminal("new", "person", "-C", site)
    session.expect("姓名")
    session.interrupt()
    assert session.end() == 130
    assert "Traceback" not in session.seen
    assert "Abort" not in session.seen
    assert (site / PEOPLE).read_text("utf-8") == SOUND


@pytest.mark.parametrize(
    "command", [["check"], ["todo"], ["publish", "--dry-run"], ["new", "person"]], ids=" ".join
)
def test_on_a_terminal_a_command_tells_how_far_it_has_come(
    command: list[str], site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    session = Terminal(*command, "-C", site)
    session.expect("读入资料")
    session.expect("核对规则")
    session.interrupt()
    session.end()
    assert "读入资料" not in run(*command, "-C", site).output


def test_what_is_written_as_markdown_passes_the_gate(site: Path) -> None:
    with (site / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write(f"\ncopyright: 编 {values.VALUES['id']}\n")
    done = run("render", site.parent / "out", "-C", site)
    assert done.exit_code == 1
    assert "写出的文件里有个人信息，没有写出" in done.output
    assert values.VALUES["id"] not in done.output
    assert not (site.parent / "out").exists()


@pytest.mark.parametrize(
    ("ended", "writable", "left"),
    [
        (0, True, 0),
        (1, True, 1),
        (SystemExit(1), True, 1),
        (0, False, 2),
        (SystemExit(1), False, 1),
    ],
)
def test_a_process_ends_at_once_and_well_only_if_all_it_said_was_written(
    monkeypatch: pytest.MonkeyPatch, ended: int | SystemExit, writable: bool, left: int
) -> None:
    class Stream(io.StringIO):
        def flush(self) -> None:
            if not writable:
                raise OSError(28, "full")

    class LeftError(Exception):
        pass

    def leave(code: int) -> NoReturn:
        raise LeftError(code)

    def command(*_: object, **__: object) -> int:
        if isinstance(ended, SystemExit):
            raise ended
        return ended

    entry = import_module("generator.cli.main")
    monkeypatch.setattr(sys, "stdout", Stream())
    monkeypatch.setattr(os, "_exit", leave)
    monkeypatch.setattr(entry.dangwu, "main", command)
    with pytest.raises(LeftError) as told:
        entry.main()
    assert told.value.args == (left,)
