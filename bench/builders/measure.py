"""Commands → what they cost: seconds, seconds of the processors, memory of all their processes."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

from msgspec import Struct

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PROCESSES = Path("/proc")
"""Where Linux tells of its processes."""

PAUSE = 0.1
"""Seconds between two looks at the memory."""


class Cost(Struct, frozen=True):
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
        child = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, cwd=CHECKOUT)
        with _watched(child.pid) as peaks:
            cpu, largest = wait(child)
            seconds = time.perf_counter() - start
        if child.returncode:
            said.seek(0)
            raise SystemExit(said.read().decode("utf-8", "replace"))
    # What a system tells of the largest process counts that which started it, up to its own start.
    return Cost(seconds, cpu, max(peaks) or largest)


def wait(child: subprocess.Popen[bytes]) -> tuple[float | None, float | None]:
    """Wait for a child; seconds of processors, of all processes, and megabytes of the largest."""
    if sys.platform == "win32":
        child.wait()
        return None, None
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    # macOS counts bytes, Linux kilobytes.
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


@contextmanager
def _watched(root: int) -> Iterator[Sequence[float]]:
    """Megabytes of a process and of all below it, again and again; only Linux tells them."""
    peaks, stop = [0.0], Event()

    def look() -> None:
        while PROCESSES.is_dir() and not stop.wait(PAUSE):
            peaks.append(memory(root))

    thread = Thread(target=look)
    thread.start()
    try:
        yield peaks
    finally:
        stop.set()
        thread.join()


def memory(root: int) -> float:
    """Megabytes of a process and of all below it."""
    return sum(map(_megabytes, _family(root)))


def _family(root: int) -> set[int]:
    """A process and all that it and they have started."""
    parents: dict[int, int] = {}
    for folder in PROCESSES.glob("[0-9]*"):
        # It may have ended meanwhile.
        with suppress(OSError):
            # The name before the bracket may hold spaces; the parent is the second word behind it.
            stat = (folder / "stat").read_text("utf-8", "replace")
            parents[int(folder.name)] = int(stat.rpartition(")")[2].split()[1])
    family = {root}
    while more := {one for one, parent in parents.items() if parent in family} - family:
        family |= more
    return family


def _megabytes(process: int) -> float:
    """Megabytes of a process; of what it shares with others its part."""
    with suppress(OSError):
        told = (PROCESSES / str(process) / "smaps_rollup").read_text("utf-8")
        for line in told.splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0
