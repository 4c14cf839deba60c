"""What the schema cannot say about words and queries."""

from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.world import World

from .model import Query, SearchWord


@rule(
    "search/lone-word",
    "同义词只有一个词",
    "一个词没有同义词可言，写了也不起作用。",
    "写上意思相同的另一个词，或者删去这一条。",
    Severity.WARNING,
)
def lone_word(world: World) -> Iterator[Finding]:
    """Words of one meaning are at least two."""
    for entry in world.all(SearchWord):
        if len(set(entry.value.words)) < 2:
            words = "；".join(entry.value.words)
            yield Finding(f"只有“{words}”", entry.location("words"))


@rule(
    "search/query-twice",
    "同一个搜索写了两次",
    "两处要求不同的网页时，改了一处，另一处还会报错。",
    "合并成一条，把网页写在一起。",
    Severity.WARNING,
)
def query_twice(world: World) -> Iterator[Finding]:
    """A query stands only once."""
    seen: dict[str, Related] = {}
    for entry in world.all(Query):
        query, place = entry.value.query, entry.location("query")
        if query in seen:
            yield Finding(f"“{query}”已经写过", place, related=(seen[query],))
        seen.setdefault(query, Related(place, "先写在这里"))


RULES = (lone_word, query_twice)
