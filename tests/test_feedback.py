"""Where an answer stands, from one page of answers to the next."""

from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import Any, cast

import pytest

from generator.kinds.feedback.model import PER_PAGE, Feedback, ordered, place
from generator.schema import Entry
from generator.world import World

NEWEST = date(2026, 11, 20)
NOTICE = PurePosixPath("notices/one.md")


def entry(number: int) -> Entry[Feedback]:
    """The feedback that came in so many days before the newest."""
    day = NEWEST - timedelta(number)
    value = Feedback.model_construct(id=f"f{number}", org_id="cun", notice_id=None, received_on=day)
    return Entry(value, cast("Any", None))


@pytest.fixture
def world() -> World:
    """Two pages of answers, the oldest entered first."""
    return World(NEWEST, {Feedback: tuple(entry(n) for n in reversed(range(2 * PER_PAGE)))})


def test_the_latest_stands_first(world: World) -> None:
    assert [one.value.id for one in ordered(world)][:2] == ["f0", "f1"]


@pytest.mark.parametrize(
    ("number", "page"), [(0, "index"), (PER_PAGE - 1, "index"), (PER_PAGE, "index/1")]
)
def test_an_answer_is_found_on_its_page(world: World, number: int, page: str) -> None:
    assert place(world, f"f{number}", NOTICE) == f"../feedback/{page}.html#answer-f{number}"
