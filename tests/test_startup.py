"""A command loads nothing that it does not need."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator import later
from generator.cli.main import COMMANDS, dangwu
from tests import small

ROOT = Path(__file__).resolve().parents[1]
TODAY = "2026-11-22"

HEAVY = frozenset(
    {
        *("PIL", "defusedxml", "http.server", "jinja2", "markdown", "material", "mkdocs", "nh3"),
        *("numpy", "opencc", "openpyxl", "pikepdf", "py_mini_racer", "pygments", "pypdfium2"),
        *("pypinyin", "rapidfuzz", "rich", "ruamel.yaml", "segno", "typst", "urllib.request"),
    }
)
"""What takes long to load."""

MODELS = frozenset({"generator.kinds", "generator.pipeline", "pydantic", "yaml"})
"""What reads records, for which a help has no use."""

_ASK = """
import os, sys
from generator.cli import main
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # One process does everything.
try:
    main(sys.argv[1:])
finally:
    print("\\n" + " ".join(sys.modules))
"""


def loaded(*arguments: str, root: Path = ROOT) -> frozenset[str]:
    """The modules that a command has loaded when it ends."""
    done = subprocess.run(
        [sys.executable, "-c", _ASK, *arguments],
        cwd=root,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return frozenset(done.stdout.splitlines()[-1].split())


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the example, checked once: its attachments and pictures are made, its texts read."""
    root = tmp_path_factory.mktemp("example")
    for name in ("content", "data"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    loaded("check", "--today", TODAY, root=root)
    shutil.rmtree(root / ".cache/checks")
    return root


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        *(["check", "--format", format] for format in ("json", "github", "gitlab", "junit")),
        ["check", "--fix", "--dry-run"],
        ["todo"],
        ["todo", "--format", "ics"],
    ],
    ids=" ".join,
)
def test_checking_what_has_been_checked_loads_only_what_checks(
    arguments: list[str], example: Path
) -> None:
    assert loaded(*arguments, "--today", TODAY, root=example) & HEAVY == frozenset()


@pytest.mark.slow
@pytest.mark.parametrize("command", ["check", "build"])
def test_where_nothing_has_changed_no_record_is_read(command: str, tmp_path: Path) -> None:
    root = small.site(tmp_path / "root")
    loaded(command, "--today", TODAY, root=root)
    assert loaded(command, "--today", TODAY, root=root) & (HEAVY | MODELS) == frozenset()


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["build", "check", "pdf", "poster", "render", "rules", "scan", "search", "serve"]
)
def test_to_explain_itself_a_command_loads_nothing_heavy(name: str) -> None:
    assert loaded(name, "--help") & HEAVY == frozenset()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]], ids=" ".join)
def test_the_help_loads_no_command(arguments: list[str]) -> None:
    assert loaded(*arguments) & (HEAVY | MODELS) == frozenset()


def test_the_help_says_of_each_command_what_the_command_says() -> None:
    said = {
        name: command.short_help
        for name in dangwu.list_commands(None)
        if (command := dangwu.get_command(None, name))
    }
    assert said == dict(COMMANDS)


def test_a_module_stands_for_another_until_it_is_used() -> None:
    name = "this_module_is_nowhere"
    stands = later.module(name)
    with pytest.raises(ModuleNotFoundError, match=name):
        stands.anything()
    assert later.module("json").dumps is __import__("json").dumps
