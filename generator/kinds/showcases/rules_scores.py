"""Whether scores and surveys agree with the set of criteria."""

from collections.abc import Iterator

from generator.contract import Finding, rule
from generator.diagnostics import Related, Severity
from generator.schema import Entry
from generator.schema.parse import nearest
from generator.world import World

from . import marks
from .model import CriteriaSet, Criterion, Score, Showcase, ShowcaseStatus

Scored = tuple[Entry[Showcase], CriteriaSet]


def _with_criteria(world: World) -> Iterator[Scored]:
    """Each showcase whose set of criteria is sound, with that set."""
    for entry in world.all(Showcase):
        criteria = world.get(CriteriaSet, entry.value.criteria_id)
        if criteria is not None:
            yield entry, criteria


def _marked(world: World) -> Iterator[tuple[Entry[Showcase], int, Score, Criterion]]:
    """Each score of a known criterion, with its index and the criterion."""
    for entry, criteria in _with_criteria(world):
        known = {item.key: item for item in criteria.items}
        for index, score in enumerate(entry.value.scores):
            if score.criterion in known:
                yield entry, index, score, known[score.criterion]


@rule(
    "showcases/unknown-criterion",
    "评价标准里没有这个项目",
    "同一个名称的评价标准各地项目不同，评分只能对着所选的那一份。",
    "改成评价标准里的项目编号，或者换一份评价标准。",
)
def unknown_criterion(world: World) -> Iterator[Finding]:
    """A score names a criterion of the showcase's own set."""
    for entry, criteria in _with_criteria(world):
        titles = {item.key: item.title for item in criteria.items}
        for index, score in enumerate(entry.value.scores):
            if score.criterion not in titles:
                near = nearest(score.criterion, list(titles))
                choices = "、".join(f"{key}（{title}）" for key, title in titles.items())
                yield Finding(
                    f"“{criteria.id}”里没有项目“{score.criterion}”",
                    entry.location("scores", index, "criterion"),
                    f"是不是“{near}”（{titles[near]}）？" if near else f"可用的项目：{choices}。",
                )


@rule(
    "showcases/scored-twice",
    "同一个项目评了两次分",
    "两个得分不知道以哪个为准。",
    "留下一个；依据材料合并到一条里。",
)
def scored_twice(world: World) -> Iterator[Finding]:
    """A criterion has at most one score."""
    for entry in world.all(Showcase):
        seen: dict[str, Related] = {}
        for index, score in enumerate(entry.value.scores):
            place = entry.location("scores", index, "criterion")
            if score.criterion in seen:
                yield Finding(
                    f"“{score.criterion}”已经评过分", place, related=(seen[score.criterion],)
                )
            seen.setdefault(score.criterion, Related(place, "先在这里评分"))


@rule(
    "showcases/score-range",
    "得分不在 0 到满分之间",
    "得分高于满分或低于 0，总分和图表都会出错。",
    "核对得分；满分写在评价标准里。",
)
def score_range(world: World) -> Iterator[Finding]:
    """A score lies between 0 and the full marks of its criterion."""
    for entry, index, score, criterion in _marked(world):
        if not 0 <= score.score <= criterion.full:
            yield Finding(
                f"“{criterion.title}”得分 {marks.number(score.score)}，"
                f"满分是 {marks.number(criterion.full)}",
                entry.location("scores", index, "score"),
            )


@rule(
    "showcases/score-missing",
    "已验收，还有项目没有评分",
    "验收要对评价标准的每个项目评分，缺一项总分就不完整。",
    "补上得分和依据材料。",
)
def score_missing(world: World) -> Iterator[Finding]:
    """An accepted showcase has a score for each criterion."""
    for entry, criteria in _with_criteria(world):
        given = {score.criterion for score in entry.value.scores}
        missing = [f"“{item.title}”" for item in criteria.items if item.key not in given]
        if entry.value.status is ShowcaseStatus.ACCEPTED and missing:
            yield Finding(f"{'、'.join(missing)}没有评分", entry.location("scores"))


@rule(
    "showcases/below-threshold",
    "已验收，有项目没有达标",
    "评价标准给这个项目定了达标分，得分低于它，读者会问为什么通过了验收。",
    "核对得分和状态；确实通过的，在“状态说明”里写明理由。",
    Severity.WARNING,
)
def below_threshold(world: World) -> Iterator[Finding]:
    """An accepted showcase without a note reaches the threshold of each criterion."""
    for entry, index, score, criterion in _marked(world):
        accepted = entry.value.status is ShowcaseStatus.ACCEPTED and not entry.value.status_note
        if accepted and criterion.threshold is not None and score.score < criterion.threshold:
            yield Finding(
                f"“{criterion.title}”得分 {marks.number(score.score)}，"
                f"达标分是 {marks.number(criterion.threshold)}",
                entry.location("scores", index, "score"),
            )


@rule(
    "showcases/survey-counts",
    "满意度调查的人数不对",
    "满意的人数不会多于调查的人数，调查人数是 0 就算不出百分比。",
    "核对调查表的份数。",
)
def survey_counts(world: World) -> Iterator[Finding]:
    """Somebody was surveyed, and no more are satisfied than were."""
    for entry in world.all(Showcase):
        survey = entry.value.satisfaction
        if survey is not None and survey.satisfied > survey.surveyed:
            yield Finding(
                f"满意人数 {survey.satisfied} 多于调查人数 {survey.surveyed}",
                entry.location("satisfaction", "satisfied"),
            )
        elif survey is not None and survey.surveyed == 0:
            yield Finding("调查人数是 0", entry.location("satisfaction", "surveyed"))


@rule(
    "showcases/below-goal",
    "满意度没有达到目标",
    "评价标准或者本单位的办法定了满意度目标，没有达到时网页会照实显示。",
    "核对人数；属实就不用改。",
    Severity.WARNING,
    ("show-01",),
)
def below_goal(world: World) -> Iterator[Finding]:
    """The satisfaction reaches the goal of the set, or that of the provision where it has none."""
    for entry, criteria in _with_criteria(world):
        survey = entry.value.satisfaction
        if survey is None or not survey.surveyed:
            continue
        basis = world.law.on("show-01", survey.held_on)
        if basis is None:
            continue
        general, own = basis.exact("least"), criteria.satisfaction_goal
        goal = general if own is None else own
        if not marks.reaches(survey, goal):
            yield Finding(
                f"{survey.surveyed} 人中 {survey.satisfied} 人满意，没有达到目标 {marks.number(goal)}%",
                entry.location("satisfaction", "satisfied"),
                basis=basis,
            )


RULES = (
    unknown_criterion,
    scored_twice,
    score_range,
    score_missing,
    below_threshold,
    survey_counts,
    below_goal,
)
