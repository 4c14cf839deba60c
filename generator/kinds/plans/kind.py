"""What this kind is made of."""

from typing import TYPE_CHECKING

from generator import later
from generator.contract import Collection, Kind

from .model import FOLDER, WorkPlan, WorkPlanItem
from .rules import RULES

if TYPE_CHECKING:
    from .view import view
else:
    view = later.function(f"{__package__}.view", "view")

KIND = Kind(
    name="plans",
    title="工作计划",
    group="党内生活",
    order=47,
    collections=(
        Collection("work_plans", "工作计划", WorkPlan, FOLDER),
        Collection("work_plan_items", "工作计划事项", WorkPlanItem),
    ),
    rules=RULES,
    view=view,
)
