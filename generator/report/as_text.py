"""Diagnostics → paragraphs for people, with the line at fault and a summary."""

import io
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from generator.diagnostics import Code, Diagnostic, Location, Related, Severity
from generator.report.excerpt import Excerpt, Source, excerpt
from generator.report.order import count
from generator.report.printable import position, visible

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}


def render(
    diagnostics: Sequence[Diagnostic],
    codes: Mapping[str, Code],
    source: Source,
    *,
    colour: bool = False,
) -> str:
    """One paragraph per diagnostic and a summary; with terminal colours only when asked."""
    lines: list[Text] = []
    for diagnostic in diagnostics:
        lines += [*_paragraph(diagnostic, source), Text()]
    lines.append(_summary(diagnostics))
    if colour:
        return _coloured(lines)
    return "".join(f"{line.plain}\n" for line in lines)


def _paragraph(diagnostic: Diagnostic, source: Source) -> Iterator[Text]:
    yield _place(diagnostic.location)
    style = _STYLES[diagnostic.severity]
    label = (f"{diagnostic.severity.label} {visible(diagnostic.code)}", style)
    yield Text.assemble("  ", label, f"：{visible(diagnostic.message)}")
    shown = excerpt(diagnostic.location, source)
    if shown:
        yield from _quotation(shown, style)
    for line in diagnostic.help.splitlines():
        yield Text.assemble("  ", ("→ ", "green"), visible(line))
    for related in diagnostic.related:
        yield _related(related)


def _quotation(shown: Excerpt, style: str) -> Iterator[Text]:
    margin = f"{shown.number:>5}"
    yield Text.assemble((f"{margin} │ ", "dim"), shown.text)
    if shown.indent is not None:
        blank = " " * len(margin)
        yield Text.assemble((f"{blank} │ ", "dim"), " " * shown.indent, ("^", style))


def _related(related: Related) -> Text:
    place = _place(related.location)
    return Text.assemble("  另见 ", place, f"：{visible(related.message)}")


def _place(location: Location) -> Text:
    notes = [f"表格第 {location.row} 行"] if location.row else []
    notes += [f"“{visible(location.field)}”"] if location.field else []
    return Text.assemble((position(location), "bold"), "".join(f" · {note}" for note in notes))


def _summary(diagnostics: Sequence[Diagnostic]) -> Text:
    counts = [(severity, count(diagnostics, severity)) for severity in Severity]
    parts = [Text(f"{n} 个{kind.label}", _STYLES[kind]) for kind, n in counts if n]
    return Text("，").join(parts) if parts else Text("没有发现问题", "green")


def _coloured(lines: Sequence[Text]) -> str:
    buffer = io.StringIO()
    # An empty environment: what comes out must not depend on TERM, NO_COLOR or COLUMNS.
    console = Console(
        file=buffer,
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
        soft_wrap=True,
        _environ={},
    )
    for line in lines:
        console.print(line, highlight=False)
    return buffer.getvalue()
