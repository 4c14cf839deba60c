"""Other figures: parts, and their shares of a whole."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.schema import Entry
from generator.world import World

from .model import Statistic

Figures = Mapping[tuple[str, date | None, str], Entry[Statistic]]


def _figures(world: World) -> Figures:
    return {
        (entry.value.org_id, entry.value.as_of, entry.value.metric): entry
        for entry in world.all(Statistic)
    }


def _wholes(world: World) -> Iterator[tuple[Entry[Statistic], Entry[Statistic]]]:
    """Each figure that is part of one that is known, with that one."""
    known = _figures(world)
    for entry in world.all(Statistic):
        whole = known.get((entry.value.org_id, entry.value.as_of, entry.value.of or ""))
        if whole is not None and whole is not entry:
            yield entry, whole


def _day(one: Statistic, world: World) -> date:
    """The day whose provisions count."""
    return one.as_of or world.today


@rule(
    "statistics/no-whole",
    "没有“占”的那个指标",
    "写了占哪个指标，同一个党组织、同一个统计日期就要有这个指标的数字，百分比才算得出来；写了百分比，也要写占哪个指标。",
    "补上这个指标，或者核对它的名称和统计日期；不算百分比的，“占”和“百分比”都留空。",
    Severity.WARNING,
)
def no_whole(world: World) -> Iterator[Finding]:
    """A figure that is part of another finds it on the same day; one with a percentage is such a part."""
    if Statistic in world.incomplete:
        return
    known = _figures(world)
    for entry in world.all(Statistic):
        one = entry.value
        if one.of is None and one.percent is not None:
            message = f"“{one.metric}”写了 {one.percent}%，没有写占哪个指标，核对不了"
            yield Finding(message, entry.location("percent"))
        found = one.of is None or known.get((one.org_id, one.as_of, one.of))
        if not found or one.of == one.metric:
            yield Finding(f"“{one.metric}”占“{one.of}”，没有找到它", entry.location("of"))


@rule(
    "statistics/subset",
    "一部分多于全部",
    "一部分的数字不会多于全部，单位也要一样。",
    "核对两个数字。",
    Severity.WARNING,
    provisions=("stat-02",),
)
def subset(world: World) -> Iterator[Finding]:
    """A part is no more than its whole and has its unit."""
    for entry, whole in _wholes(world):
        one, other = entry.value, whole.value
        basis = world.law.on("stat-02", _day(one, world))
        related = (Related(whole.location("value"), "全部的数字在这里"),)
        if basis and one.unit != other.unit:
            message = f"“{one.metric}”的单位是“{one.unit}”，“{other.metric}”的是“{other.unit}”"
            yield Finding(message, entry.location("unit"), related=related, basis=basis)
        elif basis and one.value > other.value:
            message = f"“{one.metric}”{one.value} 多于“{other.metric}”{other.value}"
            yield Finding(message, entry.location("value"), related=related, basis=basis)


def _percent(one: Statistic, whole: Statistic) -> Decimal:
    return 100 * one.value / whole.value


def _written(one: Statistic, whole: Statistic, like: Decimal) -> Decimal:
    """The percentage with as many decimals as another one."""
    step = Decimal(1).scaleb(int(like.as_tuple().exponent))
    return _percent(one, whole).quantize(step, ROUND_HALF_UP)


@rule(
    "statistics/percent",
    "百分比同人数对不上",
    "百分比由两个数字算出，手写的百分比和算出来的不一致，读者不知道信哪个。",
    "删去百分比，系统会自己算；或者核对两个数字。",
    Severity.WARNING,
    provisions=("stat-01",),
)
def percent(world: World) -> Iterator[Finding]:
    """A typed percentage is what the figures come to."""
    for entry, whole in _wholes(world):
        one = entry.value
        basis = world.law.on("stat-01", _day(one, world))
        if basis is None or one.percent is None:
            continue
        if not whole.value.value:
            message = f"“{whole.value.metric}”是 0，算不出百分比，写的是 {one.percent}%"
            yield Finding(message, entry.location("percent"), basis=basis)
            continue
        exact = _percent(one, whole.value)
        if abs(one.percent - exact) > basis.exact("tolerance"):
            right = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
            message = f"{one.value} 占 {whole.value.value} 是 {right}%，写的是 {one.percent}%"
            yield Finding(message, entry.location("percent"), basis=basis)


@rule(
    "statistics/same-percent",
    "两个人数写了同一个百分比",
    "同一个总数之下，两个不同的数字不会是同一个百分比，多半是抄重了。",
    "核对这两行的百分比。",
    Severity.WARNING,
    ("stat-03",),
)
def same_percent(world: World) -> Iterator[Finding]:
    """One percentage of one whole is not typed for two different figures."""
    seen: dict[tuple[object, ...], tuple[Statistic, Related]] = {}
    for entry, whole in _wholes(world):
        one = entry.value
        basis = world.law.on("stat-03", _day(one, world))
        if one.percent is None or basis is None or not whole.value.value:
            continue
        key = (one.org_id, one.as_of, one.of, one.percent)
        place = entry.location("percent")
        first = seen.setdefault(key, (one, Related(place, "另一个在这里")))
        if _written(first[0], whole.value, one.percent) != _written(one, whole.value, one.percent):
            words = f"“{first[0].metric}”{first[0].value}、“{one.metric}”{one.value}"
            message = f"{words}，都写占“{one.of}”的 {one.percent}%"
            yield Finding(message, place, related=(first[1],), basis=basis)


RULES = (no_whole, subset, percent, same_percent)
