"""Diagnostics and lines of files → the same without personal information: a log must not leak."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from generator import packs, privacy
from generator.diagnostics import Diagnostic, Location
from generator.packs import private
from generator.report.excerpt import Source

_NUMBERS = frozenset(f"privacy/{kind}" for kind in privacy.NUMBERS)


@cache
def _searcher() -> privacy.Searcher:
    """What finds private numbers, whatever a site has switched off."""
    terms = private.terms(packs.law(packs.national()), date.max)
    return privacy.searcher(terms, privacy.Known())


def hide(text: str) -> str:
    """A text with stars for each private number in it."""
    return privacy.hide(text, _searcher()) if text else text


def veiled(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics with private numbers masked in all that is printed of them."""
    return [_veiled(one) for one in diagnostics]


def _veiled(found: Diagnostic) -> Diagnostic:
    shown = (found.message, found.help, found.location.file, found.location.field)
    more = [part for one in found.related for part in (one.message, one.location.file)]
    written = (found.edit.text, found.edit.file) if found.edit else ()
    if not any(privacy.worth(text) for text in (*shown, *more, *written)):
        return found
    edit = found.edit
    if edit is not None and (hide(edit.text) != edit.text or hide(edit.file) != edit.file):
        edit = None
    related = tuple(
        replace(one, message=hide(one.message), location=_place(one.location))
        for one in found.related
    )
    return replace(
        found,
        message=hide(found.message),
        help=hide(found.help),
        location=_place(found.location),
        related=related,
        edit=edit,
    )


def _place(location: Location) -> Location:
    return replace(location, file=hide(location.file), field=hide(location.field))


def source(diagnostics: Iterable[Diagnostic], lines: Source) -> Source:
    """The lines of files with private numbers masked, and without the lines that tell in words.

    A number may go over several lines, so a file is masked as a whole, once.
    """
    told: dict[str, set[int]] = {}
    for found in diagnostics:
        if found.code.startswith("privacy/") and found.code not in _NUMBERS:
            told.setdefault(found.location.file, set()).add(found.location.line)

    @cache
    def masked(file: str) -> Sequence[str] | None:
        original = lines(file)
        if original is None:
            return None
        text = "\n".join(original)
        shown = hide(text).split("\n")
        return ["" if at in told.get(file, ()) else line for at, line in enumerate(shown, 1)]

    return masked
