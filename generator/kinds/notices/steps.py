"""The steps of a notice and its procedure → both in order, and how far it has come."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from msgspec import Struct

from generator.kinds.site.model import Procedure, Site
from generator.packs import Provision
from generator.schema import Entry
from generator.world import World, once

from .model import (
    Notice,
    NoticeStep,
    Profile,
    Stage,
    Step,
    Walk,
    straight,
    transitions,
    walk,
)

_ORDER = {step: index for index, step in enumerate(Step)}


class Way(Struct, frozen=True):
    """The procedure of a notice, what it calls its steps, and what lists them.

    `national` is the order of the whole country, from which a local procedure may differ.
    """

    procedure: Procedure
    profile: Profile
    names: Mapping[Step, str]
    provision: Provision
    national: Profile

    def name(self, step: Step) -> str:
        """What this procedure calls a step."""
        return self.names.get(step, step.label)

    def words(self, steps: tuple[Step, ...]) -> str:
        """Steps in words: “提出”或“退回”."""
        return "或".join(f"“{self.name(step)}”" for step in steps)

    def left(self, reached: tuple[Step, ...]) -> tuple[Step, ...]:
        """The steps up to publication that have not been made."""
        path = self.profile[: self.profile.index(Step.PUBLISH) + 1]
        return tuple(step for step in path if step not in reached)


class Trail(Struct, frozen=True):
    """How far the steps of a notice lead, and those beside a local procedure with the walk to each.

    Those are right in the order of the whole country; `steps` are the others.
    """

    walk: Walk
    steps: tuple[Entry[NoticeStep], ...]
    beside: tuple[tuple[Entry[NoticeStep], Walk], ...]


def way(world: World, notice: Notice) -> Way | None:
    """The procedure of a notice; None where none was in force, or it does not publish."""
    sites = world.all(Site)
    default = sites[0].value.procedure if sites else Procedure.NATIONAL
    procedure, day = notice.procedure or default, notice.issued_on
    return _way(world, procedure, day)


@once
def _way(world: World, procedure: Procedure, day: date) -> Way | None:
    provision = world.law.on(procedure.provision, day)
    if provision is None:
        return None
    found = _named(provision)
    if Step.PUBLISH not in found:
        return None
    national = world.law.on(Procedure.NATIONAL.provision, day)
    return Way(procedure, tuple(found), found, provision, tuple(_named(national)))


def _named(provision: Provision | None) -> Mapping[Step, str]:
    """The steps that a provision lists, and what it calls them."""
    return _steps(provision.words if provision else ())


@cache
def _steps(words: tuple[str, ...]) -> Mapping[Step, str]:
    return {step: word for word in words if (step := Step.lookup(word))}


def recorded(world: World, notice: Notice) -> tuple[Entry[NoticeStep], ...]:
    """The steps of a notice by day; those of one day as a procedure has them."""
    return _recorded(world, notice.id)


@once
def _recorded(world: World, id: str) -> tuple[Entry[NoticeStep], ...]:
    return tuple(sorted(world.by(NoticeStep, "notice_id").get(id, ()), key=_place))


def _place(entry: Entry[NoticeStep]) -> tuple[date, int, str, str]:
    step = entry.value
    return step.on, _ORDER[step.step], step.by_post or "", step.note or ""


def made(world: World, notice: Notice, step: Step) -> Entry[NoticeStep] | None:
    """The last record of a step of a notice, None where it was not made."""
    found = [entry for entry in recorded(world, notice) if entry.value.step is step]
    return found[-1] if found else None


def followed(way: Way, steps: tuple[Entry[NoticeStep], ...]) -> Trail:
    """How far steps lead on a way, without those that only a local procedure has otherwise."""
    kept = list(steps)
    beside: list[tuple[Entry[NoticeStep], Walk]] = []
    while True:
        found = walk(way.profile, [entry.value.step for entry in kept])
        if found.wrong is None or not _national(way, found.stage, kept[found.wrong].value.step):
            return Trail(found, tuple(kept), tuple(beside))
        beside.append((kept.pop(found.wrong), found))


def _national(way: Way, stage: Stage, step: Step) -> bool:
    """Whether a step that a local procedure does not have is right in the whole country."""
    local = not way.provision.confidence.certain
    return local and bool(way.national) and (stage, step) in transitions(way.national)


def waiting(way: Way, steps: tuple[Entry[NoticeStep], ...]) -> tuple[Step, ...]:
    """The steps of a procedure that are still to come."""
    done = {entry.value.step for entry in steps}
    return tuple(step for step in straight(way.profile) if step in way.profile and step not in done)
