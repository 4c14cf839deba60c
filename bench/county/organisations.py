"""A size → the organisations of the county, from the top down, with members that add up."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from .days import TODAY
from .draw import number, one
from .files import Tables
from .prose import paragraph, work
from .size import Size
from .words import listed, numeral, places, trade

COUNTY = "云澜县"
GENERAL = (
    ("村", "cun", "农村"),
    ("村", "cun", "农村"),
    ("社区", "shequ", "社区"),
    ("村", "cun", "农村"),
    ("学校", "xuexiao", "学校"),
    ("村", "cun", "农村"),
    ("社区", "shequ", "社区"),
    ("产业园", "chanyeyuan", "非公企业"),
    ("农场", "nongchang", "国有企业"),
)
"""What general branches are formed in, in turn: ending of the name, of the id, field of work."""

_DIRECT = listed("机关 村 村 企业 流动 学校 村 协会 企业 村")
"""What branches right under a committee are formed in, in turn."""

_SHARE = 6
"""One branch in so many stands right under a committee."""


class Unit(Struct, frozen=True):
    """An organisation; `area` is what its people call the place."""

    id: str
    name: str
    short: str
    kind: str
    domain: str
    parent: str
    area: str
    order: int
    joint: tuple[str, ...] = ()
    afar: str = ""
    full: int = 0
    probationary: int = 0
    term_start: date = TODAY
    term_years: int = 5

    @property
    def counted(self) -> bool:
        """Whether its members are counted here; floating members are counted where they belong."""
        return not self.afar

    @property
    def members(self) -> int:
        """Full and probationary members."""
        return self.full + self.probationary


def make(rng: Random, size: Size) -> tuple[Unit, ...]:
    """All organisations, each after the one above it."""
    names = places(rng)
    top = Unit(
        "yunlan-xian", f"中共{COUNTY}委员会", f"{COUNTY}委", "基层党委", "机关", "", COUNTY, 1
    )
    committees = []
    for order in range(size.committees):
        place, ending = next(names), "乡" if order % 4 == 2 else "镇"
        area, id = place.name + ending, f"{place.spelling}-{'xiang' if ending == '乡' else 'zhen'}"
        name = f"中共{COUNTY}{area}委员会"
        committees.append(
            Unit(id, name, f"{area}党委", "基层党委", "农村", top.id, area, 10 + order)
        )
    general = []
    for order in range(size.general_branches):
        above, place = committees[order % len(committees)], next(names)
        word, ending, domain = GENERAL[order % len(GENERAL)]
        area, id = place.name + word, f"{place.spelling}-{ending}"
        name, short = f"中共{above.area}{area}总支部委员会", f"{area}党总支"
        general.append(Unit(id, name, short, "党总支", domain, above.id, area, 10 + order))
    direct = max(1, size.branches // _SHARE)
    own = [
        _direct(rng, order, committees[order % len(committees)], next(names).name, len(committees))
        for order in range(direct)
    ]
    below = [_below(rng, order, general) for order in range(size.branches - direct)]
    return _counted(rng, size, [top, *committees, *general, *own, *below])


def _direct(rng: Random, order: int, above: Unit, place: str, committees: int) -> Unit:
    """A branch right under a committee."""
    what = _DIRECT[order // committees % len(_DIRECT)]
    id, rank = f"{above.id}-z{order // committees + 1}", 100 + order
    head = f"中共{above.area}"
    if what == "流动":
        short = f"{above.area}驻{place}流动党员党支部"
        name, afar = f"{head}驻{place}流动党员支部委员会", f"{place}市{place}区"
        return Unit(
            id, name, short, "流动党员党支部", "流动党员", above.id, above.area, rank, afar=afar
        )
    if what == "协会":
        units = tuple(f"{above.area}{word}协会" for word in ("茶叶", "民宿", "稻米"))
        name, short = f"{head}{place}社会组织联合支部委员会", f"{place}社会组织联合党支部"
        return Unit(id, name, short, "联合党支部", "社会组织", above.id, above.area, rank, units)
    area, domain = {
        "机关": (f"{above.area}机关", "机关"),
        "村": (f"{place}村", "农村"),
        "企业": (f"{place}{trade(rng)}公司", "非公企业"),
        "学校": (f"{place}中心学校", "学校"),
    }[what]
    name = f"中共{COUNTY}{area}支部委员会" if what == "机关" else f"{head}{area}支部委员会"
    return Unit(id, name, f"{area}党支部", "党支部", domain, above.id, area, rank)


def _below(rng: Random, order: int, general: Sequence[Unit]) -> Unit:
    """A branch under a general branch."""
    above, rank = general[order % len(general)], order // len(general) + 1
    id, head = f"{above.id}-{rank}", above.name.removesuffix("总支部委员会")
    if above.domain in ("社区", "非公企业") and rank % 5 == 3:
        units = tuple(f"{above.area}{numeral(shop)}号商户" for shop in range(1, number(rng, 3, 6)))
        short = f"{above.area}第{numeral(rank)}联合党支部"
        name = f"{head}第{numeral(rank)}联合支部委员会"
        return Unit(id, name, short, "联合党支部", above.domain, above.id, above.area, rank, units)
    short, name = f"{above.area}第{numeral(rank)}党支部", f"{head}第{numeral(rank)}支部委员会"
    return Unit(id, name, short, "党支部", above.domain, above.id, above.area, rank)


def _counted(rng: Random, size: Size, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The same with members and terms; those of a branch count in all that stand above it."""
    parents = {unit.parent for unit in units}
    leaves = [unit for unit in units if unit.id not in parents and unit.counted]
    wishes = [0.4 + rng.random() for _ in leaves]
    spare = size.members - 4 * len(leaves)
    shares = [4 + int(spare * wish / sum(wishes)) for wish in wishes]
    for place in range(size.members - sum(shares)):
        shares[place % len(shares)] += 1
    above = {unit.id: unit.parent for unit in units}
    counts = {unit.id: [0, 0] for unit in units}
    for leaf, share in zip(leaves, shares, strict=True):
        new = min(share - 4, number(rng, 0, 2))
        at = leaf.id
        while at:
            counts[at][0] += share - new
            counts[at][1] += new
            at = above[at]
    return tuple(
        _termed(rng, replace(unit, full=counts[unit.id][0], probationary=counts[unit.id][1]))
        for unit in units
    )


