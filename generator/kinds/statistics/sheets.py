"""A theme → for each year its protected lines, its head, and what may be drawn of them."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from msgspec import Struct

from generator.charts.bars import Bar
from generator.charts.series import Series
from generator.charts.stacked import Stack, Stacked
from generator.kinds.organisations.model import Organisation, in_order
from generator.world import World, once

from .model import Quarter
from .protected import Shown, above, shown
from .themes import Column, Theme


class Sheet(Struct, frozen=True):
    """A theme in one year: its lines in the order of the tree; `head` counts for all, if one does."""

    theme: Theme
    year: int
    lines: tuple[Shown, ...]
    head: Shown | None
    name: str

    @property
    def until(self) -> str:
        """Up to which day its total counts, in brackets; empty where it is of the whole year."""
        day = self.head.until if self.head else None
        return f"（至{day.month}月{day.day}日）" if day else ""


@once
def sheets(world: World, theme: Theme) -> tuple[Sheet, ...]:
    """The years of a theme, the newest first."""
    return tuple(_sheets(world, theme))


def _sheets(world: World, theme: Theme) -> Iterator[Sheet]:
    order = {seat.organisation.id: place for place, seat in enumerate(in_order(world))}
    for year, lines in sorted(theme.lines(world).items(), reverse=True):
        seated = sorted(lines, key=lambda line: (order.get(line.org_id, 0), line.org_id))
        safe = shown(world, seated, whole=theme.whole)
        under = above(world, {line.org_id: line for line in safe})
        heads = [line for line in safe if line.org_id not in under]
        head = heads[0] if len(heads) == 1 else None
        organisation = world.get(Organisation, head.org_id) if head else None
        yield Sheet(theme, year, safe, head, organisation.short if organisation else "")


def text(line: Shown, column: Column) -> str:
    """What stands in a cell."""
    return line.amount(column.name) if column.money else line.count(column.name)


def share(line: Shown, theme: Theme, name: str) -> str:
    """The share of a count in per cent to one decimal; empty where either is not shown."""
    whole = line.counts.get(theme.of, 0)
    if not whole or name not in line.counts:
        return ""
    exact = Decimal(100 * line.counts[name]) / whole
    return f"{exact.quantize(Decimal('0.1'), ROUND_HALF_UP)}%"


class Charts(Struct, frozen=True):
    """The charts of a year: what it consists of, its quarters, and the years beside each other.

    None is a chart that nothing can be drawn in; `made_of` shows of what each year consists.
    """

    parts: Series | None = None
    quarters: Series | None = None
    years: Series | None = None
    made_of: Stacked | None = None


def charts(sheet: Sheet, years: Sequence[Sheet]) -> Charts:
    """The charts of a year, none where nobody counts for all."""
    if sheet.head is None:
        return Charts()
    theme, head = sheet.theme, sheet.head
    about = f"{sheet.name}{sheet.year}年{theme.title}{sheet.until}"
    quarters = [
        Bar(quarter.label, _value(head, f"collected-{quarter.value}"), _quarter(head, quarter))
        for quarter in Quarter
        if f"collected-{quarter.value}" in head.amounts
    ]
    compared = [(one, one.head) for one in reversed(years) if one.head and _same(one, sheet)]
    parts = [_part(head, theme, name) for name in theme.parts]
    return Charts(
        _series(about, ("项目", "数值"), parts),
        _series(f"{sheet.name}{sheet.year}年各季度实收党费", ("季度", "实收（元）"), quarters)
        if len(quarters) > 1
        else None,
        _years(sheet, compared) if len(compared) > 1 else None,
        _made_of(sheet, compared) if len(compared) > 1 and theme.pieces else None,
    )


def _years(sheet: Sheet, compared: Sequence[tuple[Sheet, Shown]]) -> Series:
    column = sheet.theme.column(sheet.theme.main)
    return _series(
        f"{sheet.name}历年{sheet.theme.title}：{column.title}",
        ("年度", f"{column.title}（{column.unit}）"),
        [
            Bar(f"{one.year}年{one.until}", _value(head, column.name), _text(head, column))
            for one, head in compared
        ],
    )


def _made_of(sheet: Sheet, compared: Sequence[tuple[Sheet, Shown]]) -> Stacked:
    theme = sheet.theme
    columns = [theme.column(name) for name in theme.pieces]
    return Stacked(
        f"{sheet.name}历年{theme.title}的构成",
        "年度",
        tuple(column.title for column in columns),
        tuple(
            Stack(
                f"{one.year}年{one.until}",
                tuple(_value(head, column.name) for column in columns),
                tuple(_told(head, theme, column) for column in columns),
            )
            for one, head in compared
        ),
    )


def _same(one: Sheet, other: Sheet) -> bool:
    return one.head is not None and other.head is not None and one.head.org_id == other.head.org_id


def _part(head: Shown, theme: Theme, name: str) -> Bar:
    column = theme.column(name)
    return Bar(column.title, _value(head, name), _told(head, theme, column))


def _told(head: Shown, theme: Theme, column: Column) -> str:
    """A value with its unit and, where one is printed, its share."""
    part = share(head, theme, column.name)
    return f"{_text(head, column)}（{part}）" if part else _text(head, column)


def _quarter(head: Shown, quarter: Quarter) -> str:
    return f"{head.amount(f'collected-{quarter.value}')} 元"


def _text(head: Shown, column: Column) -> str:
    return head.said.get(column.name) or f"{text(head, column)} {column.unit}"


def _value(head: Shown, name: str) -> Fraction | None:
    """The size of what is drawn; None where the value is not shown."""
    value = head.counts.get(name, head.amounts.get(name))
    return None if value is None else Fraction(value)


def _series(caption: str, head: tuple[str, str], values: Sequence[Bar]) -> Series:
    most = max((Fraction(one.value) for one in values if one.value is not None), default=0)
    return Series(caption, head, tuple(values), most or 1)
