"""Diagnostics as text in one of the formats that people, editors and CI systems read."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from generator.diagnostics import Code, Diagnostic
from generator.report import as_github, as_gitlab, as_json, as_junit, as_sarif, as_text, veil
from generator.report.excerpt import Source
from generator.report.order import tidy

Format = Callable[[Sequence[Diagnostic], Mapping[str, Code], Source], str]

_RENDER: Mapping[str, Format] = MappingProxyType(
    {
        "text": as_text.render,
        "json": as_json.render,
        "github": as_github.render,
        "gitlab": as_gitlab.render,
        "sarif": as_sarif.render,
        "junit": as_junit.render,
    }
)
FORMATS: tuple[str, ...] = tuple(_RENDER)


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
    known = tidy(diagnostics)
    source = veil.source(known, source)
    found = tidy(veil.veiled(known))
    if format == "text" and colour:
        return as_text.render(found, codes, source, colour=True)
    # A lone surrogate can come out of a YAML escape; its own escape is valid in JSON too.
    return _RENDER[format](found, codes, source).encode("utf-8", "backslashreplace").decode("utf-8")
