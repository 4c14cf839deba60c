"""The scores of a showcase → total, rows with evidence, bars and radar."""

from fractions import Fraction

from msgspec import Struct

from generator.charts.bars import Bar
from generator.charts.series import Series

from . import marks
from .model import CriteriaSet, Criterion, Score, Showcase


class Row(Struct, frozen=True):
    """A criterion, its score of full marks and evidence; `short` is a score below threshold.

    A dash stands where there is no threshold or evidence.
    """

    title: str
    score: str
    short: bool
    threshold: str
    evidence: str


class Scoring(Struct, frozen=True):
    """All about the scores; what is drawn as bars and, with three criteria or more, as a radar."""

    total: str
    rows: tuple[Row, ...]
    drawn: Series
    radar: bool


def scoring(showcase: Showcase, criteria: CriteriaSet) -> Scoring | None:
    """The scores of a showcase, None while there are none."""
    scores = marks.scored(showcase, criteria)
    if not scores:
        return None
    rows = tuple(_row(item, scores.get(item.key)) for item in criteria.items)
    values = tuple(_bar(item, scores.get(item.key)) for item in criteria.items)
    return Scoring(
        _total(criteria, scores),
        rows,
        Series(f"{showcase.title}各项得分与满分", ("项目", "得分 / 满分"), values, 1),
        len(values) >= 3,
    )


def _row(item: Criterion, score: Score | None) -> Row:
    threshold = item.threshold
    return Row(
        item.title,
        _text(item, score),
        score is not None and threshold is not None and score.score < threshold,
        "—" if threshold is None else marks.number(threshold),
        "—" if score is None else score.evidence,
    )


def _text(item: Criterion, score: Score | None) -> str:
    if score is None:
        return "未评分"
    return f"{marks.number(score.score)} / {marks.number(item.full)}"


def _bar(item: Criterion, score: Score | None) -> Bar:
    """The share of the full marks, since criteria weigh differently."""
    share = None if score is None else Fraction(score.score) / Fraction(item.full)
    return Bar(item.title, share, _text(item, score))


def _total(criteria: CriteriaSet, scores: dict[str, Score]) -> str:
    """The total over full marks; of the scored criteria only while some are missing."""
    total = sum((score.score for score in scores.values()), marks.ZERO)
    full = sum((item.full for item in criteria.items if item.key in scores), marks.ZERO)
    text = f"合计 {marks.number(total)} 分，满分 {marks.number(full)} 分"
    if len(scores) == len(criteria.items):
        return f"{text}。"
    return f"{text}（{len(criteria.items)} 项中已评 {len(scores)} 项）。"
