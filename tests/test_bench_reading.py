"""The bench of reading: its sites are sound, and its table tells the sizes and the growth."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.slow
def test_the_table_has_a_line_for_each_size() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "bench" / "reading.py", "--rows", "300", "--records", "30"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = [[cell.strip() for cell in one.split("|")] for one in done.stdout.splitlines()]
    assert [line[1:3] for line in lines[2:]] == [["30", "3"], ["100", "10"], ["300", "30"]]
    assert lines[2][-2] == "1.00"
