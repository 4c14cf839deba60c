"""Numbers of local practice: stars, records of services, how many are named, what a set is called."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.kinds.organisations.model import Organisation, OrganisationKind
from generator.world import World

from . import marks
from .model import CriteriaSet, ServiceCount, ServiceRecord, Showcase, ShowcaseStatus, StarScale

if TYPE_CHECKING:
    from generator.schema import Entry

_STARS = ("one", "two", "three", "four", "five")
_NUMBERS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)} | {
    "两": 2,
    "双": 2,
}
_NAMED = re.compile(f"([{''.join(_NUMBERS)}])(?=个?(?:好|型|强|带头))")


@rule(
    "showcases/star-scale",
    "星级次数没有写依据",
    "星级按什么次数评定，要写明依据；没有写，又和通行的次数不同，读者不知道以哪个为准。",
    "在“依据”里写本单位的办法，或者核对各星次数。",
    Severity.WARNING,
    ("star-01",),
)
def star_scale(world: World) -> Iterator[Finding]:
    """A scale without a basis of its own is the usual one."""
    for entry in world.all(StarScale):
        basis = world.law.on("star-01", world.today)
        usual = tuple(basis[name] for name in _STARS) if basis else ()
        if basis and not entry.value.basis and entry.value.thresholds != usual:
            own = "、".join(map(str, entry.value.thresholds))
            message = f"各星次数是 {own}，通行的是 {'、'.join(map(str, usual))}，没有写依据"
            yield Finding(message, entry.location("thresholds"), basis=basis)


@rule(
    "showcases/service-records",
    "服务次数同记录对不上",
    "服务次数是这一年经核实的服务记录的条数，没有核实的不算。",
    "核对服务次数，或者补上缺的记录和“核实岗位”。",
    Severity.WARNING,
    ("star-02",),
)
def service_records(world: World) -> Iterator[Finding]:
    """Where services are recorded, their number is that of the verified records of the year."""
    if ServiceRecord in world.incomplete:
        return
    verified: Counter[tuple[str, str, int]] = Counter()
    recorded: set[tuple[str, int]] = set()
    for record in (entry.value for entry in world.all(ServiceRecord)):
        recorded.add((record.showcase_id, record.on.year))
        if record.verified_by_post:
            verified[record.showcase_id, record.person_id, record.on.year] += 1
    for entry in world.all(ServiceCount):
        one = entry.value
        basis = world.law.on("star-02", date(one.year, 12, 31))
        found = verified[one.showcase_id, one.person_id, one.year]
        if basis and (one.showcase_id, one.year) in recorded and found != one.count:
            message = (
                f"“{one.person_id}”{one.year} 年写的是 {one.count} 次，经核实的记录有 {found} 条"
            )
            yield Finding(message, entry.location("count"), basis=basis)


@rule(
    "showcases/star-quota",
    "最高星级的人数超过名额",
    "一年评出的最高星级有名额，超过的要说明。",
    "核对名额；本单位没有名额的，在本地规定里停用这一条。",
    Severity.INFO,
    ("star-03",),
)
def star_quota(world: World) -> Iterator[Finding]:
    """No more volunteers of a showcase and year have all stars than the quota."""
    top: dict[tuple[str, int], list[Entry[ServiceCount]]] = {}
    for entry in world.all(ServiceCount):
        showcase = world.get(Showcase, entry.value.showcase_id)
        scale = world.get(StarScale, showcase.star_scale_id) if showcase else None
        if scale is not None and marks.stars(scale, entry.value.count) == len(scale.thresholds):
            top.setdefault((entry.value.showcase_id, entry.value.year), []).append(entry)
    for (id, year), group in top.items():
        basis = world.law.on("star-03", date(year, 12, 31))
        if basis and len(group) > basis["most"]:
            message = f"“{id}”{year} 年有 {len(group)} 人是最高星级，名额是 {basis['most']}"
            yield Finding(message, group[0].location("count"), basis=basis)


@rule(
    "showcases/households",
    "结对的户数不对",
    "每名党员结对帮扶的户数一般有规定。",
    "核对“结对户数”；由党小组结对的留空。",
    Severity.INFO,
    ("star-04",),
)
def households(world: World) -> Iterator[Finding]:
    """A member helps one or two households."""
    for entry in world.all(ServiceCount):
        count = entry.value.households
        basis = world.law.on("star-04", date(entry.value.year, 12, 31))
        if basis and count is not None and not basis["least"] <= count <= basis["most"]:
            message = f"“{entry.value.person_id}”结对 {count} 户，一般是 {basis['least']} 至 {basis['most']} 户"
            yield Finding(message, entry.location("households"), basis=basis)


@rule(
    "showcases/one-a-year",
    "一个党委一年不止一个示范点",
    "有的地方规定一个党委一年命名的示范点有限额。",
    "核对年度和状态；本单位没有限额的，不要启用这一条。",
    Severity.INFO,
    ("show-02",),
)
def one_a_year(world: World) -> Iterator[Finding]:
    """A committee has no more accepted showcases of a year than the limit."""
    seen: dict[tuple[str, int], list[Entry[Showcase]]] = {}
    for entry in world.all(Showcase):
        committee = _committee(world, entry.value.org_id)
        if committee and entry.value.status is ShowcaseStatus.ACCEPTED:
            seen.setdefault((committee, entry.value.year), []).append(entry)
    for (committee, year), group in seen.items():
        basis = world.law.on("show-02", date(year, 12, 31))
        for entry in group[basis["most"] :] if basis else ():
            message = f"“{committee}”{year} 年度已经有 {len(group)} 个示范点"
            related = (Related(group[0].location("year"), "第一个在这里"),)
            yield Finding(message, entry.location("year"), related=related, basis=basis)


def _committee(world: World, id: str) -> str:
    """The committee that an organisation is or belongs to; empty where there is none."""
    passed: set[str] = set()
    at: str | None = id
    while at is not None and at not in passed:
        passed.add(at)
        organisation = world.get(Organisation, at)
        if organisation is None or organisation.kind is OrganisationKind.COMMITTEE:
            return organisation.id if organisation else ""
        at = organisation.parent_id
    return ""


@rule(
    "showcases/label-count",
    "评价标准的名称同项目数不一致",
    "名称说是几好、几型，列出的项目就应当有几项。",
    "核对名称和评价项目，是不是漏了一项。",
    Severity.WARNING,
    ("show-03",),
)
def label_count(world: World) -> Iterator[Finding]:
    """A set that is called after a number has as many criteria."""
    for entry in world.all(CriteriaSet):
        basis = world.law.on("show-03", world.today)
        said = sum(_NUMBERS[word] for word in _NAMED.findall(entry.value.label))
        if basis and said and said != len(entry.value.items):
            message = f"“{entry.value.label}”说的是 {said} 项，列出的有 {len(entry.value.items)} 项"
            yield Finding(message, entry.location("label"), basis=basis)


RULES = (star_scale, service_records, star_quota, households, one_a_year, label_count)
