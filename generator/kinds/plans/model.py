"""A plan of one organisation for one year, and the items it consists of."""

import re
from pathlib import PurePosixPath
from typing import Annotated

from generator.schema import Count, Model, Prose, Published, Ref, Slug, Text, Vocabulary, Year, term
from generator.schema.types import Canonical, Reads, half_width
from generator.vocabulary import fault

FOLDER = PurePosixPath("plans")
INDEX = FOLDER / "index.md"


def page_path(id: str) -> PurePosixPath:
    """The page of a plan."""
    return FOLDER / f"{id}.md"


def of_year(year: int) -> PurePosixPath:
    """The plans of a year."""
    return FOLDER / "by-year" / f"{year}.md"


def _month(value: object) -> int:
    found = re.fullmatch(r"0?([1-9]|1[0-2])\s*月?", half_width(value))
    if found is None:
        help_text = "只写 1 到 12 的月份，例如 3。"
        raise fault("schema/bad-month", "“{value}”不是 1 到 12 的月份", value, help=help_text)
    return int(found[1])


MonthOfYear = Annotated[int, Reads(_month), Canonical(str)]
"""A month of any year, 1 to 12."""


class ItemStatus(Vocabulary):
    """How far an item of a plan has come."""

    PLANNED = "planned", "计划中", "未开始"
    DOING = "doing", "进行中"
    DONE = "done", "已完成", "完成"
    DROPPED = "dropped", "不再做", "取消"

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is to be done."""
        return self in (ItemStatus.DONE, ItemStatus.DROPPED)


class WorkPlan(Published):
    """The plan of an organisation for a year."""

    org_id: Annotated[Slug, Ref("organisations", owner=True)] = term("党组织编号")
    year: Year = term("年度", example="2026")
    title: Text = term("标题", example="2026年党建工作计划")
    intro: Prose | None = term("说明", default=None)


class WorkPlanItem(Model):
    """One thing to do in a month of a plan."""

    plan_id: Annotated[Slug, Ref("work_plans", owner=True)] = term("计划编号")
    month: MonthOfYear = term("月份", "1 到 12", example="3")
    seq: Count = term("序号", "每个月都从 1 起", example="1")
    title: Text = term("事项", example="召开组织生活会")
    owner_post: Text | None = term("责任岗位", "写岗位，不写人名", None, "组织委员")
    status: ItemStatus = term("状态", default=ItemStatus.PLANNED, example="已完成")
    note: Text | None = term("备注", "不再做的写明原因", None)
