"""Diagnostics as text in one of the formats that people, editors and CI systems read."""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from generator import later
from generator.diagnostics import Code, Diagnostic
from generator.report.excerpt import Source
from generator.report.order import tidy

if TYPE_CHECKING:
    from generator.report import veil
else:
    veil = later.module("generator.report.veil")

FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")
"""Each is a module beside this one, loaded when it is asked for."""


def render(
    format: str,
    diagnostics: Iterable[Diagnostic],
    codes: Mapping[str, Code],
    source: Source,
    *,
    colour: bool = False,
) -> str:
    """All diagnostics in one of `FORMATS`, sorted, each once.

    `source` gives the lines of a file for the excerpts, or None. `colour` adds terminal colours to
    `text` and is ignored by the other formats. Private numbers are masked wherever they would
    show. The result ends with a line break unless it is empty, and can always be encoded as UTF-8. Raises KeyError for a format that is not known.
    """
    if format not in FORMATS:
        raise KeyError(format)
    known = tidy(diagnostics)
    source = veil.source(known, source)
    found = tidy(veil.veiled(known))
    made: Callable[..., str] = import_module(f"generator.report.as_{format}").render
    if format == "text" and colour:
        return made(found, codes, source, colour=True)
    # A lone surrogate can come out of a YAML escape; its own escape is valid in JSON too.
    return made(found, codes, source).encode("utf-8", "backslashreplace").decode("utf-8")
