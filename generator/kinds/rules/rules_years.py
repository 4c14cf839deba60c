"""What the schema cannot say about the arrangements of working days."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.contract import Finding, rule
from generator.dates import WEEKDAYS
from generator.diagnostics import Location, Related, Severity
from generator.packs import Calendar, WorkYear, years
from generator.schema import Entry
from generator.world import World

from .statements import NOTHING

FILE = "data/rules/work_years.yml"


@rule(
    "rules/year-unknown",
    "还没有录入一年的放假调休安排",
    "公示期按工作日计算；没有安排的年份只能按星期推算，遇到节日就会算错。",
    "通知印发以后，在 data/rules/work_years.yml 里加一条：年份、放假、调休上班、来源。",
    Severity.WARNING,
    ("work-years",),
)
def year_unknown(world: World) -> Iterator[Finding]:
    """The arrangement of a year is known before the year begins; a warning stands until it is."""
    if WorkYear in world.incomplete:
        return
    for year in (world.today.year, world.today.year + 1):
        due = date(year - 1, 12, 31)
        provision = world.law.on("work-years", due)
        if provision is not None and not world.calendar.knows(year):
            message = f"{year} 年的放假调休安排应在 {due} 前录入，现在还没有"
            place = Location(FILE)
            yield Finding(message, place, basis=provision, due=due, ahead=provision["ahead"])
            if due - timedelta(provision["ahead"]) <= world.today <= due:
                message = (
                    f"还不知道 {year} 年的放假调休安排，跨到 {year} 年的公示期只能暂按周一至周五算"
                )
                yield Finding(message, place, basis=provision)


@rule(
    "rules/year-day",
    "放假调休的日期有误",
    "一个日期写错，跨过那一天的公示期就会算错。",
    "对照通知逐日核对：一年的安排只写当年的日期，调休上班的应当是周末，同一天不能又放假又上班。",
)
def year_day(world: World) -> Iterator[Finding]:
    """Days are of the year, stand once, and a worked day is a weekend that is not free."""
    for entry in world.all(WorkYear):
        one = entry.value
        for name, days in (("holidays", one.holidays), ("workdays", one.workdays)):
            for index, day in enumerate(days):
                if said := _wrong(one, name, index, day):
                    yield Finding(said, entry.location(name, index))


def _wrong(one: WorkYear, name: str, index: int, day: date) -> str:
    """What is wrong with a day; empty for nothing."""
    if day.year != one.year:
        return f"{day} 不是 {one.year} 年的日期"
    if day in getattr(one, name)[:index]:
        return f"{day} 写了两次"
    if name == "workdays" and day in one.holidays:
        return f"{day} 又写在“放假”里，又写在“调休上班”里"
    if name == "workdays" and day.weekday() < 5:
        return f"{day} 是{_weekday(day)}，本来就要上班，不用写在“调休上班”里"
    return ""


def _weekday(day: date) -> str:
    return f"星期{WEEKDAYS[day.weekday()]}"


@rule(
    "rules/year-twice",
    "同一年的安排写了两次",
    "两份安排不一致时，分不清按哪一份计算。",
    "只留一份；通知有过调整的，把调整写进同一份里。",
)
def year_twice(world: World) -> Iterator[Finding]:
    """A year has one arrangement."""
    for year, group in world.by(WorkYear, "year").items():
        for entry in group[1:]:
            there = Related(group[0].location("year"), "先写在这里")
            message = f"{year} 年的安排写了两次"
            yield Finding(message, entry.location("year"), related=(there,))


@rule(
    "rules/year-source",
    "放假调休安排没有写来源",
    "日期要能查到由哪份通知规定，不能凭印象填写。",
    "在“来源”里写通知的全称，例如“国务院办公厅关于2027年部分节假日安排的通知”。",
)
def year_source(world: World) -> Iterator[Finding]:
    """An arrangement names its notice."""
    for entry in world.all(WorkYear):
        if entry.value.source.strip("《》 ") in NOTHING:
            message = f"{entry.value.year} 年的安排，来源写的是“{entry.value.source}”"
            yield Finding(message, entry.location("source"))


@rule(
    "rules/year-incomplete",
    "放假安排可能不全",
    "日期固定的节日没有写进去，多半是漏填了，其他日期也可能不全。",
    "对照通知补全放假的每一天。",
    Severity.WARNING,
    ("public-holidays",),
)
def year_incomplete(world: World) -> Iterator[Finding]:
    """The public holidays of fixed date are free where they are weekdays."""
    for entry in world.all(WorkYear):
        provision = world.law.on("public-holidays", date(entry.value.year, 1, 1))
        for line in provision.words if provision else ():
            day = _fixed(entry.value.year, line)
            if day is not None and day.weekday() < 5 and day not in entry.value.holidays:
                message = f"{day}（{line.partition(' ')[0]}）是{_weekday(day)}，没有写在“放假”里"
                yield Finding(message, entry.location("holidays"), basis=provision)


def _fixed(year: int, line: str) -> date | None:
    """The day of a line `name MM-DD`; None where it is written otherwise."""
    try:
        return date.fromisoformat(f"{year}-{line.partition(' ')[2].strip()}")
    except ValueError:
        return None


@rule(
    "rules/year-differs",
    "与系统自带的安排不一致",
    "这一年的安排系统里已经有了，以本单位填写的为准；不一致的日期多半是写错了。",
    "对照通知核对这几天；确实没有写错，或者通知后来有调整，就不用管。",
    Severity.WARNING,
)
def year_differs(world: World) -> Iterator[Finding]:
    """The arrangement of a year that is known already is the same."""
    shipped = Calendar({one.year: one for one in years()})
    for entry in world.all(WorkYear):
        if shipped.knows(entry.value.year) and (days := _differing(entry, shipped)):
            listed = "、".join(map(str, days[:3])) + ("等" if len(days) > 3 else "")
            message = f"{entry.value.year} 年有 {len(days)} 天与系统自带的安排不一致：{listed}"
            yield Finding(message, entry.location("year"))


def _differing(entry: Entry[WorkYear], shipped: Calendar) -> tuple[date, ...]:
    own = Calendar({entry.value.year: entry.value})
    first = date(entry.value.year, 1, 1).toordinal()
    length = date(entry.value.year, 12, 31).toordinal() - first + 1
    days = (date.fromordinal(first + ahead) for ahead in range(length))
    return tuple(day for day in days if own.works(day) != shipped.works(day))


RULES = (year_unknown, year_day, year_twice, year_source, year_incomplete, year_differs)
