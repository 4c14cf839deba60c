"""Whether records of disclosures and exemptions agree with the catalogue."""

from collections.abc import Iterator
from typing import Any

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.kinds.organisations.model import Organisation
from generator.schema import Entry
from generator.world import World

from . import evidence, items, periods
from .model import CatalogueItem, Disclosure, Exemption


@rule(
    "catalogue/period-form",
    "周期的写法不对",
    "周期要和目录里的一致：每季度公开的写季度，每年公开的写年份，才知道公开的是哪一期。",
    "写成 2026年、2026年上半年、2026年第一季度或 2026年3月这样的形式。",
    provisions=("catalogue-periods",),
)
def period_form(world: World) -> Iterator[Finding]:
    """A period is written so that it can be read, and has the length its matter asks for."""
    basis = world.law.on("catalogue-periods", world.today)
    for item, entry, field, text in _written(world) if basis else ():
        found = periods.read(text)
        if found is not None and found.cadence is item.cadence:
            continue
        place = entry.location(field)
        example = periods.EXAMPLES[item.cadence] if item.cadence else ""
        if found is None:
            hint = f"，应写成“{example}”这样" if example else ""
            yield Finding(f"“{text}”不是一个周期{hint}", place, basis=basis)
        elif item.cadence is None:
            message = f"“{item.title}”没有周期，这里写了“{text}”"
            yield Finding(message, place, "把这一格留空，或者核对公开事项的编号。", basis=basis)
        else:
            message = f"“{item.title}”{item.cadence.label}公开，这里写的是“{text}”"
            yield Finding(message, place, f"应写成“{example}”这样。", basis=basis)


def _written(world: World) -> Iterator[tuple[CatalogueItem, Entry[Any], str, str]]:
    """Every period that is written down, with its matter and field."""
    for entry in world.all(CatalogueItem):
        if entry.value.first_period:
            yield entry.value, entry, "first_period", entry.value.first_period
    for disclosure in world.all(Disclosure):
        item = world.get(CatalogueItem, disclosure.value.item_id)
        if item and disclosure.value.period:
            yield item, disclosure, "period", disclosure.value.period
    for exempt in world.all(Exemption):
        item = world.get(CatalogueItem, exempt.value.item_id)
        for field in ("first", "last"):
            if item and (text := getattr(exempt.value, field)):
                yield item, exempt, field, text


@rule(
    "catalogue/period-missing",
    "公开记录没有写周期",
    "定期公开的事项要写明公开的是哪一期，不写就无法核对有没有按期公开。",
    "在“周期”里写上这次公开的是哪一期，例如 2026年第一季度。",
    provisions=("catalogue-periods",),
)
def period_missing(world: World) -> Iterator[Finding]:
    """The record of a periodic matter says for which period it is."""
    basis = world.law.on("catalogue-periods", world.today)
    for entry, item in _known(world) if basis else ():
        if item.cadence is not None and not entry.value.period:
            message = f"“{item.title}”{item.cadence.label}公开，没有写周期"
            yield Finding(message, entry.location("period"), basis=basis)


@rule(
    "catalogue/early",
    "公开早于周期",
    "周期还没有开始，这一期的情况还没有发生，多半是日期或周期写错了。",
    "核对“公开日期”和“周期”，尤其是跨年的。",
    Severity.WARNING,
    provisions=("catalogue-early",),
)
def early(world: World) -> Iterator[Finding]:
    """Nothing is disclosed before its period begins."""
    for entry, _ in _known(world):
        basis = world.law.on("catalogue-early", entry.value.on)
        period = periods.read(entry.value.period)
        if basis and period and entry.value.on < period.first:
            related = (Related(entry.location("period"), f"周期从 {period.first} 开始"),)
            message = f"公开日期 {entry.value.on} 早于{period.label}"
            yield Finding(message, entry.location("on"), related=related, basis=basis)


