"""A program run on a terminal of its own, so that it believes somebody is there to answer."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

LONGEST = 20.0
"""The seconds after which a program that says nothing has failed."""


class Terminal:
    """A running `dangwu` and the other end of its terminal."""

    def __init__(self, *arguments: str | Path) -> None:
        self.seen = ""
        self._end, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "generator", *map(str, arguments)],
            cwd=Path(__file__).parents[1],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        self._raw = b""

    def expect(self, text: str) -> None:
        """Read until a text appears that was not there before; fail when it does not."""
        start = len(self.seen)
        while text not in self.seen[start:]:
            assert self._read(), f"“{text}” did not appear in:\n{self.seen}"

    def answer(self, question: str, text: str) -> None:
        """Wait for a question and answer it."""
        self.expect(question)
        self.send(text)

    def send(self, text: str) -> None:
        """Type a line."""
        os.write(self._end, f"{text}\n".encode())

    def interrupt(self) -> None:
        """Press Ctrl+C once the program waits for an answer: Python loses one that comes just before."""
        stat = Path(f"/proc/{self.process.pid}/stat")
        for _ in range(round(LONGEST / 0.01)):
            time.sleep(0.01)
            # The state is the first word behind the name, which stands in brackets.
            if not stat.exists() or stat.read_text("utf-8").rpartition(")")[2].split()[0] == "S":
                break
        self.process.send_signal(signal.SIGINT)

    def end(self) -> int:
        """Read what is left and return the exit code."""
        while self._read():
            pass
        os.close(self._end)
        return self.process.wait(LONGEST)

    def _read(self) -> bool:
        ready, _, _ = select.select([self._end], [], [], LONGEST)
        if not ready:
            self.process.kill()
            return False
        try:
            chunk = os.read(self._end, 65536)
        except OSError:  # Linux says EIO when the program has closed its end.
            return False
        self._raw += chunk
        self.seen = re.sub(r"\x1b\[[0-9;]*m", "", self._raw.decode("utf-8", "ignore"))
        return bool(chunk)
