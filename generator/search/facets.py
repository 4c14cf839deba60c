"""Documents → what every one of them can be narrowed by."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from . import encode
from .document import Document


def facets(documents: Sequence[Document], kinds: Sequence[str]) -> dict[str, Any]:
    """Kinds, years, organisations and periods, in the order of documents."""
    names: dict[str, int] = {}
    called: dict[str, str] = {}
    parents: dict[str, str] = {}
    for one in documents:
        for id in one.organisations:
            names.setdefault(id, len(names))
        called.update(zip(one.organisations, one.called, strict=False))
        parents.update(pairwise(one.organisations))
    periods = [
        value
        for number, one in enumerate(documents)
        if one.start and one.end
        for value in (number, one.start.toordinal(), one.end.toordinal())
    ]
    return {
        "kinds": encode.numbers(kinds.index(one.kind) for one in documents),
        "years": encode.numbers(one.day.year if one.day else 0 for one in documents),
        "organisations": list(names),
        "called": [called.get(id, id) for id in names],
        "parents": encode.numbers(names[parents[id]] + 1 if id in parents else 0 for id in names),
        "above": [encode.numbers(names[id] for id in one.organisations) for one in documents],
        "periods": encode.numbers(periods),
    }
