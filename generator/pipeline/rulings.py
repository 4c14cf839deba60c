"""What the rules find in a world → diagnostics as bad as their basis makes them, and tasks."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import chain
from typing import Any, TypeAlias

from generator import packs, together
from generator.contract import Each, Finding, Rule, Task
from generator.diagnostics import Diagnostic, Severity
from generator.kinds.site.model import Site
from generator.packs import Calendar, Law, Level, Provision, WorkYear
from generator.schema import Model
from generator.world import World, for_each, once

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
    known = [packs.local(id) for id in adopted if id in packs.local_ids()]
    return packs.law(own, *known, packs.national())


def calendar_of(gathered: Gathered) -> Calendar:
    """The working days, with the years the site has added."""
    return packs.calendar_of(entry.value for entry in gathered.entries.get(WorkYear, ()))


def judge(world: World) -> tuple[tuple[Diagnostic, ...], tuple[Task, ...]]:
    """The diagnostics of all rules of all kinds, and the tasks in the order of their days."""
    found: list[Diagnostic] = []
    tasks: list[Task] = []
    rules = _rules(world)
    for place, finding in _findings(world):
        rule = rules[place]
        if finding.due is not None:
            tasks.append(_task(rule, finding, finding.due))
        if finding.due is None or finding.due < world.today:
            found.append(_diagnostic(rule, finding))
    return tuple(found), tuple(sorted(set(tasks)))


@once
def _rules(world: World) -> tuple[Rule, ...]:
    return tuple(rule for kind in world.kinds for rule in kind.rules)


Found: TypeAlias = tuple[int, Finding]
"""The place of a rule among all, and what it has found."""


def _findings(world: World) -> Iterator[Found]:
    """What all rules find."""
    records = sum(map(len, world.entries.values()))
    # What a copy remembers is lost with it.
    number = together.hands() if records >= together.MANY and not world.traces else 1
    shares = [partial(_share, world, place, number) for place in range(number)]
    return chain.from_iterable(together.run(shares))


def _share(world: World, first: int, number: int) -> list[Found]:
    """What one of so many hands finds: in each it takes every so-manyth check of the whole and record."""
    rules = _rules(world)
    whole = [place for place, rule in enumerate(rules) if not isinstance(rule.check, Each)]
    found = [one for place in whole[first::number] for one in _in_all(world, place)]
    for model in _models(world):
        mine = list(world.by(model, "id"))[first::number]
        found += chain.from_iterable(for_each(world, _in_record, mine, model))
    return found


@once
def _models(world: World) -> tuple[type[Model], ...]:
    """The models whose records are checked each by itself."""
    checks = (rule.check for rule in _rules(world))
    return tuple(dict.fromkeys(one.model for one in checks if isinstance(one, Each)))


@partial(once, broadly=True)
def _in_all(world: World, place: int) -> tuple[Found, ...]:
    return tuple((place, one) for one in _rules(world)[place].check(world))


@once
def _in_record(world: World, model: type[Model], id: str) -> tuple[Found, ...]:
    """What the checks of single records find in those with an id."""
    return tuple(
        (place, finding)
        for entry in world.by(model, "id")[id]
        for place, check in _checks(world, model)
        for finding in check.check(world, entry)
    )


@once
def _checks(world: World, model: type[Model]) -> tuple[tuple[int, Each[Any]], ...]:
    checks = ((place, rule.check) for place, rule in enumerate(_rules(world)))
    return tuple(
        (place, one) for place, one in checks if isinstance(one, Each) and one.model is model
    )


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
