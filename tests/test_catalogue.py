"""Periods of the catalogue, the state of a matter, and numbers that must not be worked out."""

from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.kinds.catalogue import evidence, items, periods
from generator.kinds.catalogue.evidence import Evidence
from generator.kinds.catalogue.model import Cadence, CatalogueItem, Exemption
from generator.kinds.feedback import statistics
from generator.kinds.feedback.model import Means
from generator.world import World

DAY = date(2026, 5, 20)
WORLD = World(DAY, {})
FIXED = settings(derandomize=True, database=None)


def item(cadence: str = "每季度", days: int = 20) -> CatalogueItem:
    return CatalogueItem.model_validate(
        {
            "id": "dw-13",
            "scope": "向社会公开",
            "title": "志愿服务",
            "category": "5",
            "aspect": 13,
            "basis": "示例办法",
            "open_to": "向社会公开",
            "timing": "定期公开",
            "cadence": cadence,
            "due_days": days,
            "channels": ["公开栏"],
            "owner_post": "宣传委员",
        }
    )


@pytest.mark.parametrize(
    ("text", "first", "last", "label"),
    [
        ("2026", "2026-01-01", "2026-12-31", "2026年"),
        ("2026年度", "2026-01-01", "2026-12-31", "2026年"),
        ("2026年上半年", "2026-01-01", "2026-06-30", "2026年上半年"),
        ("2026-h2", "2026-07-01", "2026-12-31", "2026年下半年"),
        ("2026年第一季度", "2026-01-01", "2026-03-31", "2026年一季度"),
        ("2026年4季度", "2026-10-01", "2026-12-31", "2026年四季度"),
        ("２０２６年 第三季度", "2026-07-01", "2026-09-30", "2026年三季度"),
        ("2026Q2", "2026-04-01", "2026-06-30", "2026年二季度"),
        ("2024-02", "2024-02-01", "2024-02-29", "2024年2月"),
        ("2026年12月", "2026-12-01", "2026-12-31", "2026年12月"),
    ],
)
def test_a_period_is_read_however_it_is_written(
    text: str, first: str, last: str, label: str
) -> None:
    found = periods.read(text)
    assert found is not None
    assert (str(found.first), str(found.last), found.label) == (first, last, label)
    assert periods.read(found.label) == found


@pytest.mark.parametrize(
    "text",
    [None, "", "去年", "2026年五季度", "2026-13", "2026-00", "1800", "2026-Q5", "26年", "2026-1-1"],
)
def test_what_is_no_period_is_none(text: str | None) -> None:
    assert periods.read(text) is None


@FIXED
@given(day=st.dates(date(1901, 1, 1), date(2099, 12, 31)), cadence=st.sampled_from(Cadence))
def test_periods_follow_each_other_without_a_gap(day: date, cadence: Cadence) -> None:
    period = periods.of(cadence, day)
    assert period.first <= day <= period.last
    assert period.following.preceding == period
    assert (period.following.first - period.last).days == 1
    assert periods.read(period.label) == period


def test_recent_quarters_go_back_over_the_year() -> None:
    assert [one.label for one in periods.recent(DAY, 3)] == [
        "2025年四季度",
        "2026年一季度",
        "2026年二季度",
    ]


def disclosed(*days: str, cadence: str = "每季度", due: int = 20) -> dict[str, str]:
    """The period for which each day counts."""
    found = tuple(Evidence(date.fromisoformat(day), "") for day in days)
    counted = evidence.by_period(WORLD, item(cadence, due), found)
    return {period.label: str(one.on) for period, one in counted.items()}


def test_what_comes_soon_after_a_period_counts_for_it() -> None:
    assert disclosed("2026-01-10", "2026-04-20") == {
        "2025年四季度": "2026-01-10",
        "2026年一季度": "2026-04-20",
    }


def test_what_comes_later_counts_for_its_own_period() -> None:
    assert disclosed("2026-04-21") == {"2026年二季度": "2026-04-21"}


def test_a_second_one_counts_for_its_own_period() -> None:
    assert disclosed("2026-03-20", "2026-04-10") == {
        "2026年一季度": "2026-03-20",
        "2026年二季度": "2026-04-10",
    }


def test_yearly_reports_of_february_are_those_of_the_year_before() -> None:
    assert disclosed("2025-02-14", "2026-02-10", cadence="每年", due=60) == {
        "2024年": "2025-02-14",
        "2025年": "2026-02-10",
    }


def test_a_record_says_for_which_period_it_is() -> None:
    named = Evidence(date(2026, 5, 6), "", period=periods.read("2025年四季度"))
    other = Evidence(date(2026, 1, 6), "")
    found = evidence.by_period(WORLD, item(), (other, named))
    assert {period.label: one.on for period, one in found.items()} == {
        "2025年四季度": date(2026, 5, 6),
        "2026年一季度": date(2026, 1, 6),
    }


def test_the_last_day_comes_from_the_matter_or_the_provision() -> None:
    period = periods.read("2026年一季度")
    assert period is not None
    assert items.due_on(WORLD, item(days=20), period) == date(2026, 4, 20)
    usual = item().model_copy(update={"due_days": None})
    assert items.due_on(WORLD, usual, period) == date(2026, 4, 15)


@pytest.mark.parametrize(
    ("first", "last", "period", "free"),
    [
        (None, None, "2020-Q1", True),
        ("2026-Q1", None, "2025-Q4", False),
        ("2026-Q1", None, "2030-Q4", True),
        ("2026-Q1", "2026-Q2", "2026-Q2", True),
        ("2026-Q1", "2026-Q2", "2026-Q3", False),
    ],
)
def test_an_exemption_holds_from_its_first_to_its_last_period(
    first: str | None, last: str | None, period: str, free: bool
) -> None:
    record = {"org_id": "zhen", "item_id": "dw-13", "first": first, "last": last, "reason": "农忙"}
    found = Exemption.model_validate({key: value for key, value in record.items() if value})
    assert evidence.frees(found, periods.read(period)) is free


@FIXED
@given(counts=st.lists(st.integers(0, 9), min_size=len(Means), max_size=len(Means)))
def test_no_small_number_can_be_worked_out(counts: list[int]) -> None:
    found = [
        SimpleNamespace(channel=way)
        for way, count in zip(Means, counts, strict=True)
        for _ in range(count)
    ]
    shown = statistics.shares(WORLD, found)
    basis = WORLD.law.on("feedback-small", DAY)
    assert basis is not None
    labels = {way.label: count for way, count in zip(Means, counts, strict=True)}
    apart = [one for one in shown if one.label in labels]
    for one in apart:
        assert labels[one.label] >= basis["least"]
        assert one.count == f"{labels[one.label]} 件"
    # The rest is told as one sum of ways that are not named, so that each of them may be 0.
    left = [way for way in labels if way not in {one.label for one in apart}]
    total = sum(labels[way] for way in left)
    for one in shown[len(apart) :]:
        assert (one.label, one.count) == ("其他方式", f"合计 {total} 件")
        assert len(left) > 1
        assert total >= basis["least"]
    assert len(shown) == len(apart) + (bool(apart) and total > 0)
