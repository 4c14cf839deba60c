"""Formatter, linter, types, layers, locks, and what no file may say."""

import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

pytestmark = pytest.mark.quality

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sysconfig.get_path("scripts"))
LONGEST_MODULE = 250
LONGEST_RUN = 100
CHECKS = {
    "format": [str(PROGRAMS / "ruff"), "format", "--check", "."],
    "lint": [str(PROGRAMS / "ruff"), "check", "."],
    "types": [sys.executable, "-m", "mypy"],
    "layers": [str(PROGRAMS / "lint-imports"), "--no-logo"],
}
# Written so that this file does not contain what it forbids.
FORBIDDEN = {
    "machine path": rb"(?<![\w.])/(?:work|farm|root)/|(?<![\w.])/home/\w",
    "registry host": rb"\b(?:pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|deb\.debian\.org)",
}


def files() -> list[Path]:
    """Return every file that is in the repository or would be with the next commit."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    names = {name for name in listed.decode().split("\0") if name}
    return sorted(file for file in (ROOT / name for name in names) if file.is_file())


def pins(name: str) -> set[str]:
    """Return the entries of a lock file: name, version, marker and hashes on one line each."""
    text = (ROOT / name).read_text("utf-8").replace("\\\n", " ")
    return {line for line in text.splitlines() if line and not line.startswith("#")}


@pytest.mark.parametrize("name", CHECKS)
def test_check_passes(name: str) -> None:
    done = subprocess.run(
        CHECKS[name], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_modules_are_short() -> None:
    lengths = {
        file.relative_to(ROOT).as_posix(): len(file.read_text("utf-8").splitlines())
        for file in files()
        if file.suffix == ".py" and not file.name.startswith("test_")
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}
    assert lengths["run.py"] <= LONGEST_RUN


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names_a(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what])
    found = {
        file.relative_to(ROOT).as_posix(): match[0].decode()
        for file in files()
        if (match := pattern.search(file.read_bytes()))
    }
    assert found == {}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_one_version_and_hashes(name: str) -> None:
    packages = [line.split("==")[0] for line in pins(name)]
    assert len(packages) == len(set(packages))
    assert [line for line in pins(name) if "--hash=sha256:" not in line] == []


def test_the_locks_agree() -> None:
    assert pins("requirements.lock") - pins("requirements-dev.lock") == set()
