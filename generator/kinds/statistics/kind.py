"""What this kind is made of."""

from typing import TYPE_CHECKING

from generator import later
from generator.contract import Collection, Kind

from .model import AppraisalSummary, DevelopmentSummary, DuesSummary, Statistic
from .rules import RULES

if TYPE_CHECKING:
    from .view import view
else:
    view = later.function(f"{__package__}.view", "view")

KIND = Kind(
    name="statistics",
    title="党务统计",
    group="党内生活",
    order=49,
    collections=(
        Collection("dues", "党费收缴", DuesSummary),
        Collection("appraisals", "民主评议汇总", AppraisalSummary),
        Collection("member_development", "发展党员汇总", DevelopmentSummary),
        Collection("figures", "其他统计", Statistic),
    ),
    rules=RULES,
    view=view,
)