def _termed(rng: Random, unit: Unit) -> Unit:
    """With a term that still runs for some weeks at least; villages and communities have 5 years."""
    years = 5 if unit.domain in ("农村", "社区") or unit.kind == "基层党委" else 3
    start = TODAY - timedelta(days=number(rng, 60, 365 * years - 60))
    return replace(unit, term_start=start, term_years=years)


def write(rng: Random, units: Sequence[Unit], tables: Tables) -> None:
    """Put the organisations into their table."""
    names = {unit.id: unit.name for unit in units}
    for place, unit in enumerate(units):
        tables.add("data/organisations/organisations", dict(_row(rng, unit, names, place)))


def _row(
    rng: Random, unit: Unit, names: dict[str, str], place: int
) -> Iterator[tuple[str, object]]:
    founded = date(number(rng, 1962, 2016), number(rng, 1, 12), number(rng, 1, 28))
    yield from {
        "编号": unit.id,
        "全称": unit.name,
        "简称": unit.short,
        "类型": unit.kind,
        "领域": unit.domain,
        "上级编号": unit.parent,
        "排序": unit.order,
        "成立日期": founded,
        "批准机关": names.get(unit.parent, ""),
        "届次": number(rng, 2, 12),
        "本届开始": unit.term_start,
        "任期年数": unit.term_years,
        "正式党员数": unit.full if unit.counted else "",
        "预备党员数": unit.probationary if unit.counted else "",
        "统计日期": "2026-09-30" if unit.counted else "",
        "覆盖单位": "；".join(unit.joint),
        "流入地": unit.afar,
        "办公地址": address(unit),
        "办公电话": phone(place),
        "电子邮箱": f"dz{place:04d}@example.cn",
        "办公时间": hours(rng),
        "简介": f"由{unit.area}的党员组成，常年做好{work(rng)}。{paragraph(rng, unit.short, 1, 3)}",
        "公开范围": "向社会公开",
    }.items()


def address(unit: Unit) -> str:
    """Where an organisation works."""
    return (
        f"{COUNTY}{unit.area}党群服务中心" if unit.area != COUNTY else f"{COUNTY}党群服务中心二楼"
    )


def phone(place: int) -> str:
    """An office number that cannot exist."""
    return f"0000-8{place:06d}"


def hours(rng: Random) -> str:
    """When an office is open."""
    return one(
        rng, ("工作日 8:30—12:00，14:30—17:30", "周一至周六 8:30—17:30", "工作日 9:00—17:00")
    )
