"""A page and its frame → its text, which builds keep by all that it is made from."""

import hashlib
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import TypeAlias

from msgspec.structs import replace

from generator import render
from generator.contract import Page
from generator.render import Frame
from generator.texts import Texts

FOLDER = "pages"
"""The folder of the cache for them, with a file for each program; safe to delete."""

Writer: TypeAlias = Callable[[Page, Frame], str]
"""What makes the text of a page, or knows it."""

_PRINTED = attrgetter(*(one for one in Page.__struct_fields__ if one not in ("source", "data")))
"""No template prints where a record stands in its file, or what the head says in other words."""


def writer(site: Mapping[str, str], store: Texts | None) -> Writer:
    """What makes the texts of the pages of a site that a store does not know."""

    def text(page: Page, frame: Frame) -> str:
        name = _name(page, frame, site) if store else b""
        known = store.find(name) if store else None
        if known is not None:
            return known
        made = render.text(replace(page, source=None, data=None), frame, site)
        if store:
            store.put(name, made)
        return made

    return text


def _name(page: Page, frame: Frame, site: Mapping[str, str]) -> bytes:
    """Names all that a text is made from: values print all that is in them."""
    told = repr((_PRINTED(page), frame, site))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()
