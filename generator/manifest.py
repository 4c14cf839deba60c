"""A finished site → a list of its files with their sums, and how two such lists differ."""

import hashlib
import json
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from generator import walk

NAME = "manifest.json"
"""The file of a site that lists all others."""


PLAIN = frozenset({".nojekyll", ".DS_Store"})
"""Files that hosts and systems put beside a site and that show nothing."""


KEPT = frozenset({".git", ".gitattributes", ".gitignore", ".gitkeep"})
"""What git keeps at the root of a site."""


class UnreadableError(ValueError):
    """A list that cannot be read."""


class Manifest(Struct, frozen=True):
    """The SHA-256 of each file by its path, the hashes of the ledger, the day and the audience."""

    files: Mapping[str, str]
    ledger: Sequence[str] = ()
    today: str = ""
    audience: str = ""


class Differences(Struct, frozen=True):
    """The files that one list has more, has less, and has otherwise than another."""

    added: tuple[str, ...]
    missing: tuple[str, ...]
    altered: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.missing or self.altered)


def sums(
    folder: Path,
    known: Callable[[str], str] = lambda name: "",
    wanted: Callable[[str], object] = lambda name: True,
) -> dict[str, str]:
    """The SHA-256 of every file under a folder by its path, without the list and what git keeps.

    Those that are `known` are not read, those that are not `wanted` left out.
    """
    return {
        name: known(name) or digest(_content(folder / name))
        for name in sorted(filter(wanted, _files(folder)))
    }


def _content(path: Path) -> bytes:
    """The bytes of a file; of a link to a folder or to nothing, where it leads."""
    return path.read_bytes() if path.is_file() else str(path.readlink()).encode()


def digest(content: bytes) -> str:
    """The SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _files(folder: Path) -> Iterator[str]:
    for name, told in walk.files(str(folder.resolve())):
        shown = name != NAME and name.partition("/")[0] not in KEPT
        shown = shown and name.rpartition("/")[2] not in PLAIN
        if shown and (stat.S_ISREG(told.st_mode) or stat.S_ISLNK(told.st_mode)):
            yield name


def text(manifest: Manifest) -> str:
    """A list as it is written."""
    whole = {
        "audience": manifest.audience,
        "today": manifest.today,
        "ledger": list(manifest.ledger),
        "files": dict(manifest.files),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def read(content: bytes) -> Manifest:
    """The list in a file; raises UnreadableError when it is none."""
    try:
        whole = json.loads(content)
        files = {str(name): str(value) for name, value in whole["files"].items()}
        ledger = tuple(str(one) for one in whole["ledger"])
        return Manifest(files, ledger, str(whole["today"]), str(whole["audience"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableError from error


def compare(expected: Mapping[str, str], found: Mapping[str, str]) -> Differences:
    """How the files found differ from those expected."""
    both = expected.keys() & found.keys()
    return Differences(
        tuple(sorted(found.keys() - expected.keys())),
        tuple(sorted(expected.keys() - found.keys())),
        tuple(sorted(name for name in both if expected[name] != found[name])),
    )
