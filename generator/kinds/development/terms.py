"""Terms between two steps of a case → findings, with the provision of the day they begin."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from generator.contract import Finding
from generator.dates import add_months
from generator.packs import Provision
from generator.schema import Entry
from generator.world import World

from .model import DevelopmentCase


class Term(Struct, frozen=True):
    """What is to be done within a number of months of a step.

    `start` and `end` are fields; `what` is said of the end; `name` is the provision's number.
    """

    provision: str
    start: str
    end: str
    what: str
    name: str = "months"


def findings(world: World, term: Term) -> Iterator[Finding]:
    """The cases in which a step came too late, and a task for each in which it is still open."""
    for entry in world.all(DevelopmentCase):
        case = entry.value
        begun = getattr(case, term.start)
        if begun is None:
            continue
        basis = world.law.on(term.provision, begun)
        if basis is not None:
            yield from _judge(entry, term, begun, basis)


def _judge(
    entry: Entry[DevelopmentCase], term: Term, begun: date, basis: Provision
) -> Iterator[Finding]:
    case = entry.value
    name = "special" if term.name == "approval" and case.special else "months"
    due = add_months(begun, basis[name])
    done = getattr(case, term.end)
    place = entry.location(term.end)
    since = entry.location(term.start).field
    if done is not None and done > due:
        message = f"“{case.id}”{term.what}在 {done}，{since} {begun}，最迟应在 {due}"
        yield Finding(message, place, basis=basis)
    elif done is None and case.ended_on is None and ended(case, term.end):
        message = f"“{case.id}”已经走到后面的步骤，没有填写{place.field}"
        yield Finding(message, place, basis=basis)
    elif done is None and case.ended_on is None:
        message = f"“{case.id}”应在 {due} 以前{term.what}，{since} {begun}"
        yield Finding(message, place, basis=basis, due=due, org_id=case.org_id)


ORDER = (
    "applied_on",
    "talked_on",
    "activist_on",
    "superior_agreed_on",
    "prospect_on",
    "prereview_passed_on",
    "branch_meeting_on",
    "approved_on",
    "oath_on",
    "transfer_applied_on",
    "transfer_meeting_on",
    "transfer_approved_on",
)
"""The steps of a case, in their order."""


def ended(case: DevelopmentCase, step: str) -> bool:
    """Whether nothing is to be done any more about a step: the case has ended or gone past it."""
    if case.ended_on is not None:
        return True
    after = ORDER[ORDER.index(step) + 1 :] if step != "oath_on" else ("transfer_approved_on",)
    return any(getattr(case, field) is not None for field in after)
