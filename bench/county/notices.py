"""Organisations → notices of several years: every type, with periods, results and tables."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

from msgspec import Struct, field

from . import notice_tables
from .days import TODAY, issue, later
from .draw import chance, number, one, weighted
from .files import Row, Tables
from .notice_types import BY_LABEL, TYPES, Type
from .organisations import Unit, address, phone
from .prose import body, paragraph, work

_LETTERS = {"基层党委": "c", "党总支": "g"}
_ATTACHED = 12
"""One notice in so many has a file to download."""

_WRITTEN = 11
"""One notice in so many is written by hand as a Markdown file."""

_REVIEWED = ("保密审查通过", "隐私审查通过", "准确性审查通过")


class Plan(Struct, frozen=True):
    """A notice before it is written; `place` numbers the organisation, `before` the plans."""

    day: date
    form: Type
    place: int
    unit: Unit
    before: int | None = None


class Desk(Struct):
    """Where notices are written: what is used up, and the ids by the number of the plan."""

    rng: Random
    tables: Tables
    attachments: Sequence[str]
    numbers: Counter[str] = field(default_factory=Counter)
    ids: dict[int, str] = field(default_factory=dict)

    def number(self, key: str) -> int:
        """The next number of a series."""
        self.numbers[key] += 1
        return self.numbers[key]


def make(
    rng: Random,
    units: Sequence[Unit],
    count: int,
    years: int,
    attachments: Sequence[str],
    tables: Tables,
) -> None:
    """Write so many notices of the last years, one of every type first."""
    plans = _plans(rng, units, count, years)
    desk = Desk(rng, tables, attachments)
    for order in sorted(range(count), key=lambda order: (plans[order].day, order)):
        desk.ids[order] = _write(desk, plans[order])


def _plans(rng: Random, units: Sequence[Unit], count: int, years: int) -> list[Plan]:
    """What is issued when and by whom; a result follows its notice, if there is room for it."""
    issuers = _issuers(units)
    weights = [(form, form.weight) for form in TYPES]
    plans: list[Plan] = []
    while len(plans) < count:
        first = len(plans) < len(TYPES)
        form = TYPES[len(plans)] if first else weighted(rng, weights)
        year = TODAY.year - number(rng, 0, years - 1)
        place, unit = one(rng, issuers[one(rng, form.who)])
        day = issue(rng, year, form.months, form.period)
        plans.append(Plan(day, form, place, unit))
        known = later(day, 25)
        if form.after and known <= TODAY and not first and len(plans) < count:
            plans.append(Plan(known, BY_LABEL[form.after], place, unit, len(plans) - 1))
    return plans


def _issuers(units: Sequence[Unit]) -> Mapping[str, Sequence[tuple[int, Unit]]]:
    """The organisations by what they issue, each with its number."""
    found: dict[str, list[tuple[int, Unit]]] = {}
    for place, unit in enumerate(units):
        found.setdefault(_LETTERS.get(unit.kind, "b"), []).append((place, unit))
    return found


def _write(desk: Desk, plan: Plan) -> str:
    """Write one notice with its tables; return its id."""
    rng, unit, form, day = desk.rng, plan.unit, plan.form, plan.day
    count = number(rng, 1, 6)
    series = f"{day.year}-{day.month:02d}-{form.code}-{plan.place}"
    id = f"{series}-{desk.number(series)}"
    words = {"org": unit.short, "n": count, "year": day.year, "work": work(rng)}
    matter = form.matter.format(**words)
    row: dict[str, object] = {
        "编号": id,
        "类型": form.label,
        "发布党组织编号": unit.id,
        "标题": form.title.format(**words),
        "文号": _number(desk, plan),
        "发布日期": day,
        "事项": matter + ("\n" + paragraph(rng, unit.short, 1, 4) if chance(rng, 0.5) else ""),
        **(_period(rng, plan) if form.period else {}),
    }
    if plan.before is not None:
        row["对应公示编号"] = desk.ids[plan.before]
    if number(rng, 1, _ATTACHED) == 1:
        row |= {"附件": one(rng, desk.attachments), "附件名称": "相关材料"}
    row["公开范围"] = "向社会公开"
    if number(rng, 1, _WRITTEN) == 1:
        _page(desk, row, unit)
    else:
        desk.tables.add(f"data/notices/notices-{day.year}", row)
    _steps(desk, id, day, row)
    if form.proposal and not row.get("结果"):
        notice_tables.people(rng, form, unit, id, count, desk.tables)
    if form.figures:
        notice_tables.figures(rng, form, unit, id, desk.tables)
    return id


def _steps(desk: Desk, id: str, day: date, row: Row) -> None:
    """The four steps up to publication, and what came after it."""
    steps: list[tuple[str, object, str]] = [
        ("提出", day - timedelta(days=3), "组织委员"),
        ("审核", day - timedelta(days=2), "副书记"),
        ("审批", day - timedelta(days=1), "书记"),
        ("公开", day, "宣传委员"),
    ]
    if row.get("撤回日期"):
        steps.append(("撤回", row["撤回日期"], "书记"))
    elif row.get("结果日期"):
        steps.append(("反馈", row["结果日期"], "组织委员"))
    for step, on, post in steps:
        reviewed = dict.fromkeys(_REVIEWED, "是" if step == "审核" else "")
        line = {"公示编号": id, "步骤": step, "日期": on, "责任岗位": post, **reviewed}
        desk.tables.add(f"data/notices/notice_steps-{day.year}", line)


def _page(desk: Desk, row: Row, unit: Unit) -> None:
    facts = {key: value for key, value in row.items() if value not in ("", None)}
    lists = {key: [facts[key]] for key in ("附件", "附件名称") if key in facts}
    text = body(desk.rng, unit.short, 1, 3)
    desk.tables.pages[f"content/notices/{row['编号']}.md"] = (facts | lists, text)


def _number(desk: Desk, plan: Plan) -> str:
    """A document number for committees always, for others now and then."""
    unit, year = plan.unit, plan.day.year
    if unit.kind != "基层党委" and not chance(desk.rng, 0.3):
        return ""
    name = unit.area[:2] if unit.parent else "委"
    code = f"云{name}{'发' if unit.kind == '基层党委' else '支'}"
    return f"{code}〔{year}〕{desk.number(f'{year}{code}')}号"


def _period(rng: Random, plan: Plan) -> Row:
    """The period and the contact; a result where the period was over some days ago.

    Six to nine working days by the calendar, so that a holiday of one day leaves five.
    """
    place, unit, day = plan.place, plan.unit, plan.day
    end = later(day, number(rng, 7, 9))
    row: dict[str, object] = {
        "公示开始": day,
        "公示截止": end,
        "公示地点": f"{unit.area}公开栏",
        "受理电话": phone(place),
        "受理地址": address(unit),
        "受理邮箱": f"dz{place:04d}@example.cn",
        "受理时间": "工作日 8:30—12:00，14:30—17:30",
    }
    closed = later(end, number(rng, 1, 5))
    return row | (_outcome(rng, day, closed) if closed <= TODAY else {})


def _outcome(rng: Random, day: date, closed: date) -> dict[str, object]:
    drawn = number(rng, 1, 100)
    if drawn <= 2:
        back = later(day, 2)
        return {
            "结果": "撤回",
            "结果日期": back,
            "结果说明": "材料补正并复核后另行公示。",
            "撤回日期": back,
            "撤回原因": "公示材料与档案不一致，需要重新核对",
        }
    said = {
        3: ("异议成立", "收到一条意见，经核实情况属实，按程序重新研究。"),
        4: ("异议不成立", "收到一条意见，经核实反映的情况不存在，已答复反映人。"),
    }.get(drawn, ("无异议", "公示期间未收到异议，按程序办理。公示对象名单已按规定从网上撤下。"))
    counts = {f"{said[0]}数": 1, "收到异议数": 1} if drawn in (3, 4) else {}
    return {"结果": said[0], "结果日期": closed, "结果说明": said[1]} | counts
