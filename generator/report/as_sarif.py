"""Diagnostics → SARIF 2.1.0, which code scanning services and editors read."""

import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from generator.diagnostics import Code, Diagnostic, Edit, Location, Severity
from generator.report.excerpt import Source, line_at
from generator.report.order import fingerprints

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

Object = dict[str, object]


def render(diagnostics: Sequence[Diagnostic], codes: Mapping[str, Code], source: Source) -> str:
    """A log of one run: every known code as a rule, every diagnostic as a result."""
    rules = [codes[name] for name in sorted(codes)]
    index = {rule.id: number for number, rule in enumerate(rules)}
    names = fingerprints(diagnostics)
    run: Object = {
        "tool": {"driver": {"name": "dangwu", "rules": [_rule(rule) for rule in rules]}},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(diagnostic, name, index, source)
            for diagnostic, name in zip(diagnostics, names, strict=True)
        ],
    }
    log: Object = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: Code) -> Object:
    return {
        "id": code.id,
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": code.explanation},
        "help": {"text": code.mend},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }


def _result(
    diagnostic: Diagnostic, fingerprint: str, index: Mapping[str, int], source: Source
) -> Object:
    advice = f"\n→ {diagnostic.help}" if diagnostic.help else ""
    result: Object = {"ruleId": diagnostic.code}
    if diagnostic.code in index:
        result["ruleIndex"] = index[diagnostic.code]
    result["level"] = _LEVELS[diagnostic.severity]
    result["message"] = {"text": diagnostic.message + advice}
    if diagnostic.location.file:
        result["locations"] = [_location(diagnostic.location, source)]
    if diagnostic.related:
        result["relatedLocations"] = [
            {"id": number, **_location(other.location, source), "message": {"text": other.message}}
            for number, other in enumerate(diagnostic.related, start=1)
        ]
    result["partialFingerprints"] = {"dangwu/v1": fingerprint}
    if diagnostic.edit:
        result["fixes"] = [_fix(diagnostic.edit)]
    return result


def _location(location: Location, source: Source) -> Object:
    place: Object = {}
    if location.file:
        place["physicalLocation"] = _physical(location, source)
    facts: Object = {"row": location.row} if location.row else {}
    facts |= {"field": location.field} if location.field else {}
    return place | ({"properties": facts} if facts else {})


def _physical(location: Location, source: Source) -> Object:
    place: Object = {"artifactLocation": {"uri": _uri(location.file)}}
    if location.line:
        region: Object = {"startLine": location.line}
        region |= {"startColumn": location.column} if location.column else {}
        line = line_at(location, source)
        region |= {"snippet": {"text": line}} if line is not None else {}
        place["region"] = region
    return place


def _fix(edit: Edit) -> Object:
    region = {"charOffset": edit.start, "charLength": edit.end - edit.start}
    replacement = {"deletedRegion": region, "insertedContent": {"text": edit.text}}
    change = {"artifactLocation": {"uri": _uri(edit.file)}, "replacements": [replacement]}
    return {"artifactChanges": [change]}


def _uri(file: str) -> str:
    return quote(file, safe="/", errors="replace")
