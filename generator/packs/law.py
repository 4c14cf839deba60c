"""Provisions of several origins → the one in force on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from .model import Provision


@dataclass(frozen=True, slots=True)
class Law:
    """All provisions by id; among those in force on a day, the first of a list counts."""

    provisions: Mapping[str, tuple[Provision, ...]]

    def on(self, id: str, day: date) -> Provision | None:
        """The provision in force on a day, None where there is none or it is switched off.

        Raises KeyError for an id that no pack knows: a rule has misspelt it.
        """
        for provision in self.provisions[id]:
            begun = provision.since is None or provision.since <= day
            if begun and (provision.until is None or day <= provision.until):
                return None if provision.off else provision
        return None


def law(*origins: Sequence[Provision]) -> Law:
    """The law of several origins, the first of which override the later ones."""
    found: dict[str, list[Provision]] = {}
    for origin in origins:
        newest_first = sorted(origin, key=lambda one: one.since or date.min, reverse=True)
        for provision in newest_first:
            found.setdefault(provision.id, []).append(provision)
    return Law({id: tuple(group) for id, group in found.items()})
