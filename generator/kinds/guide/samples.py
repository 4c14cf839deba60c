"""Made-up records for the page that shows every component."""

from datetime import date

from msgspec import Struct

from generator.charts.bars import Bar
from generator.charts.series import Series
from generator.charts.stacked import Stack, Stacked
from generator.charts.stars import Rating, Ratings
from generator.charts.timeline import Term, Terms
from generator.kinds.notices.model import Badge
from generator.paging import Choice

from .model import INDEX

_SCORES = (("组织建设", 92), ("党员教育", 85), ("联系群众", 88), ("制度落实", 79), ("作用发挥", 90))


class Samples(Struct, frozen=True):
    """What the templates and figures that all kinds share are shown with."""

    badges: tuple[Badge, ...]
    choices: tuple[Choice, ...]
    scores: Series
    profile: Series
    wholes: Stacked
    ratings: Ratings
    terms: Terms


def samples() -> Samples:
    """The samples; the same in every site and on every day."""
    bars = tuple(Bar(label, value, f"{value} 分") for label, value in _SCORES)
    return Samples(
        tuple(_badges()),
        (Choice("1", None, current=True), Choice("2", INDEX), Choice("下一页", INDEX)),
        Series("各项得分（样例）", ("项目", "得分"), bars, 100),
        Series("各项得分的形状（样例）", ("项目", "得分"), bars, 100),
        Stacked(
            "党员年龄构成（样例）",
            "年度",
            ("35岁及以下", "36至60岁", "61岁及以上"),
            (
                Stack("2025年", (12, 30, 18), ("12 名", "30 名", "18 名")),
                Stack("2026年", (15, 29, 17), ("15 名", "29 名", "17 名")),
            ),
        ),
        Ratings(
            "星级评定（样例）",
            ("党支部", "星级"),
            5,
            (Rating("示例一支部", 5, "五星级"), Rating("示例二支部", 3, "三星级")),
        ),
        Terms(
            "历任书记（样例）",
            (
                Term("书记", "示例甲", date(2018, 6, 1), date(2022, 5, 31)),
                Term("书记", "示例乙", date(2022, 6, 1)),
            ),
            date(2026, 6, 1),
        ),
    )


def _badges() -> tuple[Badge, ...]:
    return (
        Badge("open", "公示中", fixed="open"),
        Badge("upcoming", "即将开始", fixed="upcoming"),
        Badge("closed", "已结束", fixed="closed"),
        Badge("withdrawn", "已撤回", fixed="withdrawn"),
        Badge("corrected", "已更正", fixed="corrected"),
    )
