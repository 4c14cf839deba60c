"""Templates and values → PDF: the one module that knows the typesetter."""

import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from generator import later

if TYPE_CHECKING:
    import typst
else:
    typst = later.module("typst")

HERE = Path(__file__).parent

MARK = "dangwu"
"""The keyword in every PDF that is made here."""

_LONG = "too long"
_UNKNOWN = re.compile(r'the text `"(.*?)"` could not be displayed with font')

_NUMBERED = re.compile(r"\\u\{([0-9a-f]+)\}")


class Unprintable(Struct, frozen=True):
    """Why nothing can be printed: characters that no font has, or a text too long for the sheet."""

    characters: tuple[str, ...] = ()
    long: bool = False


def ready() -> bool:
    """Whether what prints is installed."""
    return all(find_spec(name) is not None for name in ("typst", "segno"))


def families() -> tuple[str, ...]:
    """The names of the fonts of this machine."""
    return tuple(_fonts().families())


def own(content: bytes) -> bool:
    """Whether a PDF was made here."""
    return f"<pdf:Keywords>{MARK}</pdf:Keywords>".encode() in content


@cache
def stamp() -> str:
    """What changes with the typesetter, the templates and the fonts of this machine."""
    told = [version("typst"), *(path.read_text("utf-8") for path in sorted(HERE.glob("*.typ")))]
    told += sorted(f"{one.family} {one.style} {one.weight} {_size(one.path)}" for one in _all())
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def printed(template: str, given: Mapping[str, Any]) -> bytes | Unprintable:
    """The PDF that a template makes of some values; the same bytes whenever and wherever asked.

    Values reach the template as data: nothing in them is read as part of it.
    """
    try:
        made = _compiler(template).compile(
            format="pdf",
            sys_inputs={"given": json.dumps({**given, "keywords": [MARK]}, ensure_ascii=False)},
            # For keeping for long, and for being read aloud.
            pdf_standards=["a-2a", "ua-1"],
        )
    except typst.TypstError as error:
        if unknown := _UNKNOWN.findall(error.diagnostic):
            return Unprintable(characters=tuple(dict.fromkeys(map(_unescaped, unknown))))
        if _LONG in error.message:
            return Unprintable(long=True)
        raise RuntimeError(error.diagnostic) from error
    if not isinstance(made, bytes):
        raise TypeError("one document was asked for")
    return made


def _unescaped(told: str) -> str:
    """A character as it is, where a message writes its number."""
    return _NUMBERED.sub(lambda found: chr(int(found[1], 16)), told)


@cache
def _compiler(template: str) -> "typst.Compiler":
    return typst.Compiler(
        HERE / f"{template}.typ", root=HERE, font_paths=_fonts(), ignore_system_fonts=True
    )


@cache
def _fonts() -> "typst.Fonts":
    return typst.Fonts(include_embedded_fonts=False)


def _all() -> "list[typst.FontInfo]":
    return _fonts().fonts()


def _size(path: str | None) -> int:
    return Path(path).stat().st_size if path else 0
