"""Diagnostics → a Code Quality report, which GitLab shows in the merge request."""

import json
from collections.abc import Mapping, Sequence

from generator.diagnostics import Code, Diagnostic, Severity
from generator.report.excerpt import Source
from generator.report.order import fingerprints
from generator.report.printable import row_note

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_ROOT_FILE = "mkdocs.yml"
"""Stands in for findings about the whole site: GitLab drops an entry without a path."""


def render(diagnostics: Sequence[Diagnostic], codes: Mapping[str, Code], source: Source) -> str:
    """A JSON array with one entry per diagnostic; fingerprints survive moved lines."""
    names = fingerprints(diagnostics)
    entries = [_entry(*pair) for pair in zip(diagnostics, names, strict=True)]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(diagnostic: Diagnostic, fingerprint: str) -> dict[str, object]:
    place = diagnostic.location
    advice = f" → {diagnostic.help}" if diagnostic.help else ""
    return {
        "description": f"{diagnostic.message}{row_note(place)}{advice}",
        "check_name": diagnostic.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {
            "path": place.file or _ROOT_FILE,
            "lines": {"begin": max(place.line, 1)},
        },
    }
