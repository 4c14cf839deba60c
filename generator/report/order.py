"""Diagnostics in any order → the same sorted tuple, and names that survive moved lines."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from generator.diagnostics import Diagnostic, Location, Severity


def tidy(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics sorted by place, then severity, code and message, without repetitions."""
    return tuple(dict.fromkeys(sorted(diagnostics, key=_complete_key)))


def count(diagnostics: Iterable[Diagnostic], severity: Severity) -> int:
    """How many of the diagnostics have the severity."""
    return sum(diagnostic.severity is severity for diagnostic in diagnostics)


def fingerprints(diagnostics: Sequence[Diagnostic]) -> tuple[str, ...]:
    """One name per diagnostic, different from all others, in the order given.

    The name (64 hexadecimal digits) leaves out line, column and row, so that it stays the same
    when rows are added above; findings that are equal but for these are numbered in their order.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    names = []
    for diagnostic in diagnostics:
        place = diagnostic.location
        identity = (diagnostic.code, place.file, place.field, diagnostic.message)
        seen[identity] += 1
        parts = "\0".join((*identity, str(seen[identity])))
        names.append(hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest())
    return tuple(names)


def _complete_key(
    diagnostic: Diagnostic,
) -> tuple[object, str, tuple[tuple[Location, str], ...], tuple[str, int, int, str]]:
    related = tuple((other.location, other.message) for other in diagnostic.related)
    edit = diagnostic.edit
    change = (edit.file, edit.start, edit.end, edit.text) if edit else ("", 0, 0, "")
    return (diagnostic.sort_key, diagnostic.help, related, change)
