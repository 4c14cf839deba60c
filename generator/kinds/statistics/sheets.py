"""A theme → for each year its protected lines, its head, and charts made from what may be shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from generator.charts import bars, frame
from generator.charts.bars import Bar
from generator.charts.frame import Table
from generator.kinds.organisations.model import Organisation, in_order
from generator.md import Md
from generator.world import World, once

from .model import Quarter
from .protected import Shown, above, shown
from .themes import Column, Theme


@dataclass(frozen=True, slots=True)
class Sheet:
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


def charts(sheet: Sheet, years: Sequence[Sheet]) -> Iterator[Md]:
    """The charts of a year: its parts, its quarters, and the years beside each other."""
    if sheet.head is None:
        return
    theme, head = sheet.theme, sheet.head
    about = f"{sheet.name}{sheet.year}年{theme.title}{sheet.until}"
    yield _chart(about, [(theme.column(name), _part(head, theme, name)) for name in theme.parts])
    quarters = [
        (quarter.label, _value(head, f"collected-{quarter.value}"), _quarter(head, quarter))
        for quarter in Quarter
        if f"collected-{quarter.value}" in head.amounts
    ]
    if len(quarters) > 1:
        yield _bars(f"{sheet.name}{sheet.year}年各季度实收党费", "季度", "实收（元）", quarters)
    compared = [one for one in reversed(years) if _same(one, sheet)]
    if len(compared) > 1:
        column = theme.column(theme.main)
        rows = [
            (f"{one.year}年{one.until}", _value(one.head, column.name), _text(one, column))
            for one in compared
        ]
        caption = f"{sheet.name}历年{theme.title}：{column.title}"
        yield _bars(caption, "年度", f"{column.title}（{column.unit}）", rows)


def _same(one: Sheet, other: Sheet) -> bool:
    return one.head is not None and other.head is not None and one.head.org_id == other.head.org_id


def _part(head: Shown, theme: Theme, name: str) -> tuple[Fraction | None, str]:
    column = theme.column(name)
    part = share(head, theme, name)
    words = f"{text(head, column)} {column.unit}" if name not in head.said else head.said[name]
    return _value(head, name), f"{words}（{part}）" if part else words


def _chart(caption: str, parts: Sequence[tuple[Column, tuple[Fraction | None, str]]]) -> Md:
    rows = [(column.title, value, words) for column, (value, words) in parts]
    return _bars(caption, "项目", "数值", rows)


def _quarter(head: Shown, quarter: Quarter) -> str:
    return f"{head.amount(f'collected-{quarter.value}')} 元"


def _text(sheet: Sheet, column: Column) -> str:
    head = sheet.head
    if head is None:
        return ""
    return head.said.get(column.name) or f"{text(head, column)} {column.unit}"


def _value(head: Shown | None, name: str) -> Fraction | None:
    """The height of a bar; None where the value is not shown."""
    if head is None:
        return None
    value = head.counts.get(name, head.amounts.get(name))
    return None if value is None else Fraction(value)


def _bars(
    caption: str, first: str, second: str, rows: Sequence[tuple[str, Fraction | None, str]]
) -> Md:
    drawn = [Bar(label, value, words) for label, value, words in rows]
    most = max((value for _, value, _ in rows if value is not None), default=Fraction(0))
    said = "，".join(f"{label} {words}" for label, _, words in rows) + "。"
    table = Table((first, second), tuple((label, words) for label, _, words in rows))
    return frame.figure(bars.draw(drawn, most or 1), caption, said, table)
