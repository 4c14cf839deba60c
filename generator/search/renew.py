"""The last index and what has changed since → the index, most of it taken from the last."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from . import cards, changes, encode, extracts, forms, posting, script, shards, sounds
from .changes import Change
from .corpora import Layer, Site
from .last import Last
from .made import Content, Made, Same
from .shards import Gram, Row

SHARE = 25
"""Of so many documents one may have changed; where more have, all is as soon made anew."""


class Base(Struct, frozen=True):
    """The last index, the folder of its files, and the numbers of documents that have changed since."""

    last: Last
    folder: Path
    numbers: Sequence[int]

    def content(self, name: str) -> str:
        """What a file holds."""
        return script.content((self.folder / script.file(name)).read_text(encoding="utf-8"))


def renewed(
    base: Base,
    site: Site,
    layers: Sequence[Layer],
    row: Row,
    told: Mapping[str, Callable[[], str]],
) -> Made | None:
    """The index of a site, as `whole.whole` makes it.

    None where that is as soon made anew, where grams lie in another number of files, and where the
    last index is not there as it was made.
    """
    few = len(base.numbers) * SHARE <= len(site.digests)
    try:
        return _renewed(base, site, layers, row, told) if few else None
    except (OSError, ValueError):  # Somebody is writing there.
        return None


def _renewed(
    base: Base,
    site: Site,
    layers: Sequence[Layer],
    row: Row,
    told: Mapping[str, Callable[[], str]],
) -> Made | None:
    last = base.last
    if not last.untouched(base.folder):
        return None
    old = replace(site, digests=last.pages, counts=last.counts)
    found = changes.changes(layers, old, site, base.numbers, _marked(base, row, len(site.digests)))
    grams = _grams(base, found, site, row)
    size = last.size + grams.size
    if shards.count(size) != last.shards:
        return None
    fresh = cards.holding(base.numbers)
    names = [*map(str, range(last.shards)), *told]

    def files() -> Iterator[tuple[str, Content]]:
        for name in names:
            made_anew = told[name]() if name in fresh else grams.files.get(name)
            yield name, made_anew or Same(f"{base.folder}/{script.file(name)}")

    syllables = frozenset(last.syllables) - sounds.spoken(grams.gone) | sounds.spoken(grams.fresh)
    return Made(files(), last.shards, size, syllables, _forms(last.forms, grams))


def _marked(base: Base, row: Row, count: int) -> list[int]:
    """The numbers of documents of which something else is shown than was."""

    @cache
    def part(start: int) -> Any:
        there = start < len(base.last.pages)
        return json.loads(base.content(f"rows-{start // cards.ROWS}")) if there else []

    def old(number: int) -> Any:
        at = number % cards.ROWS
        return part(number - at)[at : at + 1]

    return [
        number
        for number in base.numbers
        if old(number) != [row(one) for one in (number,) if one < count]
    ]


class _Grams(Struct):
    """The files that differ, how much larger all grams are, and the keys that came and went."""

    files: dict[str, str] = field(default_factory=dict)
    size: int = 0
    fresh: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)


def _forms(told: str, grams: _Grams) -> str:
    """The traditional characters of those that stand alone, given what is told of those before."""
    fresh, gone = ({one for one in keys if len(one) == 1} for keys in (grams.fresh, grams.gone))
    # Of the characters that were there only these matter: no other has a traditional one.
    return forms.pairs(({*told[1::2]} - gone) | fresh) if fresh or gone else told


def _grams(base: Base, found: Mapping[str, Change], site: Site, row: Row) -> _Grams:
    """The grams that have changed, in their files."""
    renew = _renewing(frozenset(base.numbers), site)
    parts: dict[int, list[str]] = defaultdict(list)
    for key in found:
        parts[encode.place(key, base.last.shards)].append(key)
    told = _Grams()
    for part, keys in parts.items():
        content = base.content(str(part))
        held = shards.read(content)
        for key in keys:
            old = held.pop(key, None)
            new = renew(key, old, found[key])
            told.size += (shards.size(new) if new else 0) - (shards.size(old) if old else 0)
            if new:
                held[key] = new
            if bool(old) != bool(new):
                (told.fresh if new else told.gone).add(key)
        if (fresh := shards.content(held.values(), row)) != content:
            told.files[str(part)] = fresh
    return told


def _renewing(
    numbers: frozenset[int], site: Site
) -> Callable[[str, Gram | None, Change], Gram | None]:
    """What makes of a gram the one that it is now; None is one in no document."""
    turns, around = site.turns(), extracts.around(site.body)

    def renew(key: str, old: Gram | None, change: Change) -> Gram | None:
        fresh = replace(old) if old else None
        if change.levels:
            told = posting.edited(change.shape, key, old.letters if old else "", change.levels)
            fresh = shards.gram(told, turns) if told else None
        if fresh:
            known = dict(zip(old.first, old.extracts, strict=True)) if old else {}
            stay = known.keys() - numbers
            fresh.extracts = [
                known[one] if one in stay else around(one, key) for one in fresh.first
            ]
        return fresh

    return renew
