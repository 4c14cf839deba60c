"""Provisions of several origins → the one in force on a day."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from .model import Figure, Level, Provision


class Law(Struct, frozen=True):
    """All provisions by id; among those in force on a day, the first of a list counts."""

    provisions: Mapping[str, tuple[Provision, ...]]

    def on(self, id: str, day: date) -> Provision | None:
        """The provision in force on a day, None where there is none or it is switched off.

        Raises KeyError for an id that no pack knows: a rule has misspelt it.
        """
        found = self.effective(id, day)
        return None if found is None or found.off else found

    def effective(self, id: str, day: date) -> Provision | None:
        """The provision that counts on a day, be it switched off or not; None where there is none."""
        for one in self.provisions[id]:
            if in_force(one, day):
                return one
        return None


def in_force(provision: Provision, day: date) -> bool:
    """Whether a provision holds on a day."""
    begun = provision.since is None or provision.since <= day
    return begun and (provision.until is None or day <= provision.until)


def overlap(first: Provision, second: Provision) -> bool:
    """Whether there is a day on which both provisions hold."""
    since = max(first.since or date.min, second.since or date.min)
    return since <= min(first.until or date.max, second.until or date.max)


def law(*origins: Sequence[Provision]) -> Law:
    """The law of several origins, the first of which override the later ones.

    A number that an overriding provision leaves out is that of the one it overrides, and so are
    the unit and meaning of a number; a breach becomes less grave only where that is said.
    """
    found: dict[str, list[Provision]] = {}
    for origin in reversed(origins):
        newest_first: dict[str, list[Provision]] = {}
        for one in sorted(origin, key=lambda one: one.since or date.min, reverse=True):
            newest_first.setdefault(one.id, []).append(one)
        for id, versions in newest_first.items():
            below = found.get(id, [])
            found[id] = [*(_completed(one, below) for one in versions), *below]
    return Law({id: tuple(group) for id, group in found.items()})


def lacking(provision: Provision, below: Sequence[Provision]) -> tuple[str, ...]:
    """The names of the numbers that a provision leaves out of those it overrides."""
    own = {figure.name for figure in provision.figures}
    figures = (figure for one in below if overlap(one, provision) for figure in one.figures)
    return tuple(dict.fromkeys(figure.name for figure in figures if figure.name not in own))


def _completed(provision: Provision, below: Sequence[Provision]) -> Provision:
    former = {figure.name: figure for one in reversed(below) for figure in one.figures}
    own = tuple(_explained(figure, former.get(figure.name)) for figure in provision.figures)
    added = tuple(former[name] for name in lacking(provision, below))
    figures, level = (*own, *added), _level(provision, below)
    if figures == provision.figures and level is provision.level:
        return provision
    return provision.model_copy(update={"figures": figures, "level": level})


def _level(provision: Provision, below: Sequence[Provision]) -> Level:
    """How grave a breach is: what is said, else no less than in the first provision overridden."""
    former = next((one.weight for one in below if overlap(one, provision)), provision.level)
    silent = "level" not in provision.model_fields_set
    return former if silent and former in (Level.ERROR, Level.STRICT) else provision.level


def _explained(figure: Figure, former: Figure | None) -> Figure:
    if former is None:
        return figure
    said = {"unit": figure.unit or former.unit, "meaning": figure.meaning or former.meaning}
    return figure.model_copy(update=said)
