"""What belongs to the language and not to a site: words of one meaning, and words with which one asks."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct


class Words(Struct, frozen=True):
    """Groups of words that mean the same, words with which one asks, and those left out only then.

    What stands `apart` in a question comes first where a page holds it, but need not be there.
    """

    same: tuple[tuple[str, ...], ...] = ()
    asking: tuple[str, ...] = ()
    filling: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()


@cache
def _shipped() -> Any:
    return yaml.safe_load((Path(__file__).parent / "words.yml").read_text(encoding="utf-8"))


def words(own: Iterable[Iterable[str]] = ()) -> Words:
    """The words of a site before those shipped."""
    shipped = _shipped()
    groups = (*own, *shipped["same"])
    told = (tuple(shipped[name]) for name in ("asking", "filling", "apart"))
    return Words(tuple(tuple(group) for group in groups), *told)
