"""Totals of an organisation for a period; no field has room for a name."""

from decimal import Decimal
from pathlib import PurePosixPath
from typing import Annotated

from generator.schema import (
    Amount,
    Count,
    Day,
    Number,
    Published,
    Ref,
    Slug,
    Text,
    Vocabulary,
    Year,
    term,
)

FOLDER = PurePosixPath("statistics")
INDEX = FOLDER / "index.md"


def year_path(theme: str, year: int) -> PurePosixPath:
    """The page of a theme and year."""
    return FOLDER / theme / f"{year}.md"


class Quarter(Vocabulary):
    """A quarter of a year."""

    FIRST = "1", "第一季度", "一季度", "Q1"
    SECOND = "2", "第二季度", "二季度", "Q2"
    THIRD = "3", "第三季度", "三季度", "Q3"
    FOURTH = "4", "第四季度", "四季度", "Q4"


class DuesSummary(Published):
    """Dues of an organisation in a year or quarter."""

    org_id: Annotated[Slug, Ref("organisations", owner=True)] = term("党组织编号")
    year: Year = term("年度")
    quarter: Quarter | None = term("季度", "全年的留空", None, example="第一季度")
    members: Count | None = term("应交党员数", default=None)
    payers: Count = term("交纳党员数")
    collected: Amount = term("实收党费", "元")
    remitted: Amount = term("上缴党费", "元", Decimal(0))
    carried: Amount | None = term("上期结余", "元", None)
    used: Amount = term("使用党费", "元", Decimal(0))
    use_note: Text | None = term("用途", default=None, example="学习资料、慰问")
    announced_on: Day | None = term("公布日期", "向党员公布的日期", None)

    @property
    def kept(self) -> Decimal:
        """What was not remitted."""
        return self.collected - self.remitted


class AppraisalSummary(Published):
    """How many members had which grade in the yearly appraisal."""

    org_id: Annotated[Slug, Ref("organisations", owner=True)] = term("党组织编号")
    year: Year = term("年度")
    due: Count = term("应参加人数")
    taking_part: Count = term("参加人数")
    excellent: Count = term("优秀")
    qualified: Count = term("合格")
    basically_qualified: Count = term("基本合格", default=0)
    unqualified: Count = term("不合格", default=0)

    @property
    def graded(self) -> int:
        """How many have a grade."""
        return self.excellent + self.qualified + self.basically_qualified + self.unqualified


class DevelopmentSummary(Published):
    """How many came how far on the way to membership in a year."""

    org_id: Annotated[Slug, Ref("organisations", owner=True)] = term("党组织编号")
    year: Year = term("年度")
    applicants: Count = term("新递交申请", "这一年递交入党申请书的人数", 0)
    activists: Count = term("确定积极分子", default=0)
    prospects: Count = term("列为发展对象", default=0)
    probationary: Count = term("接收预备党员", default=0)
    transferred: Count = term("预备党员转正", default=0)
    as_of: Day | None = term("统计日期", "不满一年的，数字到哪一天为止；全年的留空", None)


class Statistic(Published):
    """A figure of an organisation on a day; `of` names the figure that it is a part of."""

    org_id: Annotated[Slug, Ref("organisations", owner=True)] = term("党组织编号")
    metric: Text = term("指标", example="女党员")
    value: Number = term("数值")
    unit: Text = term("单位", example="人")
    of: Text | None = term("占", "是哪个指标的一部分", None, example="党员总数")
    percent: Number | None = term("百分比", "可以不填，系统会算；填了就核对", None)
    as_of: Day | None = term("统计日期", "必填；数字是哪一天的", None, example="2026-09-30")
    base: Text | None = term("口径", "算了哪些、没算哪些", None)
    heads: Count | None = term("人数", "人均金额乘人数等于总额时填写", None)
    per_head: Amount | None = term("人均金额", "元", None)
