"""The month on the home page: which days are busy, and what is still to come."""

from dataclasses import replace
from datetime import date

import pytest

from generator import render
from generator.kinds.home import month as months
from generator.kinds.home.month import Month, month
from generator.kinds.home.view import view
from generator.world import World
from tests import small


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return small.check(small.site(tmp_path_factory.mktemp("month") / "root")).visible


def at(world: World, day: date) -> Month | None:
    return month(replace(world, today=day))


def test_the_days_of_notices_and_meetings_are_busy(world: World) -> None:
    made = at(world, date(2026, 5, 20))
    assert made is not None
    days = [day for week in made.weeks for day in week if day]
    assert [day.number for day in days] == list(range(1, 32))
    assert {day.number for day in days if day.busy} >= {12, 20}
    assert all(one.on >= date(2026, 5, 20) for one in made.ahead)


def test_it_looks_beyond_the_month(world: World) -> None:
    end = date(2028, 6, 1)  # The term of one organisation ends on it.
    made = at(world, end.replace(month=5, day=31))
    assert made is not None
    assert [(one.on, one.what) for one in made.ahead] == [(end, "任期届满")]


@pytest.mark.parametrize("day", [date.min, date.max, date(9999, 12, 20)])
def test_at_the_ends_of_the_calendar_there_is_nothing(world: World, day: date) -> None:
    assert at(world, day) is None


@pytest.mark.parametrize(("room", "said"), [(1, "列出的安排都已过去。"), (50, "近期没有安排。")])
def test_what_is_said_once_all_that_is_listed_is_over(
    world: World, monkeypatch: pytest.MonkeyPatch, room: int, said: str
) -> None:
    monkeypatch.setattr(months, "AHEAD", room)
    (home,) = view(replace(world, today=date(2026, 5, 10), _cache={}))
    text = render.text(home, render.Frame((), None, None, "", "", None), {})
    assert f'<p class="dw-empty" hidden>{said}</p>' in text
    assert ("近期另有" in text) == (room == 1)
