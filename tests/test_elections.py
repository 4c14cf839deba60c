"""Elections: exact arithmetic, the law of their day, and what only the unit itself may see."""

from datetime import date
from fractions import Fraction
from math import ceil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import kinds, photos, pipeline
from generator.contract import Rule
from generator.kinds.elections.model import Candidate, Election
from generator.kinds.elections.rules.candidates import majority, surplus
from generator.kinds.elections.rules.meeting import quorum
from generator.schema import Entry, Model, Scope
from generator.sources import Record, Span
from generator.world import World
from tests import cases, small, whole

NEW, OLD = "2020-07-13", "2020-07-12"


def found(rule: Rule, *records: Model) -> list[str]:
    """The documents that the findings of a rule are based on."""
    entries: dict[type[Model], list[Entry[Model]]] = {}
    for record in records:
        raw = Record("data/elections/elections.yml", {}, lambda path: Span(1, 1))
        entries.setdefault(type(record), []).append(Entry(record, raw))
    world = World(date(2026, 6, 1), {model: tuple(group) for model, group in entries.items()})
    return [one.basis.id if one.basis else "" for one in rule.check(world)]


def election(**fields: object) -> Election:
    usual = {
        "id": "xuanju",
        "scope": "society",
        "title": "选举",
        "org_id": "zhen",
        "held_on": "2025-01-01",
        "eligible_due": 30,
        "eligible_present": 30,
    }
    return Election.model_validate({**usual, **fields})


def candidates(count: int, **fields: object) -> list[Candidate]:
    return [Candidate.model_validate({"election_id": "xuanju", **fields}) for _ in range(count)]


@pytest.mark.parametrize(("seats", "least"), [(1, 2), (3, 4), (4, 5), (5, 6), (6, 8), (7, 9)])
def test_a_fifth_more_candidates_than_seats(seats: int, least: int) -> None:
    one = election(seats=seats)
    assert found(surplus, one, *candidates(least - 1)) == ["elec-02"]
    assert found(surplus, one, *candidates(least)) == []


@given(st.integers(1, 300))
def test_the_surplus_is_rounded_up(seats: int) -> None:
    least = seats + ceil(Fraction(seats, 5))
    assert found(surplus, election(seats=seats), *candidates(least)) == []
    if least > 1:
        assert found(surplus, election(seats=seats), *candidates(least - 1)) == ["elec-02"]


@given(st.integers(0, 2000), st.integers(0, 2000))
def test_four_fifths_are_enough_since_2020_and_were_not_before(present: int, due: int) -> None:
    votes = {"eligible_due": due, "eligible_present": present}
    now, then = election(held_on=NEW, **votes), election(held_on=OLD, **votes)
    assert (found(quorum, now) == []) == (Fraction(present) >= Fraction(4 * due, 5))
    assert (found(quorum, then) == []) == (Fraction(present) > Fraction(4 * due, 5))


@pytest.mark.parametrize(
    ("votes", "provisions"),
    [(12, ["elec-04"]), (13, ["elec-04-due"]), (15, ["elec-04-due"]), (16, [])],
)
def test_more_than_half_of_those_present_or_of_those_due(votes: int, provisions: list[str]) -> None:
    one = election(eligible_present=24)
    winner = {"person_id": "p1", "votes_for": votes, "elected": True}
    assert found(majority, one, *candidates(1, **winner)) == provisions
    assert found(majority, one, *candidates(1, **{**winner, "elected": False})) == []


def test_the_disputed_majority_never_fails_a_strict_build(tmp_path: Path) -> None:
    found = checked(site(tmp_path), Scope.SOCIETY).diagnostics
    assert [(one.severity.value, one.advisory) for one in found] == [("warning", True)]


def checked(root: Path, reader: Scope) -> pipeline.Outcome:
    return whole.run(
        root,
        kinds.find(),
        date(2026, 6, 1),
        lambda file: photos.derive(file, root / ".cache"),
        reader=reader,
    )


def site(root: Path) -> Path:
    """A site with one election, whose candidate has half of the votes."""
    return small.write(
        root,
        {
            "data/site/site.yml": cases.SITE,
            "data/organisations/organisations.csv": (
                "编号,全称,简称,类型,领域,公开范围\n"
                "zhen,中共示例镇委员会,镇党委,党委,农村,向社会公开\n"
            ),
            "data/organisations/people.csv": "编号,姓名\np1,当选某\np2,落选某\n",
            "data/elections/elections.csv": (
                "编号,标题,党组织编号,类型,选举日期,应到会人数,实到会人数,发出选票,收回选票,"
                "有效选票,结果报告日期,公开范围\n"
                "bu,补选,zhen,补选,2026-05-01,8648,8646,8644,8642,8640,2026-05-02,向社会公开\n"
            ),
            "data/elections/candidates.csv": (
                "选举编号,人员编号,赞成,不赞成,弃权,当选\n"
                "bu,p1,4323,4310,7,是\nbu,p2,4317,4320,3,否\n"
            ),
        },
    )


@pytest.mark.parametrize(
    ("reader", "votes"), [(Scope.SOCIETY, False), (Scope.WHOLE_PARTY, False), (Scope.LOCAL, True)]
)
def test_votes_are_for_the_unit_and_the_names_of_the_others_for_nobody(
    tmp_path: Path, reader: Scope, votes: bool
) -> None:
    pages = checked(site(tmp_path), reader).pages
    text = "".join(page.text for page in pages)
    assert "8646" in text
    assert "当选某" in text
    assert "落选某" not in text
    assert [each in text for each in ("4323", "4310", "8644", "8642", "8640")] == [votes] * 5
    assert "4317" not in text
