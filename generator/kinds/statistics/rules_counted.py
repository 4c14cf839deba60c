"""Other figures: their base, day and money, and how many organisations there are."""

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.kinds.organisations.model import Organisation, OrganisationKind, OrganisationStatus
from generator.world import World

from .model import Statistic

if TYPE_CHECKING:
    from generator.schema import Entry

_COUNTED = re.compile(r"(?P<what>党组织|基层党委|党委|党总支|党支部)(?:总数|个数|数)")
_TEN_THOUSAND = {"元": 1, "万元": 10_000}


def _day(one: Statistic, world: World) -> date:
    """The day whose provisions count."""
    return one.as_of or world.today


@rule(
    "statistics/base",
    "同一个指标的口径不同",
    "不同时间的同一个指标会被放在一起比较，口径不同就不能比。",
    "统一口径；确实改了口径的，换一个指标名称。",
    Severity.WARNING,
    ("stat-04",),
)
def base(world: World) -> Iterator[Finding]:
    """A figure of an organisation is always counted on one base."""
    seen: dict[tuple[str, str], Entry[Statistic]] = {}
    entries = (entry for entry in world.all(Statistic) if entry.value.as_of is not None)
    for entry in sorted(entries, key=lambda one: (_day(one.value, world), one.value.id)):
        one = entry.value
        before = seen.setdefault((one.org_id, one.metric), entry)
        basis = world.law.on("stat-04", _day(one, world))
        if basis and (before.value.base, before.value.unit) != (one.base, one.unit):
            related = (Related(before.location("base"), f"{before.value.as_of} 的口径在这里"),)
            was = before.value.base or "没有写"
            message = f"“{one.metric}”的口径是“{one.base or '没有写'}”，以前是“{was}”"
            if before.value.unit != one.unit:
                message = f"“{one.metric}”的单位是“{one.unit}”，以前是“{before.value.unit}”"
            yield Finding(message, entry.location("base"), related=related, basis=basis)
        seen[one.org_id, one.metric] = entry


@rule(
    "statistics/per-head",
    "人均乘人数不等于总额",
    "写了人均金额和人数，相乘就应当等于总额。",
    "核对三个数字；标准不止一种的，不填人均金额。",
    Severity.WARNING,
    ("stat-05",),
)
def per_head(world: World) -> Iterator[Finding]:
    """Money for each, times how many, is the whole."""
    for entry in world.all(Statistic):
        one = entry.value
        basis = world.law.on("stat-05", _day(one, world))
        if basis is None or one.per_head is None or one.heads is None:
            continue
        total, factor = one.per_head * one.heads, _TEN_THOUSAND.get(one.unit, 1)
        if total != one.value * factor:
            message = (
                f"{one.per_head} 元乘 {one.heads} 人是 {total} 元，写的是 {one.value} {one.unit}"
            )
            yield Finding(message, entry.location("value"), basis=basis)


@rule(
    "statistics/no-date",
    "统计数字没有日期",
    "不知道是哪一天的数字，既不能比较，也不知道是不是旧的；没有日期的不会公布。",
    "填写“统计日期”。",
    Severity.WARNING,
    provisions=("stat-06",),
)
def no_date(world: World) -> Iterator[Finding]:
    """A figure says of which day it is."""
    for entry in world.all(Statistic):
        basis = world.law.on("stat-06", world.today)
        if entry.value.as_of is None and basis is not None:
            message = f"“{entry.value.metric}”没有填写统计日期"
            yield Finding(message, entry.location("as_of"), basis=basis)


@rule(
    "statistics/organisation-count",
    "党组织个数同名录不一致",
    "网站上列出了全部党组织，统计里的个数同它不一样，读者会问少了哪一个。",
    "核对个数和党组织名录。",
    provisions=("stat-07",),
)
def organisation_count(world: World) -> Iterator[Finding]:
    """The newest number of organisations is how many there are."""
    if Organisation in world.incomplete:
        return
    newest: dict[tuple[str, str], Entry[Statistic]] = {}
    for entry in sorted(world.all(Statistic), key=lambda one: one.value.as_of or date.min):
        newest[entry.value.org_id, entry.value.metric] = entry
    for (org_id, metric), entry in newest.items():
        found = _COUNTED.fullmatch(metric)
        basis = world.law.on("stat-07", _day(entry.value, world))
        if found is None or basis is None or entry.value.as_of is None:
            continue
        count = _counted(world, org_id, found["what"], entry.value.as_of)
        if count is not None and entry.value.value != count:
            message = f"“{metric}”写的是 {entry.value.value}，名录里有 {count} 个"
            yield Finding(message, entry.location("value"), basis=basis)


def _counted(world: World, org_id: str, what: str, day: date) -> int | None:
    """How many organisations of a kind there are under one; None where some have ended."""
    group: dict[str, Organisation] = {}
    waiting = [org_id]
    while waiting:
        organisation = world.get(Organisation, waiting.pop())
        if organisation is None or organisation.id in group:
            continue
        if organisation.status is not OrganisationStatus.ACTIVE:
            return None
        group[organisation.id] = organisation
        under = world.by(Organisation, "parent_id").get(organisation.id, ())
        waiting += [entry.value.id for entry in under]
    standing = (
        one for one in group.values() if one.established_on is None or one.established_on <= day
    )
    return sum(_is(one.kind, what) for one in standing)


def _is(kind: OrganisationKind, what: str) -> bool:
    if what == "党支部":
        return kind.is_branch
    if what == "党总支":
        return kind is OrganisationKind.GENERAL_BRANCH
    committees = (OrganisationKind.COMMITTEE, OrganisationKind.REGIONAL_COMMITTEE)
    return what == "党组织" or kind in committees


RULES = (base, per_head, no_date, organisation_count)
