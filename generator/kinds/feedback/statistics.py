"""Feedback → how much came in, was answered, and in time; small numbers by way of coming in hidden."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from generator.world import World

from .model import Feedback, Means


class Year(Struct, frozen=True):
    """The feedback that came in during a year."""

    year: int
    received: int
    answered: int
    in_time: int


class Share(Struct, frozen=True):
    """How many came in one way, or in several together."""

    label: str
    count: str


def years(world: World, found: Sequence[Feedback]) -> tuple[Year, ...]:
    """The numbers of each year, the newest first."""
    result = []
    for year in sorted({one.received_on.year for one in found}, reverse=True):
        group = [one for one in found if one.received_on.year == year]
        answered = [one for one in group if one.replied_on]
        result.append(
            Year(year, len(group), len(answered), sum(in_time(world, one) for one in answered))
        )
    return tuple(result)


def in_time(world: World, one: Feedback) -> bool:
    """Whether an answer was given within the days prescribed; where none are, at all."""
    basis = world.law.on("pub-17", one.received_on)
    if one.replied_on is None or basis is None:
        return one.replied_on is not None
    return one.replied_on <= deadline(one.received_on, basis["days"])


def deadline(received_on: date, days: int) -> date:
    """The last day of so many from the day after something came in."""
    return received_on + timedelta(days=min(days, (date.max - received_on).days))


def shares(world: World, found: Sequence[Feedback]) -> tuple[Share, ...]:
    """How many came in each way, the small ones put together so that none can be worked out.

    Which ways those are is not said: where each must be at least one, few would leave no doubt.
    Nothing is returned where no way is shown by itself.
    """
    basis = world.law.on("feedback-small", world.today)
    least = basis["least"] if basis else 0
    counts = Counter(one.channel for one in found)
    ways = sorted((way for way in Means if counts[way]), key=lambda way: counts[way])
    small = [way for way in ways if counts[way] < least]
    rest = [way for way in ways if way not in small]
    # One way alone in the sum would be no secret, and a sum below the threshold is small itself.
    while small and rest and (len(small) < 2 or sum(counts[way] for way in small) < least):
        small.append(rest.pop(0))
    shown = [Share(way.label, f"{counts[way]} 件") for way in Means if way in rest]
    if shown and small:
        shown.append(Share("其他方式", f"合计 {sum(counts[way] for way in small)} 件"))
    return tuple(shown)