@rule(
    "catalogue/future",
    "公开日期在今天之后",
    "还没有公开的不算公开，到那一天为止仍然是待公开或者逾期。",
    "核对“公开日期”的年份；只是打算公开的，等公开以后再记。",
    Severity.WARNING,
    provisions=("catalogue-early",),
)
def future(world: World) -> Iterator[Finding]:
    """What is recorded as disclosed was so today or before."""
    basis = world.law.on("catalogue-early", world.today)
    for entry, _ in _known(world) if basis else ():
        if entry.value.on > world.today:
            message = f"公开日期 {entry.value.on} 还没有到，今天是 {world.today}"
            yield Finding(message, entry.location("on"), basis=basis)


@rule(
    "catalogue/not-theirs",
    "目录里这个事项不适用于这类党组织",
    "目录写明了事项适用于哪些类型的党组织，其他的公开了也不计入，多半是编号写错了。",
    "核对两个编号；确实适用的，在目录的“适用的党组织类型”里加上它的类型。",
    Severity.WARNING,
    provisions=("catalogue-applies",),
)
def not_theirs(world: World) -> Iterator[Finding]:
    """A record is of an organisation that the matter binds."""
    basis = world.law.on("catalogue-applies", world.today)
    for entry, item in _known(world) if basis else ():
        organisation = world.get(Organisation, entry.value.org_id)
        if organisation and not items.binds(item, organisation):
            there = world.entry(CatalogueItem, item.id)
            related = (Related(there.location("applies_to"), "目录里写的类型"),) if there else ()
            message = f"“{item.title}”不适用于{organisation.kind.label}“{organisation.short}”"
            yield Finding(message, entry.location("org_id"), related=related, basis=basis)


@rule(
    "catalogue/exemption-order",
    "免予公开的起止周期颠倒",
    "截止的周期不能早于起始的周期。",
    "核对两个周期，尤其是跨年时的年份。",
    provisions=("catalogue-periods",),
)
def exemption_order(world: World) -> Iterator[Finding]:
    """An exemption ends no earlier than it begins."""
    basis = world.law.on("catalogue-periods", world.today)
    for entry in world.all(Exemption) if basis else ():
        first, last = periods.read(entry.value.first), periods.read(entry.value.last)
        if first and last and last.last < first.first:
            related = (Related(entry.location("first"), f"起始周期是{first.label}"),)
            message = f"截止周期{last.label}早于起始周期{first.label}"
            yield Finding(message, entry.location("last"), related=related, basis=basis)


@rule(
    "catalogue/exempt-yet-disclosed",
    "免予公开的周期已经公开",
    "同一个周期，一处写着免予公开，一处写着已经公开，读者不知道以哪个为准。",
    "公开了的，改短免予公开的周期；没有公开的，删去公开记录。",
    Severity.WARNING,
    provisions=("catalogue-exemption",),
)
def exempt_yet_disclosed(world: World) -> Iterator[Finding]:
    """What is disclosed is not exempt."""
    basis = world.law.on("catalogue-exemption", world.today)
    for entry, item in _known(world) if basis else ():
        period = periods.read(entry.value.period)
        if period is None:
            continue
        for exempt in world.by(Exemption, "org_id").get(entry.value.org_id, ()):
            if exempt.value.item_id == item.id and evidence.frees(exempt.value, period):
                related = (Related(exempt.location("reason"), "免予公开写在这里"),)
                message = f"{period.label}的“{item.title}”写着免予公开，又有公开记录"
                yield Finding(message, entry.location("period"), related=related, basis=basis)


def _known(world: World) -> Iterator[tuple[Entry[Disclosure], CatalogueItem]]:
    """The records of disclosures whose matter is known."""
    for entry in world.all(Disclosure):
        item = world.get(CatalogueItem, entry.value.item_id)
        if item is not None:
            yield entry, item


RULES = (
    period_form,
    period_missing,
    early,
    future,
    not_theirs,
    exemption_order,
    exempt_yet_disclosed,
)
