"""Commands → what they cost: seconds, seconds of the processors, memory of all their processes."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PROCESSES = Path("/proc")
"""Where Linux tells of its processes."""

PAUSE = 0.1
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of wall and of all processors, and megabytes at the peak.

    Processors and memory are None where the system does not tell (Windows).
    """

    seconds: float
    cpu: float | None
    memory: float | None


def cost(command: Sequence[str | Path]) -> Cost:
    """Run a command and the processes it starts; one that fails ends the bench with its words."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        child = subprocess.Popen(
            command, stdout=said, stderr=subprocess.STDOUT, cwd=CHECKOUT, start_new_session=True
        )
        peaks, stop = [0.0], Event()
        watch = Thread(target=_watch, args=(child.pid, peaks, stop))
        watch.start()
        cpu, largest = _wait(child)
        seconds = time.perf_counter() - start
        stop.set()
        watch.join()
        if child.returncode:
            said.seek(0)
            raise SystemExit(said.read().decode("utf-8", "replace"))
    return Cost(seconds, cpu, None if largest is None else max(largest, *peaks))


def _wait(child: subprocess.Popen[bytes]) -> tuple[float | None, float | None]:
    """Seconds of the processors, of all processes; megabytes of the largest one at its peak."""
    if sys.platform == "win32":
        child.wait()
        return None, None
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    # macOS counts bytes, Linux kilobytes.
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


def _watch(session: int, peaks: list[float], stop: Event) -> None:
    """Note the memory of all processes of a session, again and again; only Linux tells it."""
    while PROCESSES.is_dir() and not stop.wait(PAUSE):
        peaks.append(sum(_memory(folder, session) for folder in PROCESSES.glob("[0-9]*")))


def _memory(folder: Path, session: int) -> float:
    """Megabytes of a process of the session; what it shares with others counts in part."""
    try:
        # The name before the bracket may hold spaces; the session is the fourth word behind it.
        words = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        if int(words[3]) != session:
            return 0
        told = (folder / "smaps_rollup").read_text("utf-8")
    except OSError:  # It has ended meanwhile.
        return 0
    return next(
        (int(line.split()[1]) / 1024 for line in told.splitlines() if line.startswith("Pss:")), 0
    )
