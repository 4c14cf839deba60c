"""What the rules find in a world → diagnostics as bad as their basis makes them, and tasks."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from generator import packs, together
from generator.contract import Finding, Kind, Rule, Task
from generator.diagnostics import Diagnostic, Severity
from generator.kinds.site.model import Site
from generator.packs import Calendar, Law, Level, Provision, WorkYear
from generator.world import World, once

from .gather import Gathered

_SEVERITY = {
    Level.ERROR: Severity.ERROR,
    Level.STRICT: Severity.WARNING,
    Level.WARNING: Severity.WARNING,
    Level.INFO: Severity.INFO,
}


def law_of(gathered: Gathered) -> Law:
    """The site's own provisions before those of the local packs it adopts and the national ones."""
    own = [entry.value for entry in gathered.entries.get(Provision, ())]
    adopted = [id for entry in gathered.entries.get(Site, ()) for id in entry.value.rule_packs]
    known = packs.locals_()
    return packs.law(own, *(known[id] for id in adopted if id in known), packs.national())


def calendar_of(gathered: Gathered) -> Calendar:
    """The working days, with the years the site has added."""
    return packs.calendar_of(entry.value for entry in gathered.entries.get(WorkYear, ()))


def judge(world: World, kinds: Sequence[Kind]) -> tuple[tuple[Diagnostic, ...], tuple[Task, ...]]:
    """The diagnostics of all rules of all kinds, and the tasks in the order of their days."""
    found: list[Diagnostic] = []
    tasks: list[Task] = []
    rules = [rule for kind in kinds for rule in kind.rules]
    for rule, findings in zip(rules, _findings(world, rules), strict=True):
        for finding in findings:
            if finding.due is not None:
                tasks.append(_task(rule, finding, finding.due))
            if finding.due is None or finding.due < world.today:
                found.append(_diagnostic(rule, finding))
    return tuple(found), tuple(sorted(set(tasks)))


def _findings(world: World, rules: Sequence[Rule]) -> list[list[Finding]]:
    """What each rule finds, in their order."""
    records = sum(map(len, world.entries.values()))
    # What a copy remembers is lost with it.
    number = together.hands() if records >= together.MANY and not world.traces else 1
    # Each takes every second one, for the rules of a kind that has much to check stand together.
    shares = [partial(_share, world, rules[place::number]) for place in range(number)]
    found: list[list[Finding]] = [[] for _ in rules]
    for place, share in enumerate(together.run(shares)):
        found[place::number] = share
    return found


def _share(world: World, rules: Sequence[Rule]) -> list[list[Finding]]:
    return [_found(world, rule) for rule in rules]


@partial(once, broadly=True)
def _found(world: World, rule: Rule) -> list[Finding]:
    return list(rule.check(world))


def _task(rule: Rule, finding: Finding, due: date) -> Task:
    return Task(
        due,
        finding.message,
        finding.location,
        rule.code.id,
        _help(rule, finding),
        finding.org_id,
        finding.ahead,
    )


def _diagnostic(rule: Rule, finding: Finding) -> Diagnostic:
    severity, advisory = _weight(rule, finding)
    return Diagnostic(
        rule.code.id,
        finding.message,
        finding.location,
        severity,
        _help(rule, finding),
        finding.related,
        advisory=advisory,
    )


def _weight(rule: Rule, finding: Finding) -> tuple[Severity, bool]:
    """How bad a finding is, and whether a strict build lets it pass.

    What depends on the day or on an uncertain provision is never an error.
    """
    basis = finding.basis
    severity = _SEVERITY[basis.weight] if basis else rule.code.severity
    if finding.due is not None and severity is Severity.ERROR:
        severity = Severity.WARNING
    soft = basis is not None and basis.weight in (Level.WARNING, Level.INFO)
    return severity, finding.due is not None or soft


def _help(rule: Rule, finding: Finding) -> str:
    said = finding.help or rule.code.mend
    return f"{said}依据：{finding.basis.citation}。" if finding.basis else said
