"""Totals stand once, their parts add up, and those below are no more than those above."""

from collections.abc import Iterator, Mapping
from datetime import date

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.kinds.organisations.model import Organisation
from generator.schema import Entry, Model
from generator.world import World

from .model import AppraisalSummary, DevelopmentSummary, DuesSummary, Statistic
from .protected import above
from .themes import GRADES, STEPS

Total = DuesSummary | AppraisalSummary | DevelopmentSummary

SUMMED: Mapping[type[Model], tuple[str, ...]] = {
    DuesSummary: ("payers", "collected"),
    AppraisalSummary: ("due", "taking_part", *GRADES),
    DevelopmentSummary: STEPS,
}
"""The fields of totals in which organisations below are part of those above."""


def _totals(world: World) -> Iterator[tuple[tuple[str, ...], str, Entry[Total]]]:
    """Every total with what it is of and for which time."""
    for due in world.all(DuesSummary):
        quarter = due.value.quarter.label if due.value.quarter else ""
        yield ("党费", f"{due.value.year}年{quarter}"), due.value.org_id, due
    for appraisal in world.all(AppraisalSummary):
        yield ("民主评议", f"{appraisal.value.year}年"), appraisal.value.org_id, appraisal
    for one in world.all(DevelopmentSummary):
        yield ("发展党员", f"{one.value.year}年"), one.value.org_id, one


@rule(
    "statistics/twice",
    "同一个数字填了两次",
    "同一个党组织同一时期的数字只能有一份，两份不知道以哪一份为准。",
    "留下一份；改过的数字直接改在原来那一行。",
)
def twice(world: World) -> Iterator[Finding]:
    """A total or figure of an organisation and time stands once."""
    seen: dict[tuple[object, ...], Related] = {}
    found: list[tuple[tuple[object, ...], str, Entry[Total] | Entry[Statistic]]] = [
        ((*key, org_id), "".join((key[1], key[0])), entry) for key, org_id, entry in _totals(world)
    ]
    for figure in world.all(Statistic):
        one = figure.value
        if one.as_of is not None:
            found.append(
                ((one.metric, one.as_of, one.org_id), f"{one.as_of} 的“{one.metric}”", figure)
            )
    for key, words, entry in found:
        place = entry.location("org_id")
        if key in seen:
            organisation = world.get(Organisation, entry.value.org_id)
            name = organisation.short if organisation else entry.value.org_id
            message = f"“{name}”{words}已经填过"
            yield Finding(message, place, related=(seen[key],))
        seen.setdefault(key, Related(place, "先填在这里"))


@rule(
    "statistics/appraisal-sum",
    "民主评议的人数对不上",
    "四个等次的人数相加就是参加评议的人数；参加的不会多于应参加的。",
    "核对各等次的人数；没有评定等次的，不算参加。",
    Severity.WARNING,
    provisions=("appraisal-sum",),
)
def appraisal_sum(world: World) -> Iterator[Finding]:
    """The grades add up to those taking part, who are no more than those due."""
    for entry in world.all(AppraisalSummary):
        one = entry.value
        basis = world.law.on("appraisal-sum", date(one.year, 12, 31))
        if basis is not None and one.graded != one.taking_part:
            message = f"四个等次相加是 {one.graded} 人，参加的是 {one.taking_part} 人"
            yield Finding(message, entry.location("taking_part"), basis=basis)
        if basis is not None and one.taking_part > one.due:
            message = f"参加 {one.taking_part} 人，多于应参加 {one.due} 人"
            yield Finding(message, entry.location("taking_part"), basis=basis)


@rule(
    "statistics/parts",
    "下级相加多于上级",
    "上级的数字包括下级，下级相加就不会比上级多；多半是有一处填错，或者口径不同。",
    "核对上级和下级各自的数字。",
    Severity.WARNING,
    provisions=("stat-02",),
)
def parts(world: World) -> Iterator[Finding]:
    """The organisations below one come to no more than it does."""
    tables: dict[tuple[str, ...], dict[str, Entry[Total]]] = {}
    for key, org_id, entry in _totals(world):
        tables.setdefault(key, {}).setdefault(org_id, entry)
    for (_, when), rows in tables.items():
        under: dict[str, list[Entry[Total]]] = {}
        for org_id, top in above(world, rows).items():
            under.setdefault(top, []).append(rows[org_id])
        for top, group in under.items():
            yield from _more(world, rows[top], group, when)


def _more(
    world: World, top: Entry[Total], group: list[Entry[Total]], when: str
) -> Iterator[Finding]:
    basis = world.law.on("stat-02", date(top.value.year, 12, 31))
    for field in SUMMED[type(top.value)] if basis else ():
        total = sum(getattr(one.value, field) for one in group)
        own = getattr(top.value, field)
        if total > own:
            place = top.location(field)
            message = f"{when}“{place.field}”：下级相加 {total}，多于本级 {own}"
            yield Finding(message, place, basis=basis)


RULES = (twice, appraisal_sum, parts)
