"""Small sites on disk, and the commands run on them."""

import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import skeleton
from generator.cli.main import Settings, dangwu
from generator.diagnostics import Diagnostic, Severity
from generator.workspace import Workspace

TODAY = "2026-06-01"
"""The day of all tests that need one."""


def make(root: Path, files: Mapping[str, bytes | str] | None = None) -> Path:
    """Make a site of one organisation, `dangzuzhi`, with more files; its folder."""
    for file, content in skeleton.fresh("示例镇党务公开", "中共示例镇委员会", "0"):
        put(root / file, content)
    for name, text in (files or {}).items():
        put(root / name, text if isinstance(text, bytes) else text.encode())
    return root


def put(path: Path, content: bytes) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def tree(root: Path) -> dict[str, bytes]:
    """Every file under a folder but caches, by path."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }


def run(*arguments: str | Path, answers: str = "") -> Result:
    """Run a command in this process; a bug in it fails the test."""
    result = CliRunner().invoke(dangwu, [*map(str, arguments)], input=answers, obj=Settings())
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def call(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the program itself; `more` is added to its environment."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        cwd=Path(__file__).parents[1],
        env={"PATH": "/usr/bin:/bin", "LANG": "en_US.UTF-8", **more},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def errors(root: Path) -> list[Diagnostic]:
    """The errors in the data of a site."""
    found = Workspace(root, date.fromisoformat(TODAY)).check().diagnostics
    return [one for one in found if one.severity is Severity.ERROR]
