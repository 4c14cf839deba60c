"""What this kind is made of."""

from generator.contract import Collection, Kind

from .model import FOLDER, WorkPlan, WorkPlanItem
from .rules import RULES
from .view import view

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
