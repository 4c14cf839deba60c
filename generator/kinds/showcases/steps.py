"""The way of a showcase to acceptance, as steps with their dates."""

from datetime import date

from msgspec import Struct

from .model import Showcase, ShowcaseStatus

NAMES = {
    "applied_on": "申报",
    "approved_on": "批准",
    "created_on": "创建",
    "self_checked_on": "自查",
    "accepted_on": "验收",
    "revoked_on": "撤销命名",
}
"""The fields that hold the dates, in the order of the steps, and what the steps are called."""

REACHED = {
    ShowcaseStatus.APPLIED: 1,
    ShowcaseStatus.APPROVED: 2,
    ShowcaseStatus.CREATING: 3,
    ShowcaseStatus.SELF_CHECKED: 4,
    ShowcaseStatus.ACCEPTED: 5,
    ShowcaseStatus.NOT_ACCEPTED: 5,
    ShowcaseStatus.REVOKED: 6,
}
"""How many steps a status says have been taken or begun."""


class Step(Struct, frozen=True):
    """A step: the field of its date, its name, its date if known, and whether it is reached."""

    field: str
    name: str
    day: date | None
    reached: bool


def steps(showcase: Showcase) -> tuple[Step, ...]:
    """All six steps; the last one is reached only by a showcase that lost its name."""
    reached = REACHED[showcase.status]
    return tuple(
        Step(field, name, getattr(showcase, field), number <= reached)
        for number, (field, name) in enumerate(NAMES.items(), 1)
    )
