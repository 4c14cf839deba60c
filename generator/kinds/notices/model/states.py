"""A notice and those that correct it → where it stands on a day."""

from collections.abc import Iterable
from datetime import date
from enum import Enum

from generator.schema import Entry
from generator.world import World, once

from .records import Notice, Outcome


class State(Enum):
    """Where a notice stands on a day."""

    UPCOMING = "upcoming"
    OPEN = "open"
    CLOSED = "closed"
    CONCLUDED = "concluded"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    STANDING = "standing"


def withdrawn(notice: Notice) -> bool:
    """Whether a notice has been taken back."""
    return notice.withdrawn_on is not None or notice.outcome is Outcome.WITHDRAWN


def told(notice: Notice, today: date) -> bool:
    """Whether the outcome of a notice is known by a day; one dated later is not yet."""
    return notice.outcome is not None and (notice.outcome_on is None or notice.outcome_on <= today)


def state(notice: Notice, corrections: Iterable[Notice], today: date) -> State:
    """Where a notice stands, given the notices that correct it; objections go to an open one.

    A correction without a period of its own leaves the period of the first notice running; one
    that has been withdrawn corrects nothing. `STANDING` is a notice without a period.
    """
    if withdrawn(notice):
        return State.WITHDRAWN
    sound = (one for one in corrections if not withdrawn(one))
    if any(one.end is not None or notice.end is None for one in sound):
        return State.CORRECTED
    if notice.start is None or notice.end is None:
        return State.STANDING
    if told(notice, today):
        return State.CONCLUDED
    if today > notice.end:
        return State.CLOSED
    return State.OPEN if today >= notice.start else State.UPCOMING


def status(world: World, notice: Notice) -> State:
    """Where a notice stands on the day of the world."""
    corrections = world.by(Notice, "corrects").get(notice.id, ())
    return state(notice, (entry.value for entry in corrections), world.today)


@once
def due(world: World) -> tuple[Entry[Notice], ...]:
    """Notices that are open or will be, the one that ends first at the head."""
    found = [
        (one.end, one.id, entry)
        for entry in world.all(Notice)
        if (one := entry.value).end
        and one.end >= world.today
        and status(world, one) in (State.OPEN, State.UPCOMING)
    ]
    return tuple(entry for _, _, entry in sorted(found, key=lambda each: each[:2]))
