"""Organisational life: periods, majorities to the vote, long lists, and what stays inside."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import kinds, packs
from generator.kinds.meetings.cadence import CADENCE, duties
from generator.kinds.meetings.model import Meeting, MeetingKind
from generator.kinds.meetings.rules import cadence
from generator.kinds.meetings.share import below, exceeds, share
from generator.kinds.organisations.model import Organisation
from generator.packs import Provision, law, national
from generator.schema import Entry, Scope
from generator.sources import Record
from generator.sources.record import Span
from generator.world import World
from tests import cases, small, whole

ORGANISATION = Organisation.model_validate(
    {
        "id": "jia",
        "scope": "society",
        "name": "中共甲村支部",
        "short": "甲",
        "kind": "branch",
        "domain": "rural",
    }
)


def provision(id: str, times: int, months: int, **more: object) -> Provision:
    figures = [{"name": "times", "value": times}, {"name": "months", "value": months}]
    fields = {"id": id, "title": "一", "text": "一", "document": "一", "figures": figures, **more}
    return Provision.model_validate(fields)


def world(days: dict[str, MeetingKind], *own: Provision, today: str = "2026-11-24") -> World:
    common = {"scope": "society", "org_id": "jia", "topic": "一"}
    records = [
        Meeting.model_validate({"id": f"m{n}", "kind": kind, "date": day, **common})
        for n, (day, kind) in enumerate(days.items())
    ]
    record = Record("data/meetings/meetings.csv", {}, lambda path: Span(0, 0))
    return World(
        today=date.fromisoformat(today),
        entries={
            Organisation: (Entry(ORGANISATION, record),),
            Meeting: tuple(Entry(one, record) for one in records),
        },
        law=law(own, national()),
    )


def told(world: World, kind: MeetingKind, year: int = 2026) -> dict[str, bool]:
    group = duties(world, ORGANISATION, year).get(kind, ())
    return {duty.period.label: duty.met for duty in group}


@pytest.mark.parametrize(("off", "last"), [(True, [2024, 2026]), (False, [2024, 2025, 2026])])
def test_only_years_with_records_are_gone_through(*, off: bool, last: list[int]) -> None:
    own = provision("meetings-everywhere", 1, 1, off=off, since="2024-06-01")
    days = {"1906-05-11": MeetingKind.THEME_DAY, "2024-05-11": MeetingKind.THEME_DAY}
    one = world({**days, "2026-05-11": MeetingKind.THEME_DAY}, own)
    assert cadence.years(one, "jia") == [1906, *last]


def test_duties_are_worked_out_once() -> None:
    found = world({"2026-01-05": MeetingKind.THEME_DAY})
    assert duties(found, ORGANISATION, 2026) is duties(found, ORGANISATION, 2026)


def test_a_quarter_counts_from_the_first_whole_one_with_records() -> None:
    one = world({"2026-02-10": MeetingKind.THEME_DAY, "2026-06-30": MeetingKind.MEMBERS_MEETING})
    assert told(one, MeetingKind.MEMBERS_MEETING) == {
        "2026年二季度": True,
        "2026年三季度": False,
        "2026年四季度": False,
    }
    assert told(one, MeetingKind.LIFE_MEETING) == {}


def test_a_record_on_the_first_day_makes_the_whole_year_count() -> None:
    one = world({"2026-01-31": MeetingKind.LIFE_MEETING})
    assert told(one, MeetingKind.LIFE_MEETING) == {"2026年": True}
    assert told(one, MeetingKind.APPRAISAL) == {"2026年": False}


def test_a_year_without_any_record_is_not_asked_for() -> None:
    one = world({"2025-01-10": MeetingKind.THEME_DAY})
    assert "2025年12月" in told(one, MeetingKind.THEME_DAY, 2025)
    assert told(one, MeetingKind.THEME_DAY, 2026) == {}


def test_a_meeting_to_come_does_not_count() -> None:
    days = {"2026-11-02": MeetingKind.PARTY_LECTURE, "2026-11-25": MeetingKind.THEME_DAY}
    assert told(world(days), MeetingKind.THEME_DAY)["2026年11月"] is False
    later = world(days, today="2026-11-25")
    assert told(later, MeetingKind.THEME_DAY)["2026年11月"] is True


def test_an_adopted_rule_changes_the_periods() -> None:
    often = provision("mtg-05", 2, 6)
    days = {"2026-01-02": MeetingKind.THEME_DAY, "2026-06-30": MeetingKind.THEME_DAY}
    expected = {"2026年上半年": True, "2026年下半年": False}
    assert told(world(days, often), MeetingKind.THEME_DAY) == expected


def test_a_period_in_which_the_rule_changes_belongs_to_neither() -> None:
    quarterly = provision("mtg-05", 1, 3, since="2026-02-01")
    days = {"2026-01-02": MeetingKind.THEME_DAY}
    labels = list(told(world(days, quarterly), MeetingKind.THEME_DAY))
    assert labels == ["2026年1月", "2026年二季度", "2026年三季度", "2026年四季度"]


def test_a_rule_that_is_switched_off_asks_for_nothing() -> None:
    off = provision("mtg-05", 1, 1, off="是")
    one = world({"2026-01-02": MeetingKind.PARTY_LECTURE}, off)
    assert told(one, MeetingKind.THEME_DAY) == {}


def test_every_provision_on_cadence_has_its_numbers() -> None:
    rules = packs.law(packs.national())
    found = {id: rules.effective(id, date(2026, 6, 1)) for id in CADENCE.values()}
    assert all(one and one["times"] >= 1 and 12 % one["months"] == 0 for one in found.values())


@given(st.integers(0, 500), st.integers(1, 500))
def test_half_is_compared_exactly(part: int, whole: int) -> None:
    half = packs.law(packs.national()).on("mtg-10", date(2026, 6, 1))
    assert half is not None
    assert exceeds(part, whole, half) == (part * 2 > whole)
    assert below(part, whole, half) == (part * 2 < whole)
    assert share(half) == "半数"


def many(count: int) -> str:
    head = "编号,党组织编号,类型,日期,主题,公开范围\n"
    rows = (f"h{n},cun,主题党日,2026-05-11,活动{n},向社会公开\n" for n in range(count))
    return head + "".join(rows)


def test_long_lists_are_cut_into_pages(tmp_path: Path) -> None:
    root = small.write(tmp_path, {**small.FILES, "data/meetings/meetings-many.csv": many(180)})
    outcome = small.run(root)
    texts = {str(page.path): page.text for page in outcome.pages}
    assert outcome.ok, outcome.diagnostics
    assert "另有 176 次" in texts["meetings/calendar/2026-05.md"]
    for name in ("all", "by-kind/theme-day", "by-organisation/cun", "calendar/2026-05"):
        assert f"meetings/{name}/2.md" in texts
    assert max(text.count("<li><time") for text in texts.values()) < 1.5 * 50


@pytest.mark.parametrize("reader", [Scope.SOCIETY, Scope.WHOLE_PARTY, Scope.LOCAL])
def test_votes_stay_in_the_own_unit(tmp_path: Path, reader: Scope) -> None:
    root = small.write(tmp_path, small.FILES)
    outcome = whole.run(
        root, kinds.find(), cases.TODAY, lambda file: small.derive(root, file), reader=reader
    )
    texts = {str(page.path): page.text for page in outcome.pages}
    inside = reader is Scope.LOCAL
    page = texts["meetings/cun-dahui.md"]
    assert ("举手表决" in page) == ("到会有表决权" in page) == inside
    assert ("meetings/cun-zhiwei.md" in texts) == inside
    assert ("990 学时" in texts["meetings/by-organisation/cun.md"]) == inside
