"""Whether sets of criteria, star scales and service counts are sound."""

from collections.abc import Iterator
from itertools import pairwise

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.world import World

from . import marks
from .model import CriteriaSet, Criterion, ServiceCount, Showcase, StarScale


@rule(
    "showcases/duplicate-criterion",
    "评价项目的编号重复",
    "评分靠项目编号对应，编号重复就不知道评的是哪一项。",
    "给其中一项换一个编号，并改正用到它的评分。",
)
def duplicate_criterion(world: World) -> Iterator[Finding]:
    """The keys of a set are different."""
    for entry in world.all(CriteriaSet):
        seen: dict[str, Related] = {}
        for index, item in enumerate(entry.value.items):
            place = entry.location("items", index, "key")
            if item.key in seen:
                yield Finding(f"项目编号“{item.key}”已经用过", place, related=(seen[item.key],))
            seen.setdefault(item.key, Related(place, "先在这里使用"))


@rule(
    "showcases/criteria-marks",
    "评价标准的分数不合理",
    "满分要大于 0，达标分要在 0 和满分之间，满意度目标是百分数。",
    "核对评价标准文件里的分数。",
)
def criteria_marks(world: World) -> Iterator[Finding]:
    """Full marks are above 0, thresholds within them, and a goal is a percentage."""
    for entry in world.all(CriteriaSet):
        for index, item in enumerate(entry.value.items):
            for field, message in _odd_marks(item):
                yield Finding(message, entry.location("items", index, field))
        goal = entry.value.satisfaction_goal
        if goal is not None and not 0 <= goal <= 100:
            yield Finding(
                f"满意度目标“{marks.number(goal)}”不在 0 到 100 之间",
                entry.location("satisfaction_goal"),
            )


def _odd_marks(item: Criterion) -> Iterator[tuple[str, str]]:
    """The fields of a criterion that cannot be right, each with what is wrong."""
    full, threshold = item.full, item.threshold
    if full <= 0:
        yield "full", f"“{item.title}”的满分是 {marks.number(full)}"
    elif threshold is not None and not 0 <= threshold <= full:
        yield (
            "threshold",
            f"“{item.title}”的达标分 {marks.number(threshold)} 不在 0 到满分 {marks.number(full)} 之间",
        )


@rule(
    "showcases/star-order",
    "星级次数没有从小到大",
    "每多一星要求的次数更多，从 1 次以上开始；顺序乱了星级就会评错。",
    "从小到大排列，每个数都比前一个大，例如 5、10、15、20、25。",
)
def star_order(world: World) -> Iterator[Finding]:
    """The thresholds of a scale are above 0 and strictly rising."""
    for entry in world.all(StarScale):
        steps = (0, *entry.value.thresholds)
        for index, (before, after) in enumerate(pairwise(steps)):
            if after <= before:
                yield Finding(
                    f"第 {index + 1} 星要求 {after} 次，应当多于 {before} 次",
                    entry.location("thresholds", index),
                )


@rule(
    "showcases/counted-twice",
    "同一个人一年里有两条服务次数",
    "星级按一个日历年的总次数评定，分成两条就会评低。",
    "合并成一条，次数相加。",
)
def counted_twice(world: World) -> Iterator[Finding]:
    """A person has one count a year at a showcase."""
    seen: dict[tuple[str, str, int], Related] = {}
    for entry in world.all(ServiceCount):
        count = entry.value
        key = (count.showcase_id, count.person_id, count.year)
        place = entry.location("person_id")
        if key in seen:
            yield Finding(
                f"“{count.person_id}”在 {count.year} 年度已经有服务次数",
                place,
                related=(seen[key],),
            )
        seen.setdefault(key, Related(place, "先在这里填写"))


@rule(
    "showcases/no-star-scale",
    "有服务次数，没有星级标准",
    "没有指明星级标准，网页只列次数，不显示星级。",
    "在示范点里填“星级标准编号”。",
    Severity.WARNING,
)
def no_star_scale(world: World) -> Iterator[Finding]:
    """A showcase with service counts names a star scale."""
    counts = world.by(ServiceCount, "showcase_id")
    for entry in world.all(Showcase):
        found = counts.get(entry.value.id, ())
        if found and entry.value.star_scale_id is None:
            related = (Related(found[0].location("showcase_id"), "服务次数从这里开始"),)
            yield Finding(
                f"“{entry.value.id}”有 {len(found)} 条服务次数，但没有星级标准",
                entry.location("star_scale_id"),
                related=related,
            )


RULES = (duplicate_criterion, criteria_marks, star_order, counted_twice, no_star_scale)
