"""Queries and an engine → how many of the right pages stand among the first ten."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct, field

from .make import Query

FIRST = 10


class Score(Struct):
    """Sums of one class of queries."""

    count: int = 0
    recall: float = 0.0
    precision: float = 0.0
    success: int = 0
    failed: list[str] = field(default_factory=list)

    def add(self, query: Query, found: Sequence[int]) -> None:
        """Count one answer: recall of at most ten right pages, precision where more than ten answer."""
        first = [number in query.right for number in found[:FIRST]]
        self.count += 1
        share = sum(first) / min(FIRST, len(query.right))
        self.recall += share
        self.precision += sum(first) / FIRST if len(query.right) > FIRST else 1.0
        self.success += any(first)
        if share < 1:
            self.failed.append(f"{query.text} ({sum(first)} of {len(query.right)})")


def score(queries: Iterable[Query], ask: Callable[[str], Sequence[int]]) -> dict[str, Score]:
    """The sums of each class; `ask` gives the numbers of documents, the best first."""
    found: dict[str, Score] = {}
    for query in queries:
        found.setdefault(query.sort, Score()).add(query, ask(query.text))
    return found
