"""Documents → the index of the search by itself, and what making it took."""

import gzip
import pickle
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from generator import search, write
from generator.search import Document, Words


class Made(NamedTuple):
    """Seconds of the processor, megabytes of memory at most, files, and megabytes of these."""

    seconds: float
    memory: float
    files: int
    size: float
    compressed: float


def make(
    documents: Sequence[Document], kinds: Mapping[str, str], words: Words, folder: Path
) -> Made:
    """Make the index in a process of its own, whose memory holds the documents too."""
    with TemporaryDirectory() as scratch:
        given, taken = Path(scratch) / "given", Path(scratch) / "taken"
        with given.open("wb") as file:
            pickle.dump((tuple(documents), dict(kinds), words), file)
        subprocess.run([sys.executable, __file__, given, folder, taken], check=True)
        seconds, memory = map(float, taken.read_text().split())
    files = [path.read_bytes() for path in folder.rglob("*.js")]
    packed = sum(len(gzip.compress(one, 6, mtime=0)) for one in files)
    return Made(seconds, memory, len(files), sum(map(len, files)) / 1e6, packed / 1e6)


def _make(given: Path, folder: Path, taken: Path) -> None:
    with given.open("rb") as file:
        documents, kinds, words = pickle.load(file)  # noqa: S301 - written just now
    began = time.process_time()
    for name, text in search.build(documents, kinds, words):
        write.text(folder / name, text)
    taken.write_text(f"{time.process_time() - began} {_peak() / 1000}")


def _peak() -> int:
    """The most kilobytes of this program; what Linux tells otherwise counts its parent's too."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    _make(*map(Path, sys.argv[1:]))
