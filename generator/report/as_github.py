"""Diagnostics → workflow commands, which GitHub shows as annotations beside the changed lines."""

from collections.abc import Mapping, Sequence

from generator.diagnostics import Code, Diagnostic, Severity
from generator.report.excerpt import Source
from generator.report.printable import position, row_note

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(diagnostics: Sequence[Diagnostic], codes: Mapping[str, Code], source: Source) -> str:
    """One line per diagnostic, nothing when there are none."""
    return "".join(f"{_command(diagnostic, codes)}\n" for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic, codes: Mapping[str, Code]) -> str:
    place = diagnostic.location
    code = codes.get(diagnostic.code)
    properties = {
        "file": place.file,
        "line": str(place.line or ""),
        "col": str(place.column or ""),
        "title": f"{code.title}（{code.id}）" if code else diagnostic.code,
    }
    pairs = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    return f"::{_COMMANDS[diagnostic.severity]} {pairs}::{_data(_message(diagnostic))}"


def _message(diagnostic: Diagnostic) -> str:
    lines = [diagnostic.message + row_note(diagnostic.location)]
    lines += [f"→ {diagnostic.help}"] if diagnostic.help else []
    for related in diagnostic.related:
        lines.append(f"另见 {position(related.location)}：{related.message}")
    return "\n".join(lines)


def _data(text: str) -> str:
    """Escaped as the runner's command parser undoes it; the percent sign comes first."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
