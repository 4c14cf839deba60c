"""Diagnostics → paragraphs for people, with the line at fault and a summary."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from generator import later
from generator.diagnostics import Code, Diagnostic, Location, Related, Severity
from generator.report.excerpt import Excerpt, Source, excerpt
from generator.report.order import count
from generator.report.printable import position
from generator.visible import visible

if TYPE_CHECKING:
    from generator.report import colours
else:
    colours = later.module("generator.report.colours")

Line = tuple[tuple[str, str], ...]
"""The parts of a line, each with its style, which is empty for plain text."""

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}


def render(
    diagnostics: Sequence[Diagnostic],
    codes: Mapping[str, Code],
    source: Source,
    *,
    colour: bool = False,
) -> str:
    """One paragraph per diagnostic and a summary; with terminal colours only when asked."""
    lines: list[Line] = []
    for diagnostic in diagnostics:
        lines += [*_paragraph(diagnostic, source), ()]
    lines.append(_summary(diagnostics))
    if colour:
        return colours.render(lines)
    return "".join(f"{''.join(text for text, _ in line)}\n" for line in lines)


def _paragraph(diagnostic: Diagnostic, source: Source) -> Iterator[Line]:
    yield _place(diagnostic.location)
    style = _STYLES[diagnostic.severity]
    label = f"{diagnostic.severity.label} {visible(diagnostic.code)}"
    yield ("  ", ""), (label, style), (f"：{visible(diagnostic.message)}", "")
    shown = excerpt(diagnostic.location, source)
    if shown:
        yield from _quotation(shown, style)
    for line in diagnostic.help.splitlines():
        yield ("  ", ""), ("→ ", "green"), (visible(line), "")
    for related in diagnostic.related:
        yield _related(related)


def _quotation(shown: Excerpt, style: str) -> Iterator[Line]:
    margin = f"{shown.number:>5}"
    yield (f"{margin} │ ", "dim"), (shown.text, "")
    if shown.indent is not None:
        blank = " " * len(margin)
        yield (f"{blank} │ ", "dim"), (" " * shown.indent, ""), ("^", style)


def _related(related: Related) -> Line:
    return ("  另见 ", ""), *_place(related.location), (f"：{visible(related.message)}", "")


def _place(location: Location) -> Line:
    notes = [f"表格第 {location.row} 行"] if location.row else []
    notes += [f"“{visible(location.field)}”"] if location.field else []
    return (position(location), "bold"), ("".join(f" · {note}" for note in notes), "")


def _summary(diagnostics: Sequence[Diagnostic]) -> Line:
    counts = [(severity, count(diagnostics, severity)) for severity in Severity]
    told = [(f"{n} 个{kind.label}", _STYLES[kind]) for kind, n in counts if n]
    parts = [part for one in told for part in (("，", ""), one)]
    return tuple(parts[1:]) if parts else (("没有发现问题", "green"),)
