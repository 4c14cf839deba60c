"""The dates of an election: asked for, held, reported, approved; and not before its time."""

from collections.abc import Iterator
from itertools import pairwise

from generator.contract import Finding, rule
from generator.dates import add_years
from generator.diagnostics import Related, Severity
from generator.kinds.elections.model import Election, ElectionKind
from generator.kinds.organisations.model import Organisation
from generator.world import World

_STEPS = (
    ("request_approved_on", "请示批复"),
    ("held_on", "选举"),
    ("result_reported_on", "结果报告"),
    ("result_approved_on", "结果批准"),
)


@rule(
    "elections/date-order",
    "选举的日期先后颠倒",
    "先批复请示，再选举，再报告结果，再批准。",
    "核对批复和会议记录，改正写错的日期。",
    provisions=("elec-dates",),
)
def date_order(world: World) -> Iterator[Finding]:
    """An election is approved, held, reported and its result approved in this order."""
    for entry in world.all(Election):
        basis = world.law.on("elec-dates", entry.value.held_on)
        known = [(field, what, getattr(entry.value, field)) for field, what in _STEPS]
        steps = [step for step in known if step[2] is not None]
        for (before, what, day), (after, then, later) in pairwise(steps):
            if basis is not None and later < day:
                related = (Related(entry.location(before), f"{what}日期"),)
                message = f"{then} {later} 早于{what} {day}"
                yield Finding(message, entry.location(after), related=related, basis=basis)


@rule(
    "elections/early",
    "提前换届没有写批复",
    "任期没有届满就换届的，要经上级党组织批准。",
    "填“请示批复文号”；日期写错的改正日期；补选的改“类型”。",
    Severity.WARNING,
    ("term-03",),
)
def early(world: World) -> Iterator[Finding]:
    """An election before the end of the term that the one before began is approved."""
    for org_id, entries in world.by(Election, "org_id").items():
        organisation = world.get(Organisation, org_id)
        years = organisation.term_years if organisation else None
        terms = sorted(
            (entry for entry in entries if entry.value.kind is ElectionKind.TERM),
            key=lambda entry: (entry.value.held_on, entry.value.id),
        )
        for before, entry in pairwise(terms):
            basis = world.law.on("term-03", entry.value.held_on)
            began = before.value.held_on
            if basis is None or not years or began.year + years > 9999:
                continue
            end = add_years(began, years)
            if entry.value.held_on < end and entry.value.request_doc_no is None:
                message = f"上一次换届在 {began}，任期 {years} 年，{end} 才届满，没有写请示批复文号"
                related = (Related(before.location("held_on"), "上一次换届"),)
                place = entry.location("held_on")
                yield Finding(message, place, related=related, basis=basis)


RULES = (date_order, early)
