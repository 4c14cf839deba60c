"""Python programs, and packages that they alone need → finished runs."""

import os
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def run(*arguments: str | Path, packages: Path | None = None) -> float:
    """Run Python, with the packages of a folder too; the seconds of the processor that it took.

    A program that fails ends the bench with its words.
    """
    before = os.times()
    path = {} if packages is None else {"PYTHONPATH": str(packages)}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=CHECKOUT,
        env={**os.environ, **path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stdout.decode("utf-8", "replace"))
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4])


def install(wanted: Mapping[str, str], folder: Path) -> None:
    """Put packages into a folder, unless their module is there already; the environment stays."""
    missing = [package for module, package in wanted.items() if find_spec(module) is None]
    if missing:
        run("-m", "pip", "install", "--target", folder, *missing)
