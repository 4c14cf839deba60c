"""Dues: what was collected, remitted and used fits together, and is told every year."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from generator.contract import Finding, rule
from generator.dates import add_months, quarter_end
from generator.diagnostics import Severity
from generator.kinds.notices.model import Notice, NoticeType, withdrawn
from generator.kinds.organisations.model import Organisation, OrganisationStatus
from generator.schema import Entry
from generator.world import World

from .model import DuesSummary, Quarter
from .protected import money


def _end(one: DuesSummary) -> date:
    """The last day of the period."""
    return quarter_end(one.year, int(str(one.quarter.value)) if one.quarter else 4)


@rule(
    "statistics/dues-balance",
    "党费的收、缴、用对不上",
    "上缴的不会多于收到的，使用的不会多于留用的加上结余，交纳的人不会多于党员。",
    "核对这一行的人数和金额；用的是以前的结余，请填“上期结余”。",
    Severity.WARNING,
    provisions=("dues-balance",),
)
def balance(world: World) -> Iterator[Finding]:
    """Remitted is part of what was collected, used of what was at hand, payers of the members."""
    for entry in world.all(DuesSummary):
        one = entry.value
        basis = world.law.on("dues-balance", _end(one))
        for field, message in _odd(one) if basis else ():
            yield Finding(message, entry.location(field), basis=basis)


def _odd(one: DuesSummary) -> Iterator[tuple[str, str]]:
    at_hand = one.kept + (one.carried or Decimal(0))
    if one.remitted > one.collected:
        words = f"上缴 {money(one.remitted)} 元，多于实收 {money(one.collected)} 元"
        yield "remitted", words
    elif one.used > at_hand:
        yield "used", f"使用 {money(one.used)} 元，多于可用的 {money(at_hand)} 元（留用加上期结余）"
    if one.members is not None and one.payers > one.members:
        yield "payers", f"交纳党员 {one.payers} 人，多于应交党员 {one.members} 人"
    if one.collected > 0 and one.payers == 0:
        yield "payers", f"实收 {money(one.collected)} 元，交纳党员却是 0 人"


@rule(
    "statistics/dues-quarters",
    "全年党费同各季度对不上",
    "四个季度都填了，全年的数字就应当等于相加的数；没有填全的，相加不会多于全年。",
    "核对全年和各季度的金额；只留各季度也可以，系统会自己相加。",
    Severity.WARNING,
    provisions=("stat-02",),
)
def quarters(world: World) -> Iterator[Finding]:
    """The dues of a year are what its four quarters add up to, and no less than some of them."""
    found: dict[tuple[str, int], dict[Quarter, DuesSummary]] = {}
    for entry in world.all(DuesSummary):
        one = entry.value
        if one.quarter is not None:
            found.setdefault((one.org_id, one.year), {})[one.quarter] = one
    for entry in world.all(DuesSummary):
        parts = found.get((entry.value.org_id, entry.value.year), {})
        if entry.value.quarter is None:
            yield from _unequal(world, entry, parts)


def _unequal(
    world: World, entry: Entry[DuesSummary], parts: dict[Quarter, DuesSummary]
) -> Iterator[Finding]:
    basis = world.law.on("stat-02", _end(entry.value))
    for field in ("collected", "remitted", "used") if basis else ():
        total = sum((getattr(one, field) for one in parts.values()), Decimal(0))
        own = getattr(entry.value, field)
        if own < total or (own > total and len(parts) == len(Quarter)):
            place = entry.location(field)
            which = "四个季度" if len(parts) == len(Quarter) else f"已填的 {len(parts)} 个季度"
            message = f"全年“{place.field}”{money(own)} 元，{which}相加是 {money(total)} 元"
            yield Finding(message, place, basis=basis)


@rule(
    "statistics/dues-yearly",
    "党费收支要每年公布",
    "党费的收缴、使用情况每年至少向党员公布一次。",
    "公布以后，在党费收缴里填“公布日期”，或者发布一则“党费收缴公示”。",
    Severity.WARNING,
    ("dues-yearly",),
)
def yearly(world: World) -> Iterator[Finding]:
    """An organisation that records dues tells of them within a year of the last time."""
    if Notice in world.incomplete or DuesSummary in world.incomplete:
        return
    told = _told(world)
    for org_id, entry in _newest(world).items():
        organisation = world.get(Organisation, org_id)
        last = max(told.get(org_id, []), default=None)
        basis = world.law.on("dues-yearly", last or _end(entry.value))
        if (
            organisation is None
            or organisation.status is not OrganisationStatus.ACTIVE
            or not basis
        ):
            continue
        due = add_months(last or _end(entry.value), basis["months"])
        since = f"上次公布是 {last}" if last else "还没有公布的记录"
        message = f"{organisation.short}的党费收支应在 {due} 以前公布一次，{since}"
        place = entry.location("announced_on")
        yield Finding(message, place, basis=basis, due=due, ahead=60, org_id=org_id)


def _told(world: World) -> dict[str, list[date]]:
    """The days until today on which an organisation told of its dues."""
    found: dict[str, list[date]] = {}
    for entry in world.all(DuesSummary):
        day = entry.value.announced_on
        if day is not None and day <= world.today:
            found.setdefault(entry.value.org_id, []).append(day)
    for notice in world.by(Notice, "type").get(NoticeType.DUES_REPORT, ()):
        if notice.value.issued_on <= world.today and not withdrawn(notice.value):
            found.setdefault(notice.value.org_id, []).append(notice.value.issued_on)
    return found


def _newest(world: World) -> dict[str, Entry[DuesSummary]]:
    """The newest record of each organisation."""
    found: dict[str, Entry[DuesSummary]] = {}
    for entry in sorted(world.all(DuesSummary), key=lambda one: (_end(one.value), one.value.id)):
        found[entry.value.org_id] = entry
    return found


RULES = (balance, quarters, yearly)
