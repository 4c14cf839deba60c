"""Diagnostics → one JSON document for scripts and editors."""

import json
from collections.abc import Mapping, Sequence

from msgspec import structs

from generator.diagnostics import Code, Diagnostic, Location, Severity
from generator.report.excerpt import Source
from generator.report.order import count


def render(diagnostics: Sequence[Diagnostic], codes: Mapping[str, Code], source: Source) -> str:
    """A document with `version` (1), `summary` (counts) and `diagnostics` (all fields)."""
    document = {
        "version": 1,
        "summary": {kind.value: count(diagnostics, kind) for kind in Severity},
        "diagnostics": [_entry(diagnostic, codes) for diagnostic in diagnostics],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _entry(diagnostic: Diagnostic, codes: Mapping[str, Code]) -> dict[str, object]:
    code = codes.get(diagnostic.code)
    return {
        "code": diagnostic.code,
        "title": code.title if code else "",
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "location": _place(diagnostic.location),
        "related": [
            {"location": _place(related.location), "message": related.message}
            for related in diagnostic.related
        ],
        "edit": structs.asdict(diagnostic.edit) if diagnostic.edit else None,
    }


def _place(location: Location) -> dict[str, object]:
    """The fields of a place; where a record ends is of no use to a reader of a fault."""
    return {name: value for name, value in structs.asdict(location).items() if name != "last"}
