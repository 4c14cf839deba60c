"""Other figures → a page for each year: what was counted, where, when, and as a share of what."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from msgspec import Struct

from generator import paging
from generator.charts.bars import Bar
from generator.charts.series import Series
from generator.contract import Link, Page
from generator.dates import chinese_date
from generator.kinds.organisations.model import Organisation, in_order
from generator.kinds.organisations.model import page_path as organisation_path
from generator.paging import Choice
from generator.schema import Entry
from generator.world import World, once

from .model import INDEX, Statistic, year_path
from .protected import Line, Shown, shown

NAME = "figures"
TITLE = "其他统计"
ABOUT = "党员构成、党组织个数等，写明统计日期和口径，百分比由人数算出。"

PER_PAGE = 60
"""Figures on a page."""

CHARTS = 3
"""How many wholes with their parts are drawn."""

Key = tuple[str, date, str]
"""An organisation, a day and a metric."""


class Figure(Struct, frozen=True):
    """A figure, ready to print; `share` and `base` may be empty."""

    metric: str
    organisation: Link
    value: str
    share: str
    day: str
    base: str


class FigurePage(Struct, frozen=True):
    """A page of the figures of a year; `ages` and `parts` are what wholes consist of."""

    ages: tuple[Series, ...]
    parts: tuple[Series, ...]
    others: tuple[Link, ...]
    figures: tuple[Figure, ...]
    hidden: str
    choices: tuple[Choice, ...]


def years(world: World) -> tuple[int, ...]:
    """The years of which there are figures, the newest first."""
    return tuple(sorted({day.year for _, day, _ in _known(world)}, reverse=True))


def pages(world: World, hidden: str) -> Iterator[Page]:
    """The pages of all years."""
    all_years = years(world)
    for year in all_years:
        group = [entry.value for entry in _ordered(world) if _day(entry.value).year == year]
        place = year_path(NAME, year)
        for part in paging.slices(group, PER_PAGE):
            first = part.leads
            title = f"{year}年{TITLE}"
            yield Page(
                paging.path(place, part),
                paging.titled(title, part),
                "statistics/figures.md.j2",
                FigurePage(
                    tuple(_drawn(world, group, ages=True)) if first else (),
                    tuple(_drawn(world, group, ages=False)) if first else (),
                    tuple(
                        Link(f"{one}年", year_path(NAME, one)) for one in all_years if one != year
                    ),
                    tuple(_figure(world, one) for one in part.items),
                    hidden,
                    paging.choices(place, part),
                ),
                parent=INDEX if first else place,
                description=f"{title} {len(group)} 项，写明统计日期和口径。",
                short=f"{year}年",
            )


def root(known: Mapping[Key, Statistic], one: Statistic) -> str:
    """The metric that a figure is in the end a part of; its own name where it is of none."""
    passed = {one.metric}
    while one.of is not None and one.of not in passed:
        passed.add(one.of)
        above = known.get((one.org_id, _day(one), one.of))
        if above is None:
            return one.of
        one = above
    return one.metric


@once
def _known(world: World) -> Mapping[Key, Statistic]:
    """The figures with a day, by organisation, day and metric."""
    return {
        (entry.value.org_id, entry.value.as_of, entry.value.metric): entry.value
        for entry in world.all(Statistic)
        if entry.value.as_of is not None
    }


@once
def _safe(world: World) -> Mapping[Key, str | None]:
    """Every figure of people: its value as words in place of the number, None where it is shown."""
    provision = world.law.on("small-cells", world.today)
    units = provision.words if provision else ()
    known = _known(world)
    tables: dict[tuple[date, str], dict[str, dict[str, int]]] = {}
    for (org_id, day, metric), one in known.items():
        if one.unit in units and one.value == int(one.value):
            rows = tables.setdefault((day, root(known, one)), {})
            rows.setdefault(org_id, {})[metric] = int(one.value)
    result: dict[Key, str | None] = {}
    for (day, _), rows in tables.items():
        lines = [Line(org_id, counts, {}) for org_id, counts in rows.items()]
        for line in shown(world, lines, whole=True):
            result |= {(line.org_id, day, name): words for name, words in _said(line).items()}
    return result


def _said(line: Shown) -> dict[str, str | None]:
    return {**dict.fromkeys(line.counts), **line.said}


def _ordered(world: World) -> list[Entry[Statistic]]:
    """The figures: newest day, organisations in the order of the tree, a whole before its parts."""
    order = {seat.organisation.id: place for place, seat in enumerate(in_order(world))}
    known = _known(world)
    return sorted(
        (entry for entry in world.all(Statistic) if entry.value.as_of is not None),
        key=lambda entry: (
            -_day(entry.value).toordinal(),
            order.get(entry.value.org_id, 0),
            root(known, entry.value),
            entry.value.of is not None,
            entry.value.metric,
            entry.value.id,
        ),
    )


def _day(one: Statistic) -> date:
    return one.as_of or date.min


def _figure(world: World, one: Statistic) -> Figure:
    organisation = world.get(Organisation, one.org_id)
    name = organisation.short if organisation else one.org_id
    return Figure(
        one.metric,
        Link(name, organisation_path(one.org_id)),
        _value(world, one),
        _share(world, one),
        chinese_date(_day(one)),
        one.base or "",
    )


def _value(world: World, one: Statistic) -> str:
    hidden = _safe(world).get((one.org_id, _day(one), one.metric))
    return hidden or f"{one.value:,} {one.unit}"


def _share(world: World, one: Statistic) -> str:
    """The share of the whole, worked out; empty where either is hidden or there is no whole."""
    whole = _known(world).get((one.org_id, _day(one), one.of or ""))
    safe = _safe(world)
    keys = [(one.org_id, _day(one), name) for name in (one.metric, one.of or "")]
    if whole is None or not whole.value or any(safe.get(key) for key in keys):
        return ""
    exact = (100 * one.value / whole.value).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"占{one.of} {exact}%"


def _drawn(world: World, group: list[Statistic], *, ages: bool) -> Iterator[Series]:
    """The first wholes that have several parts: their groups by age, or all other parts."""
    under: dict[tuple[str, date | None, str | None], list[Statistic]] = {}
    for one in group:
        if (_age(one) is not None) == ages:
            under.setdefault((one.org_id, one.as_of, one.of), []).append(one)
    wholes = [(one, under.get((one.org_id, one.as_of, one.metric), [])) for one in group]
    drawn = [(one, parts) for one, parts in wholes if len(parts) > 1 and one.value > 0]
    for one, parts in drawn[:CHARTS]:
        yield _series(
            world, one, sorted(parts, key=lambda part: _age(part) or 0) if ages else parts
        )


def _series(world: World, whole: Statistic, parts: list[Statistic]) -> Series:
    safe = _safe(world)
    organisation = world.get(Organisation, whole.org_id)
    name = organisation.short if organisation else whole.org_id
    rows = []
    for one in parts:
        hidden = safe.get((one.org_id, _day(one), one.metric))
        rows.append(Bar(one.metric, None if hidden else Fraction(one.value), _value(world, one)))
    ages = _age(parts[0]) is not None
    shown_whole = safe.get((whole.org_id, _day(whole), whole.metric)) is None
    largest = max((bar.value for bar in rows if bar.value is not None), default=1)
    most = Fraction(whole.value) if shown_whole and not ages else largest
    what = "年龄构成" if ages else "构成"
    caption = f"{name}{chinese_date(_day(whole))}{whole.metric}（{_value(world, whole)}）的{what}"
    return Series(caption, ("指标", "数值"), tuple(rows), most or 1)


_AGE = re.compile(r"(?:([0-9]+)|([一二三四五六七八九]?十?[一二三四五六七八九]?))周?岁")


def _age(one: Statistic) -> int | None:
    """From which age on a group of people is counted, None for what is no group by age."""
    found = _AGE.search(one.metric)
    if found is None or not found[0].rstrip("周岁"):
        return None
    return int(found[1]) if found[1] else _number(found[2])


def _number(word: str) -> int:
    """A Chinese number below a hundred."""
    digits = "零一二三四五六七八九"
    tens, ten, ones = word.rpartition("十")
    return (digits.index(tens or "一") * 10 if ten else 0) + digits.index(ones or "零")
