"""browser.py: what it finds, what it installs, and what it asks for."""

import os
import sys
from pathlib import Path

import pytest

from tests import browser

PROGRAM = """#!{python}
import os, sys
here = os.path.dirname(sys.argv[0])
with open(os.path.join(here, "log"), "a", encoding="utf-8") as log:
    print(os.path.basename(sys.argv[0]), *sys.argv[1:], file=log)
"""
# An apt-get that installs the two programs that are looked for.
INSTALLS = """
if sys.argv[1] == "install":
    for name in ("chromium", "fc-list"):
        file = os.path.join(here, name)
        with open(file, "w", encoding="utf-8") as program:
            program.write("#!/bin/sh\\necho NotoSansCJK\\n")
        os.chmod(file, 0o755)
"""
SUDO = "\nos.execvp(sys.argv[2], sys.argv[2:]) if sys.argv[2] != 'true' else sys.exit({code})\n"
INSTALL = "apt-get install -y chromium fontconfig fonts-noto-cjk"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the only folder in which programs are looked for, on a Linux machine."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("DANGWU_CHROMIUM", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(browser, "PROGRAMS", ("chromium", "google-chrome"))
    return tmp_path


def add(folder: Path, name: str, then: str = "") -> str:
    file = folder / name
    file.write_text(PROGRAM.format(python=sys.executable) + then, "utf-8")
    file.chmod(0o755)
    return str(file)


def log(folder: Path) -> list[str]:
    file = folder / "log"
    return file.read_text("utf-8").splitlines() if file.exists() else []


def test_the_first_known_program_is_found(programs: Path) -> None:
    assert browser.find() is None
    chrome = add(programs, "google-chrome")
    assert browser.find() == chrome
    chromium = add(programs, "chromium")
    assert browser.find() == chromium


def test_the_named_program_excludes_others(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(programs, "chromium")
    own = add(programs, "my-browser")
    monkeypatch.setenv("DANGWU_CHROMIUM", own)
    assert browser.find() == own
    monkeypatch.setenv("DANGWU_CHROMIUM", own + "-is-not-here")
    assert browser.find() is None


@pytest.mark.parametrize(
    ("platform", "listed", "has"),
    [
        ("linux", "print('Noto Sans CJK SC')", True),
        ("linux", "print()", False),
        ("darwin", "print()", True),
        ("win32", "print()", True),
    ],
)
def test_chinese_fonts(
    programs: Path, monkeypatch: pytest.MonkeyPatch, platform: str, listed: str, has: bool
) -> None:
    add(programs, "fc-list", listed)
    monkeypatch.setattr(sys, "platform", platform)
    assert browser.has_chinese_font() is has


def test_nothing_is_installed_when_all_is_there(programs: Path) -> None:
    add(programs, "chromium")
    add(programs, "fc-list", "print('Noto Sans CJK SC')")
    add(programs, "apt-get")
    assert browser.main() == 0
    assert log(programs) == ["fc-list :lang=zh"]


@pytest.mark.parametrize(
    ("user", "calls"),
    [
        (0, ["apt-get update", INSTALL]),
        (
            1000,
            [
                "sudo -n true",
                "sudo -n apt-get update",
                "apt-get update",
                f"sudo -n {INSTALL}",
                INSTALL,
            ],
        ),
    ],
)
def test_what_is_missing_is_installed_by_who_may(
    programs: Path, monkeypatch: pytest.MonkeyPatch, user: int, calls: list[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    add(programs, "apt-get", INSTALLS)
    add(programs, "sudo", SUDO.format(code=0))
    assert browser.main() == 0
    assert log(programs) == calls


def test_who_may_not_install_is_told_what_to_install(
    programs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    add(programs, "apt-get", INSTALLS)
    add(programs, "sudo", SUDO.format(code=1))
    assert browser.main() == 2
    assert log(programs) == ["sudo -n true"]
    assert capsys.readouterr().err == (
        f"测试还缺少：Chromium 浏览器、中文字体。请运行：sudo apt-get update && sudo {INSTALL}\n"
        "浏览器装在别处时，把它的路径写进环境变量 DANGWU_CHROMIUM。\n"
    )


def test_a_failed_installation_is_shown(
    programs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    add(programs, "apt-get", "sys.exit(f'no network for {sys.argv[1]}')")
    assert browser.main() == 2
    said = capsys.readouterr().err
    assert "no network for update\n\n没有成功：apt-get update\n" in said
    assert "测试还缺少：Chromium 浏览器、中文字体。" in said


def test_an_unknown_system_is_told_what_is_missing(
    programs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(programs, "chromium")
    assert browser.main() == 2
    assert capsys.readouterr().err == (
        "测试还缺少：中文字体。请先安装。\n"
        "浏览器装在别处时，把它的路径写进环境变量 DANGWU_CHROMIUM。\n"
    )
