"""Records of a theme → the lines of each year, and the columns that are printed."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from generator.dates import quarter_end
from generator.world import World

from .model import AppraisalSummary, DevelopmentSummary, DuesSummary, Quarter
from .protected import Line

Years = Mapping[int, tuple[Line, ...]]
"""The lines of each year."""


class Column(Struct, frozen=True):
    """A printed column: its name among the counts or amounts, and its words."""

    name: str
    title: str
    unit: str
    money: bool = False


class Theme(Struct, frozen=True):
    """A theme: its address, words, columns, and how its records become lines.

    `whole` says that the columns add up; `parts` are the columns of its chart, `main` the one
    that is compared over the years, `of` the one whose shares are printed, `pieces` those of
    which a year consists.
    """

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    parts: tuple[str, ...]
    main: str
    lines: Callable[[World], Years]
    whole: bool = True
    of: str = ""
    pieces: tuple[str, ...] = ()

    def column(self, name: str) -> Column:
        """A column by its name."""
        return next(column for column in self.columns if column.name == name)


def _dues(world: World) -> Years:
    found: dict[int, dict[str, list[DuesSummary]]] = {}
    for entry in world.all(DuesSummary):
        one = entry.value
        found.setdefault(one.year, {}).setdefault(one.org_id, []).append(one)
    return {
        year: tuple(_dues_line(org_id, group) for org_id, group in groups.items())
        for year, groups in found.items()
    }


def _dues_line(org_id: str, group: Sequence[DuesSummary]) -> Line:
    """A year of dues: that of the whole year where it is recorded, else what the quarters add up to."""
    quarters = sorted(
        (one for one in group if one.quarter),
        key=lambda one: str(one.quarter and one.quarter.value),
    )
    annual = [one for one in group if one.quarter is None]
    chosen = annual[:1] or quarters
    counts = {"payers": max(one.payers for one in chosen)}
    amounts = {
        "collected": sum((one.collected for one in chosen), Decimal(0)),
        "remitted": sum((one.remitted for one in chosen), Decimal(0)),
        "kept": sum((one.kept for one in chosen), Decimal(0)),
        "used": sum((one.used for one in chosen), Decimal(0)),
    }
    for one in quarters:
        if one.quarter is not None:
            counts[f"payers-{one.quarter.value}"] = one.payers
            amounts[f"collected-{one.quarter.value}"] = one.collected
    last = quarters[-1].quarter if quarters and not annual else None
    part = last is not None and last is not Quarter.FOURTH
    until = quarter_end(group[0].year, int(str(last.value))) if part and last else None
    return Line(org_id, counts, amounts, until)


def _appraisals(world: World) -> Years:
    found: dict[int, list[Line]] = {}
    for entry in world.all(AppraisalSummary):
        one = entry.value
        names = ("due", "taking_part", *GRADES)
        counts = {name: getattr(one, name) for name in names}
        found.setdefault(one.year, []).append(Line(one.org_id, counts, {}))
    return {year: tuple(lines) for year, lines in found.items()}


def _development(world: World) -> Years:
    found: dict[int, list[Line]] = {}
    for entry in world.all(DevelopmentSummary):
        one = entry.value
        counts = {name: getattr(one, name) for name in STEPS}
        found.setdefault(one.year, []).append(Line(one.org_id, counts, {}, one.as_of))
    return {year: tuple(lines) for year, lines in found.items()}


GRADES = ("excellent", "qualified", "basically_qualified", "unqualified")
STEPS = ("applicants", "activists", "prospects", "probationary", "transferred")

DUES = Theme(
    "dues",
    "党费收缴、使用",
    "每年、每季度收了多少，上缴多少，用在哪里；只公布总额，不公布个人交纳数。",
    (
        Column("payers", "交纳党员", "人"),
        Column("collected", "实收", "元", money=True),
        Column("remitted", "上缴", "元", money=True),
        Column("kept", "留用", "元", money=True),
        Column("used", "使用", "元", money=True),
    ),
    ("collected", "remitted", "kept", "used"),
    "collected",
    _dues,
    pieces=("remitted", "kept"),
)

APPRAISALS = Theme(
    "appraisals",
    "民主评议党员",
    "每年应参加、参加的人数和四个等次的人数；不公布名单。",
    (
        Column("due", "应参加", "人"),
        Column("taking_part", "参加", "人"),
        Column("excellent", "优秀", "人"),
        Column("qualified", "合格", "人"),
        Column("basically_qualified", "基本合格", "人"),
        Column("unqualified", "不合格", "人"),
    ),
    GRADES,
    "taking_part",
    _appraisals,
    of="taking_part",
    pieces=GRADES,
)

DEVELOPMENT = Theme(
    "development",
    "发展党员",
    "每年递交申请、确定积极分子、列为发展对象、接收和转正的人数。",
    (
        Column("applicants", "新递交申请", "人"),
        Column("activists", "确定积极分子", "人"),
        Column("prospects", "列为发展对象", "人"),
        Column("probationary", "接收预备党员", "人"),
        Column("transferred", "预备党员转正", "人"),
    ),
    STEPS,
    "probationary",
    _development,
    whole=False,
)

THEMES = (DUES, APPRAISALS, DEVELOPMENT)
"""The themes with a page for each year, in the order of the entrance."""
