"""Hours of study of a year: once for each group of learners, and enough."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import ROUND_DOWN, Decimal

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.kinds.meetings.model import Learners, StudyHours
from generator.kinds.organisations.model import Organisation
from generator.schema import Entry
from generator.world import World

_HOURS: Mapping[Learners, str] = {
    Learners.MEMBERS: "mtg-12",
    Learners.LEADERS: "mtg-12-leaders",
}
"""The provision on the hours of each group of learners."""


@rule(
    "meetings/study-hours",
    "集中学习的学时不够",
    "年底前，人均学时（总学时除以人数）要达到规定。",
    "核对人数和总学时；还不够的，年底前安排补学，再改总学时和统计日期。",
    Severity.WARNING,
    ("mtg-12", "mtg-12-leaders"),
)
def study_hours(world: World) -> Iterator[Finding]:
    """By the end of a year learners have studied the hours demanded, on average."""
    for entry in world.all(StudyHours):
        record = entry.value
        end = date(record.year, 12, 31)
        basis = world.law.on(_HOURS[record.learners], end)
        if basis is None or not record.people:
            continue
        if record.hours < record.people * basis.exact("hours"):
            message = (
                f"“{_name(world, record)}”{record.year}年{record.learners.label}"
                f"人均 {_average(record)} 学时，一般不少于 {basis.exact('hours')} 学时"
            )
            place = entry.location("hours")
            yield Finding(message, place, basis=basis, due=end, ahead=60, org_id=record.org_id)


@rule(
    "meetings/study-twice",
    "同一年的学时写了两次",
    "一个党组织一年的学时，每种对象只写一行，年内更新就改这一行。",
    "留下最新的一行，删去另一行。",
)
def study_twice(world: World) -> Iterator[Finding]:
    """The hours of one year and group of learners stand once for an organisation."""
    groups: dict[object, list[Entry[StudyHours]]] = {}
    for entry in world.all(StudyHours):
        groups.setdefault(_key(entry), []).append(entry)
    for first, *others in groups.values():
        for entry in others:
            record = entry.value
            message = (
                f"“{_name(world, record)}”{record.year}年{record.learners.label}的学时已经写过"
            )
            related = (Related(first.location("hours"), "先写在这里"),)
            yield Finding(message, entry.location("hours"), related=related)


def _average(record: StudyHours) -> Decimal:
    """The hours of each learner, never rounded up to what is demanded."""
    return (record.hours / record.people).quantize(Decimal("0.1"), ROUND_DOWN)


def _key(entry: Entry[StudyHours]) -> tuple[str, int, Learners]:
    return entry.value.org_id, entry.value.year, entry.value.learners


def _name(world: World, record: StudyHours) -> str:
    organisation = world.get(Organisation, record.org_id)
    return organisation.short if organisation else record.org_id


RULES = (study_hours, study_twice)
