"""What a search has to find, and what it does find → diagnostics: the contract of the search."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from generator.contract import Kind
from generator.diagnostics import Diagnostic, Severity
from generator.kinds.search.model import Query
from generator.schema import Entry
from generator.schema.parse import nearest

from .codes import MEND
from .gather import gather

FOLDER = "data/search/"
"""Where words and queries stand."""

SHOWN = 3
"""How many of the pages that were found instead are named."""


class Found(Struct, frozen=True):
    """One of the first answers to a query."""

    address: str
    title: str


Answer = Callable[[str], Sequence[Found]]
"""The first answers to a query, ten at most."""


def read(root: Path, kinds: Sequence[Kind]) -> tuple[list[Entry[Query]], tuple[Diagnostic, ...]]:
    """The queries of a site, and the errors that may hide others."""
    gathered = gather(root, kinds)
    faults = (
        one
        for one in gathered.diagnostics
        if one.severity is Severity.ERROR and one.location.file.startswith(FOLDER)
    )
    return gathered.entries.get(Query, []), tuple(faults)


def check(
    entries: Iterable[Entry[Query]], answer: Answer, pages: Collection[str]
) -> Iterator[Diagnostic]:
    """Each page of each query that is not among its first answers, or not in the site at all."""
    for entry in entries:
        found = answer(entry.value.query)
        addresses = {one.address for one in found}
        for number, page in enumerate(entry.value.pages):
            if page not in pages:
                yield _no_page(entry, number, pages)
            elif page not in addresses:
                yield _unanswered(entry, number, found)


def _no_page(entry: Entry[Query], number: int, pages: Collection[str]) -> Diagnostic:
    page = entry.value.pages[number]
    near = nearest(page, sorted(pages))
    hint = f"是不是“{near}”？" if near else ""
    return _diagnostic(entry, number, "search/no-page", f"网站里没有“{page}”这个网页", hint)


def _unanswered(entry: Entry[Query], number: int, found: Sequence[Found]) -> Diagnostic:
    query, page = entry.value.query, entry.value.pages[number]
    message = f"搜索“{query}”，前十条里没有“{page}”"
    titles = "、".join(f"“{one.title}”" for one in found[:SHOWN])
    hint = f"排在前面的是{titles}。" if titles else "这样搜索什么也找不到。"
    return _diagnostic(entry, number, "search/unanswered", message, hint)


def _diagnostic(entry: Entry[Query], number: int, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, message, entry.location("pages", number), help=hint + MEND[code])
