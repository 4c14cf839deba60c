"""Lines of counts → what may be printed of them, with the cells of few people hidden."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from generator import protect
from generator.kinds.organisations.model import Organisation
from generator.protect import Mark
from generator.world import World

APART = protect.words(Mark.APART, 0)
"""Printed for an amount that goes with a hidden count."""


class Line(Struct, frozen=True):
    """One organisation in a table: counts of people, amounts with them, and up to which day."""

    org_id: str
    counts: Mapping[str, int]
    amounts: Mapping[str, Decimal]
    until: date | None = None


class Shown(Struct, frozen=True):
    """One organisation as it may be shown: a hidden value is absent, its words stand in `said`."""

    org_id: str
    counts: Mapping[str, int]
    amounts: Mapping[str, Decimal]
    said: Mapping[str, str]
    until: date | None = None

    def count(self, name: str) -> str:
        """A count in words."""
        return self.said.get(name) or f"{self.counts[name]:,}"

    def amount(self, name: str) -> str:
        """An amount in words."""
        return self.said.get(name) or money(self.amounts[name])


def money(value: Decimal) -> str:
    """An amount with two decimals and groups of thousands."""
    return f"{value:,.2f}"


def least(world: World) -> int:
    """From how many people on a count is shown; 0 where nothing is to be hidden."""
    provision = world.law.on("small-cells", world.today)
    return provision["least"] if provision else 0


def shown(world: World, lines: Sequence[Line], *, whole: bool) -> tuple[Shown, ...]:
    """The lines of one table, in their order, without what would show few people."""
    limit = least(world)
    counts = {line.org_id: line.counts for line in lines}
    marks = protect.hide(counts, above(world, counts), limit, whole=whole)
    return tuple(_shown(line, marks, limit) for line in lines)


def above(world: World, rows: Collection[str]) -> Mapping[str, str]:
    """The nearest organisation above each one that has a row too."""

    def parent(id: str) -> str | None:
        organisation = world.get(Organisation, id)
        return organisation.parent_id if organisation else None

    return protect.nearest(rows, parent)


def _shown(line: Line, marks: protect.Marks, limit: int) -> Shown:
    said = {
        name: protect.words(marks[line.org_id, name], limit)
        for name in line.counts
        if (line.org_id, name) in marks
    }
    closed = bool(said)
    return Shown(
        line.org_id,
        {name: value for name, value in line.counts.items() if name not in said},
        {} if closed else line.amounts,
        said | (dict.fromkeys(line.amounts, APART) if closed else {}),
        line.until,
    )
