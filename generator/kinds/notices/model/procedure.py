"""The steps of a notice in their order → the stage it has reached, or the step that cannot be."""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cache

from msgspec import Struct

from generator.schema import Vocabulary


class Step(Vocabulary):
    """What is done with a matter on its way to the public, in the order of one day."""

    CATALOGUE = "catalogue", "目录", "制定目录"
    PROPOSE = "propose", "提出"
    REVIEW = "review", "审核"
    APPROVE = "approve", "审批"
    REJECT = "reject", "退回"
    PUBLISH = "publish", "公开", "实施", "实施公开", "公布"
    COLLECT = "collect", "反馈", "收集反馈"
    CORRECT = "correct", "更正"
    WITHDRAW = "withdraw", "撤回"
    ARCHIVE = "archive", "归档", "存档", "归档管理"


class Stage(Enum):
    """How far a matter has come."""

    DRAFT = "起草"
    PROPOSED = "已提出"
    REVIEWED = "已审核"
    APPROVED = "已审批"
    PUBLISHED = "已公开"
    FEEDBACK_CLOSED = "反馈已结束"
    ARCHIVED = "已归档"
    REJECTED = "已退回"
    WITHDRAWN = "已撤回"
    CORRECTED = "已更正"


Profile = tuple[Step, ...]
"""The steps that a procedure asks for, in their order."""

_LEADS_TO = {
    Step.CATALOGUE: Stage.APPROVED,
    Step.PROPOSE: Stage.PROPOSED,
    Step.REVIEW: Stage.REVIEWED,
    Step.APPROVE: Stage.APPROVED,
    Step.PUBLISH: Stage.PUBLISHED,
    Step.COLLECT: Stage.FEEDBACK_CLOSED,
    Step.ARCHIVE: Stage.ARCHIVED,
    Step.REJECT: Stage.REJECTED,
    Step.WITHDRAW: Stage.WITHDRAWN,
    Step.CORRECT: Stage.CORRECTED,
}

_ASIDE = {
    Step.REJECT: (Stage.PROPOSED, Stage.REVIEWED, Stage.APPROVED),
    Step.WITHDRAW: (Stage.PUBLISHED, Stage.FEEDBACK_CLOSED, Stage.ARCHIVED),
    Step.CORRECT: (Stage.PUBLISHED, Stage.FEEDBACK_CLOSED, Stage.ARCHIVED),
    Step.ARCHIVE: (Stage.WITHDRAWN, Stage.CORRECTED),
}
"""From which stages a matter may leave the straight way."""

UNPUBLISHED = frozenset(
    {Stage.DRAFT, Stage.PROPOSED, Stage.REVIEWED, Stage.APPROVED, Stage.REJECTED}
)
"""Stages in which nothing may be seen yet."""


class Walk(Struct, frozen=True):
    """The stage that was reached, and what may follow there.

    `wrong` is the index of the first step that cannot be, None where all of them fit.
    """

    stage: Stage
    expected: tuple[Step, ...]
    wrong: int | None = None


def straight(profile: Profile) -> Profile:
    """The steps of a procedure with those that may end any of them: feedback and archive."""
    return (*profile, *(one for one in (Step.COLLECT, Step.ARCHIVE) if one not in profile))


def reviewing(profile: Profile) -> Step:
    """The step of a procedure in which secrecy, privacy and accuracy are reviewed."""
    return Step.REVIEW if Step.REVIEW in profile else profile[0]


@cache
def transitions(profile: Profile) -> Mapping[tuple[Stage, Step], Stage]:
    """Which step leads from which stage to which, in the order of the procedure."""
    return dict(_transitions(profile))


def _transitions(profile: Profile) -> Iterator[tuple[tuple[Stage, Step], Stage]]:
    stage = Stage.DRAFT
    for step in straight(profile):
        yield (stage, step), _LEADS_TO[step]
        stage = _LEADS_TO[step]
    yield (Stage.REJECTED, profile[0]), _LEADS_TO[profile[0]]
    if Step.COLLECT not in profile:
        yield (Stage.PUBLISHED, Step.ARCHIVE), Stage.ARCHIVED
    for step, stages in _ASIDE.items():
        for before in stages:
            yield (before, step), _LEADS_TO[step]


def walk(profile: Profile, steps: Sequence[Step]) -> Walk:
    """Go through steps one after the other until one of them cannot be."""
    table = transitions(profile)
    stage = Stage.DRAFT
    for index, step in enumerate(steps):
        if (stage, step) not in table:
            return Walk(stage, _from(table, stage), index)
        stage = table[stage, step]
    return Walk(stage, _from(table, stage))


def _from(table: Mapping[tuple[Stage, Step], Stage], stage: Stage) -> tuple[Step, ...]:
    return tuple(step for before, step in table if before is stage)
