"""What the schema cannot say about words."""

from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.world import World

from .model import Term


@rule(
    "glossary/twice",
    "同一个名词解释了两次",
    "两条解释可能不一致，读者不知道以哪条为准。",
    "合并成一条；叫法不同的写进“别称”。",
    Severity.WARNING,
)
def twice(world: World) -> Iterator[Finding]:
    """A word, as name or alias, is explained only once."""
    seen: dict[str, Related] = {}
    for entry in world.all(Term):
        for word in (entry.value.name, *entry.value.aliases):
            place = entry.location("name" if word == entry.value.name else "aliases")
            if word in seen:
                yield Finding(f"“{word}”已经解释过", place, related=(seen[word],))
            seen.setdefault(word, Related(place, "先在这里解释"))


RULES = (twice,)
