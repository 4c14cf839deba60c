"""Pages that show the text of a record → where it stands in them, and the page with another text.

Only its own page and the rules about words read such a text. Where a rule might have something to
say of it, where it needs other files or pages than before, or where anything private might stand in
it, the whole site is checked and built.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import date
from fnmatch import fnmatchcase
from itertools import groupby
from pathlib import Path
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from generator import render, sources
from generator.diagnostics import Diagnostic, Location
from generator.pipeline import Outcome, bodies, limits, looked
from generator.pipeline.rendered import Rendered

_WORDS = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


_PICTURE = "!["
"""Stands in each block of a text in which there is a picture."""


class Text(Struct, frozen=True):
    """The text of a record: what stands before it in its file, the blanks around it, its words, what they lead to."""

    front: str
    blanks: tuple[str, str]
    words: str
    leads: str

    @classmethod
    def read(cls, root: Path, file: str) -> Self | None:
        """What stands in a file; None where there is anything to be said of that."""
        text, notes = sources.read_text(root / file, file)
        parts = None if notes else sources.divided(text)
        found = _WORDS.fullmatch(parts[1]) if parts else None
        if parts is None or found is None or not found[2] or "<!--" in found[2]:
            return None
        if limits.too_much(parts[1]) or looked.look(parts[1], root):
            return None
        pictured = (block for block in _blocks(found[2]) if _PICTURE in block)
        leads = _name(*bodies.tokens(found[2]), *pictured)
        return cls(_name(parts[0]), (found[1], found[3]), found[2], leads)

    def shown(self, pictures: Iterable[str]) -> str:
        """The words, with what is shown in the place of each block with pictures."""
        made = iter(pictures)
        return "\n".join(next(made) if _PICTURE in one else one for one in _blocks(self.words))


class Seam(Struct, frozen=True):
    """A page without the text of its record: what stands around it, and in its last part around the day.

    Of the text it has what is shown in the place of each block with `pictures`.
    """

    text: Text
    page: Rendered
    before: str
    after: tuple[str, str]
    pictures: tuple[str, ...]

    def page_with(self, text: Text, day: date | None) -> Rendered | None:
        """The page with another text, last changed on some day; None where more than that differs."""
        settings = {**self.page.settings}
        known = settings.pop("changed", None)
        if replace(text, words="") != self.text or (day and not known):
            return None
        if day:
            settings = {**self.page.settings, "changed": day.isoformat()}
        first, last = self.after
        markdown = f"{self.before}{text.shown(self.pictures)}{first}{render.changed(day)}{last}"
        return replace(self.page, settings=settings, markdown=markdown)


def seams(root: Path, outcome: Outcome) -> Iterator[tuple[str, Seam]]:
    """The pages of an outcome whose text alone may change, by the file of their record."""
    prose = {one.name for one in outcome.kinds if any(part.prose for part in one.collections)}
    told = {place.file for one in outcome.diagnostics for place in _places(one)}
    allowed = [one.value.file for one in outcome.guard.allowances] if outcome.guard else []
    for page in outcome.pages:
        file, parts = page.source, page.source.split("/")
        if page.redirect or parts[0] != "content" or parts[1] not in prose or file in told:
            continue
        if any(fnmatchcase(file, one) for one in allowed):
            continue
        text = Text.read(root, file)
        if seam := text and _seam(page, text, outcome.treated.get(file, text.words)):
            yield file, seam


def _seam(page: Rendered, text: Text, treated: str) -> Seam | None:
    pictures = _pictures(text.words, treated.strip())
    before, *after = page.markdown.split(text.shown(pictures))
    if len(after) != 1:
        return None
    said = render.changed(date.fromisoformat(page.changed) if page.changed else None)
    first, found, last = after[0].rpartition(said) if said else (after[0], "", "")
    if found != said:
        return None
    rest = replace(page, markdown="")
    return Seam(replace(text, words=""), rest, before, (first, last), pictures)


def _pictures(words: str, treated: str) -> tuple[str, ...]:
    """What is shown in the place of each block with pictures; as it stands where that cannot be told."""
    blocks, shown = list(_blocks(words)), list(_blocks(treated))
    shown = shown if len(shown) == len(blocks) else blocks
    return tuple(new for old, new in zip(blocks, shown, strict=True) if _PICTURE in old)


def _blocks(text: str) -> Iterator[str]:
    """The lines of a text in groups, of blank ones and of others."""
    groups = groupby(text.split("\n"), lambda line: bool(line.strip()))
    return ("\n".join(lines) for _, lines in groups)


def _name(*told: str) -> str:
    return hashlib.sha256("\0".join(told).encode(errors="surrogatepass")).hexdigest()


def _places(one: Diagnostic) -> Iterator[Location]:
    """Every place that a diagnostic is about."""
    yield one.location
    yield from (related.location for related in one.related)
