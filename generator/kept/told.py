"""What is kept of the last build, in files of a cache."""

import hashlib
from pathlib import Path

from msgspec import MsgspecError, Struct, json

from generator import lately

from .files import Kept, Known, made, times

FOLDER = "sites"
"""Where it is kept within a cache; sites in other folders and for other readers each have a file."""


def place(cache: Path, folder: Path) -> Path:
    """Where it is told what the last build of a folder made.

    A folder beside the cache is known by its path from there, as in every checkout.
    """
    root = cache.parent
    told = folder.relative_to(root) if folder.is_relative_to(root) else folder
    return cache / FOLDER / f"{hashlib.sha256(str(told).encode()).hexdigest()[:12]}.json"


class _Told(Struct):
    """What is told of a finished site, as `Kept` has it, and which program made it."""

    program: str
    under: str
    seen: str
    held: str
    said: str
    beside: str
    files: dict[str, Known]


def read(path: Path, folder: Path, program: str) -> Kept:
    """What a file tells of the last build by the same program; nothing if it is not there or broken."""
    try:
        told = json.decode(path.read_bytes(), type=_Told)
    except (OSError, MsgspecError):
        return Kept(folder)
    lately.used(path)
    if told.program != program:
        return Kept(folder)
    return Kept(folder, told.files, told.under, told.seen, told.held, told.said, told.beside)


def write(path: Path, kept: Kept, program: str) -> None:
    """Tell the next build what stands in a finished folder."""
    files = {
        name: Known(kept.made.get(name, ""), *times(told), kept.sums.get(name, ""))
        for name, told in made(kept.folder)
    }
    draft = path.with_name(f"{path.name}.new")
    draft.parent.mkdir(parents=True, exist_ok=True)
    told = _Told(program, kept.under, kept.seen, kept.held, kept.said, kept.beside, files)
    draft.write_bytes(json.encode(told))
    draft.replace(path)


def put(path: Path, text: str) -> str:
    """Keep a text beside what is kept at `path`; its sum, by which it is known again."""
    content = text.encode()
    _beside(path).parent.mkdir(parents=True, exist_ok=True)
    _beside(path).write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def get(path: Path, digest: str) -> str:
    """The text kept beside what is kept at `path`; "" if there is none of that sum."""
    try:
        content = _beside(path).read_bytes()
    except OSError:
        return ""
    lately.used(_beside(path))
    return content.decode() if hashlib.sha256(content).hexdigest() == digest else ""


def _beside(path: Path) -> Path:
    return path.with_suffix(".beside")
