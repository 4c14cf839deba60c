"""This repository as a site: our commands run on it, on a fixed day."""

import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]

TODAY = date(2026, 11, 22)
"""A day on which the example data has notices of every state."""


def dangwu(
    *arguments: str, folder: Path = ROOT, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command on this repository from any folder, in an environment that differs so."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments, "-C", str(ROOT), "--today", str(TODAY)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
