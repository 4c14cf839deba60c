"""A file that holds either its old or its new content, whatever happens while it is written."""

import os
import shutil
from pathlib import Path


def replace(path: Path, content: bytes) -> None:
    """Put `content` in the place of a file, or make it; its permissions stay as they were.

    The new bytes are written beside it, under a hidden name that no collection reads.
    """
    real = path.resolve()
    real.parent.mkdir(parents=True, exist_ok=True)
    beside = real.with_name(f".{real.name}.new")
    try:
        with beside.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if real.exists():
            shutil.copymode(real, beside)
        beside.replace(real)
    finally:
        beside.unlink(missing_ok=True)
