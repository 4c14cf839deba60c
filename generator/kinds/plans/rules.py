"""What the schema cannot say about plans: one a year, in sequence, with owners, done in time."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.kinds.plans.model import ItemStatus, WorkPlan, WorkPlanItem
from generator.schema import Entry
from generator.world import World


@rule(
    "plans/two-plans",
    "同一年有两份计划",
    "一个党组织一年只有一份计划，读者才知道以哪一份为准。",
    "事项并到一份计划里，删去另一份；或者改正写错的年度。",
)
def two_plans(world: World) -> Iterator[Finding]:
    """An organisation has one plan a year."""
    plans: dict[object, list[Entry[WorkPlan]]] = {}
    for entry in world.all(WorkPlan):
        plans.setdefault((entry.value.org_id, entry.value.year), []).append(entry)
    for first, *others in plans.values():
        for entry in others:
            message = f"{entry.value.year}年已经有一份计划“{first.value.title}”"
            related = (Related(first.location("year"), "另一份计划"),)
            yield Finding(message, entry.location("year"), related=related)


@rule(
    "plans/sequence",
    "事项序号不连续",
    "每个月的事项从 1 起编号，一个接一个，不跳号，不重号。",
    "按次序改正这个月各项的序号。",
    Severity.WARNING,
    ("plan-01",),
)
def sequence(world: World) -> Iterator[Finding]:
    """The items of each month of a plan are numbered from 1 without gaps."""
    months: dict[tuple[str, int], list[Entry[WorkPlanItem]]] = {}
    for entry in world.all(WorkPlanItem):
        months.setdefault((entry.value.plan_id, entry.value.month), []).append(entry)
    for (plan_id, month), items in months.items():
        plan = world.get(WorkPlan, plan_id)
        basis = world.law.on("plan-01", date(plan.year, month, 1)) if plan else None
        if plan is None or basis is None or WorkPlanItem in world.incomplete:
            continue
        for wanted, entry in enumerate(sorted(items, key=_number), 1):
            if entry.value.seq != wanted:
                message = f"“{plan.title}”{month}月第 {wanted} 项的序号写成 {entry.value.seq}"
                yield Finding(message, entry.location("seq"), basis=basis)
                break


def _number(entry: Entry[WorkPlanItem]) -> tuple[int, str]:
    return entry.value.seq, entry.value.title


@rule(
    "plans/no-owner",
    "事项没有责任岗位",
    "每一项都要有人负责，写岗位，不写人名。",
    "在“责任岗位”里写明由哪个岗位负责。",
    Severity.WARNING,
    ("plan-01",),
)
def no_owner(world: World) -> Iterator[Finding]:
    """Every item of a plan has a post that answers for it."""
    for entry, plan, end in _items(world):
        basis = world.law.on("plan-01", end)
        if basis is not None and entry.value.owner_post is None:
            message = f"“{plan.title}”{entry.value.month}月“{entry.value.title}”没有责任岗位"
            yield Finding(message, entry.location("owner_post"), basis=basis)


@rule(
    "plans/unfinished",
    "当月的事项没有完成",
    "计划里的事项，月底以前完成；做不了的注明不再做，读者才知道结果。",
    "做完的，状态改成“已完成”；不再做的，改成“不再做”并在备注里写明原因；推迟的，移到新的月份。",
    Severity.WARNING,
    ("plan-02",),
)
def unfinished(world: World) -> Iterator[Finding]:
    """By the end of its month an item is done, or it is said that it will not be."""
    for entry, plan, end in _items(world):
        basis = world.law.on("plan-02", end)
        if basis is not None and not entry.value.status.is_settled:
            message = (
                f"“{plan.title}”{entry.value.month}月“{entry.value.title}”"
                f"要在月底前完成，状态是{entry.value.status.label}"
            )
            place = entry.location("status")
            yield Finding(message, place, basis=basis, due=end, ahead=15, org_id=plan.org_id)


@rule(
    "plans/no-reason",
    "没有写不再做的原因",
    "计划公开以后，不再做的事项要向党员群众说明原因。",
    "在“备注”里用一句话写明原因。",
    Severity.WARNING,
    ("plan-02",),
)
def no_reason(world: World) -> Iterator[Finding]:
    """An item that is dropped says why."""
    for entry, plan, end in _items(world):
        basis = world.law.on("plan-02", end)
        if basis is not None and entry.value.status is ItemStatus.DROPPED and not entry.value.note:
            message = f"“{plan.title}”{entry.value.month}月“{entry.value.title}”不再做，没有写原因"
            yield Finding(message, entry.location("note"), basis=basis)


def _items(world: World) -> Iterator[tuple[Entry[WorkPlanItem], WorkPlan, date]]:
    """Every item with its plan and the last day of its month."""
    for entry in world.all(WorkPlanItem):
        plan = world.get(WorkPlan, entry.value.plan_id)
        if plan is not None:
            last = monthrange(plan.year, entry.value.month)[1]
            yield entry, plan, date(plan.year, entry.value.month, last)


RULES = (two_plans, sequence, no_owner, unfinished, no_reason)
