"""Diagnostics and lines of files → the same without personal information: a log must not leak."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from msgspec.structs import replace

from generator import packs, privacy
from generator.diagnostics import Diagnostic, Location
from generator.packs import private
from generator.report.excerpt import Source

_WORDS = frozenset(f"privacy/{kind}" for kind in privacy.BY_ID.keys() - privacy.NUMBERS)
_FOUND = frozenset(f"privacy/{kind}" for kind in privacy.BY_ID)

UNSHOWN = "（这一行有个人信息，不显示）"
"""What stands in the place of a line that cannot be masked."""


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
    """The lines of files with private numbers masked; a line that tells in words is not shown.

    A number may go over several lines, so a file is masked as a whole, once. A line with a fault
    in which nothing could be masked holds the number in some disguise, and is not shown either.
    """
    told: dict[str, dict[int, bool]] = {}
    for found in diagnostics:
        if found.code in _FOUND:
            place = told.setdefault(found.location.file, {})
            words = found.code in _WORDS
            place[found.location.line] = place.get(found.location.line, False) or words

    @cache
    def masked(file: str) -> Sequence[str] | None:
        original = lines(file)
        if original is None:
            return None
        shown = hide("\n".join(original)).split("\n")
        for line, words in told.get(file, {}).items():
            if 0 < line <= len(shown) and (words or shown[line - 1] == original[line - 1]):
                shown[line - 1] = UNSHOWN
        return shown

    return masked
