"""Diagnostics → JUnit XML, which nearly every CI system shows as test results."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from itertools import groupby

from generator.diagnostics import Code, Diagnostic, Severity
from generator.report.excerpt import Source
from generator.report.order import count
from generator.report.printable import position, row_note
from generator.visible import visible


def render(diagnostics: Sequence[Diagnostic], codes: Mapping[str, Code], source: Source) -> str:
    """One suite per file and one case per diagnostic; only an error is a failed case.

    Without diagnostics there is one passed case: some systems take an empty report for a fault.
    """
    root = ET.Element("testsuites", {"name": "dangwu", **_totals(diagnostics)})
    for file, found in groupby(diagnostics, key=lambda diagnostic: diagnostic.location.file):
        _add_suite(root, file, tuple(found), codes)
    if not diagnostics:
        root.set("tests", "1")
        suite = ET.SubElement(root, "testsuite", name="dangwu", tests="1", failures="0")
        ET.SubElement(suite, "testcase", name="没有发现问题", classname="dangwu")
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _add_suite(
    root: ET.Element, file: str, found: Sequence[Diagnostic], codes: Mapping[str, Code]
) -> None:
    name = visible(file) or "整个站点"
    suite = ET.SubElement(root, "testsuite", {"name": name, **_totals(found)})
    for diagnostic in found:
        title = visible(f"{diagnostic.code} {diagnostic.message}")
        case = ET.SubElement(suite, "testcase", name=title, classname=name)
        _add_outcome(case, diagnostic, codes)


def _add_outcome(case: ET.Element, diagnostic: Diagnostic, codes: Mapping[str, Code]) -> None:
    body = "\n".join(visible(line) for line in _lines(diagnostic, codes))
    if diagnostic.severity is Severity.ERROR:
        message, kind = visible(diagnostic.message), visible(diagnostic.code)
        ET.SubElement(case, "failure", message=message, type=kind).text = body
    else:
        ET.SubElement(case, "system-out").text = body


def _lines(diagnostic: Diagnostic, codes: Mapping[str, Code]) -> list[str]:
    code = codes.get(diagnostic.code)
    place = diagnostic.location
    lines = [
        f"{position(place)}{row_note(place)} {diagnostic.severity.label}：{diagnostic.message}"
    ]
    lines += [f"→ {line}" for line in diagnostic.help.splitlines()]
    lines += [f"另见 {position(other.location)}：{other.message}" for other in diagnostic.related]
    return [*lines, f"{code.title}（{code.id}）"] if code else lines


def _totals(diagnostics: Sequence[Diagnostic]) -> dict[str, str]:
    failures = count(diagnostics, Severity.ERROR)
    return {"tests": str(len(diagnostics)), "failures": str(failures)}
