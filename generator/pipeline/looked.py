"""What markup finds in a text, kept by that text: most texts are what they were the last time.

Converting them takes longer than all other checks of a small site. What is kept is found again
only by the same text and the same program.
"""

import hashlib
import tempfile
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import MsgspecError, json

from generator import lately, later

from .limits import SUSPECT, Unclean, too_much

if TYPE_CHECKING:
    from . import markup
else:
    markup = later.module(f"{__package__}.markup")

CACHE = Path(".cache", "markup")
"""Where it is kept, under the root of the site; safe to delete."""

_PROGRAM = ("looked.py", "limits.py", "markup.py")
_LIBRARIES = ("markdown", "nh3")


def look(text: str, root: Path | None) -> tuple[Unclean, ...]:
    """What `markup.look` finds in a text; without the root of a site, nothing is kept."""
    if busy := too_much(text):
        return (busy,)
    if not SUSPECT.search(text):
        return ()
    if root is None:
        return markup.look(text)
    place = root / CACHE / f"{_key(text)}.json"
    found = _read(place)
    if found is None:
        found = markup.look(text)
        _write(place, found)
    return found


def _key(text: str) -> str:
    told = program() + text.encode(errors="surrogatepass")
    return hashlib.sha256(told).hexdigest()


@cache
def program() -> bytes:
    """What says which program has looked: its own text, and the versions of its libraries."""
    here = Path(__file__).parent
    parts = [(here / name).read_bytes() for name in _PROGRAM]
    parts += [version(name).encode() for name in _LIBRARIES]
    return hashlib.sha256(b"\0".join(parts)).digest()


def _read(place: Path) -> tuple[Unclean, ...] | None:
    try:
        found = json.decode(place.read_bytes(), type=tuple[Unclean, ...])
    except (OSError, MsgspecError):
        return None
    lately.used(place)
    return found


def _write(place: Path, found: tuple[Unclean, ...]) -> None:
    """Keep what was found in a file that appears whole or not at all, where that is allowed."""
    with suppress(OSError, UnicodeEncodeError):
        told = json.encode(found)
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place.parent, delete=False, suffix=".part") as part:
            part.write(told)
        Path(part.name).replace(place)
