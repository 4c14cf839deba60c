"""The people and figures of a notice → tables with only the columns that hold something."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from generator.dates import chinese_date
from generator.world import World

from . import privacy
from .model import WITH_PERIOD, Notice, NoticeFigure, NoticePerson, NoticeType

ANYONE = frozenset(
    {NoticeType.HONOUR_PUBLICITY, NoticeType.STAR_PUBLICITY, NoticeType.SHOWCASE_PUBLICITY}
)
"""Types whose table may name an organisation or a household as well as a person."""

_PEOPLE = {
    NoticeType.ELECTION_RESULT: "当选人员",
    NoticeType.CANDIDATE_PUBLICITY: "候选人",
    NoticeType.HONOUR_PUBLICITY: "拟表彰对象",
    NoticeType.PRE_APPOINTMENT_PUBLICITY: "拟任职人选",
}
_FIGURES = {
    NoticeType.ELECTION_RESULT: "选举情况",
    NoticeType.DUES_REPORT: "党费收缴情况",
    NoticeType.APPRAISAL_REPORT: "评议结果汇总",
    NoticeType.STAR_PUBLICITY: "星级汇总",
    NoticeType.SHOWCASE_PUBLICITY: "创建情况",
    NoticeType.HARDSHIP_SUPPORT: "慰问帮扶汇总",
}


class Cell(Struct, frozen=True):
    """A cell under the head of its column; `iso` where it is a day or month."""

    head: str
    text: str
    iso: str = ""


class Row(Struct, frozen=True):
    """A line of a table; its first cell is its name."""

    name: Cell
    cells: tuple[Cell, ...]
    total: bool = False


class Table(Struct, frozen=True):
    """A table, what it is called, and how many lines it has."""

    title: str
    anchor: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def people(world: World, notice: Notice) -> Table | None:
    """The table of persons of a notice, None where nobody is named or may be any more."""
    found = [entry.value for entry in privacy.shown(world, notice)]
    if not found:
        return None
    fallback = "公示对象" if notice.type in WITH_PERIOD else "有关人员"
    names = [name for name in NoticePerson.model_fields if name != "notice_id"]
    lines = [[_cell(notice, person, name) for name in names] for person in found]
    return _table(_PEOPLE.get(notice.type, fallback), "people", lines)


def figures(world: World, notice: Notice) -> Table | None:
    """The table of figures of a notice, None where there are none; lines of totals come last."""
    found = [entry.value for entry in world.by(NoticeFigure, "notice_id").get(notice.id, ())]
    if not found:
        return None
    ordered = sorted(found, key=lambda figure: figure.item in privacy.TOTALS)
    lines = [
        [
            Cell("项目", one.item),
            Cell("数值", f"{one.value}{one.unit}"),
            Cell("备注", one.note or ""),
        ]
        for one in ordered
    ]
    return _table(_FIGURES.get(notice.type, "有关数据"), "figures", lines)


def _table(title: str, anchor: str, lines: Sequence[Sequence[Cell]]) -> Table:
    """A table without the columns in which all cells are empty."""
    used = [index for index, cells in enumerate(zip(*lines, strict=True)) if _filled(cells)]
    rows = tuple(
        Row(line[0], tuple(line[index] for index in used[1:]), line[0].text in privacy.TOTALS)
        for line in lines
    )
    return Table(title, anchor, tuple(lines[0][index].head for index in used), rows)


def _filled(cells: Sequence[Cell]) -> bool:
    return any(cell.text for cell in cells)


def _cell(notice: Notice, person: NoticePerson, name: str) -> Cell:
    head, value = _head(notice, name), getattr(person, name)
    if isinstance(value, date):
        return Cell(head, chinese_date(value), value.isoformat())
    if name == "birth_month" and value:
        year, month = value.split("-")
        return Cell(head, f"{year}年{int(month)}月", value)
    return Cell(head, value or "")


def _head(notice: Notice, name: str) -> str:
    if name == "name" and notice.type in ANYONE:
        return "姓名或名称"
    if name == "proposal" and notice.type not in WITH_PERIOD:
        return "事项"
    return NoticePerson.model_fields[name].title or name
