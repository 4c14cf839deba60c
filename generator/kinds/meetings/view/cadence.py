"""The duties of an organisation in a year → what was held in which month or quarter, in words."""

from collections.abc import Sequence

from msgspec import Struct

from generator.kinds.meetings.cadence import Duty, duties
from generator.kinds.organisations.model import Organisation
from generator.packs import Provision
from generator.schema import Scope
from generator.world import World

_EVERY = {1: "每月", 3: "每季度", 6: "每半年", 12: "每年"}


class Mark(Struct, frozen=True):
    """A period and what is known of it; `look` is met, missing or waiting."""

    period: str
    text: str
    look: str


class Line(Struct, frozen=True):
    """One kind of meeting: how often it is asked for, by what, and each period of the year."""

    kind: str
    demand: str
    basis: str
    marks: tuple[Mark, ...]


def lines(world: World, organisation: Organisation) -> tuple[Line, ...]:
    """What is asked of an organisation this year, and what it has held so far."""
    return tuple(
        Line(
            kind.label,
            _demand(group[-1].period.provision),
            group[-1].period.provision.citation,
            tuple(_mark(world, duty) for duty in group if duty.period.start <= world.today),
        )
        for kind, group in duties(world, organisation, world.today.year).items()
        if shown(world, group)
    )


def shown(world: World, group: Sequence[Duty]) -> bool:
    """Whether a reader can judge a kind of meeting.

    Where none of them is published to this audience, missing records say nothing.
    """
    return world.audience is Scope.LOCAL or any(duty.held for duty in group)


def tally(world: World, group: Sequence[Duty]) -> str:
    """In how many of the periods that are over, or in which enough was held, it was held."""
    counted = [duty for duty in group if duty.met or duty.period.end < world.today]
    return f"{sum(duty.met for duty in counted)}/{len(counted)}" if counted else ""


def _demand(provision: Provision) -> str:
    months = provision["months"]
    return f"{_EVERY.get(months, f'每 {months} 个月')} {provision['times']} 次"


def _mark(world: World, duty: Duty) -> Mark:
    count = f"{duty.held} 次" if duty.held else ""
    if duty.met:
        return Mark(duty.period.short, count, "met")
    if duty.period.end < world.today:
        return Mark(duty.period.short, count or "无记录", "missing")
    return Mark(duty.period.short, count or "未到期", "waiting")
