"""Marks, satisfaction and stars, derived from what stands in the data."""

from decimal import ROUND_HALF_UP, Decimal

from .model import CriteriaSet, Satisfaction, Score, Showcase, StarScale

ZERO = Decimal(0)
"""Where sums of marks begin."""


def number(value: Decimal) -> str:
    """A number without needless zeros after the point."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percentage(satisfaction: Satisfaction) -> Decimal:
    """Satisfied of those surveyed in per cent, half-up to one decimal; somebody is surveyed."""
    exact = Decimal(100 * satisfaction.satisfied) / Decimal(satisfaction.surveyed)
    return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)


def share(score: Decimal, full: Decimal) -> Decimal:
    """The share of the full marks (above 0) in per cent, half-up to one decimal."""
    return (100 * score / full).quantize(Decimal("0.1"), ROUND_HALF_UP)


def reaches(satisfaction: Satisfaction, goal: Decimal) -> bool:
    """Whether the exact share, not the rounded one, is at least the goal in per cent."""
    return 100 * satisfaction.satisfied >= goal * satisfaction.surveyed


def stars(scale: StarScale, count: int) -> int:
    """The stars for so many services in a year: how many of the thresholds are reached."""
    return sum(count >= threshold for threshold in scale.thresholds)


def scored(showcase: Showcase, criteria: CriteriaSet) -> dict[str, Score]:
    """The score of each criterion of the set that has one, by its key, in the set's order."""
    given = {score.criterion: score for score in showcase.scores}
    return {item.key: given[item.key] for item in criteria.items if item.key in given}
