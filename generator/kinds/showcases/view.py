"""Showcases → the gallery, the criteria in use, and a page for each with all that is told of it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import islice

from msgspec import Struct

from generator.contract import About, Link, Page
from generator.kinds.organisations.model import Organisation
from generator.kinds.organisations.model import page_path as organisation_path
from generator.md import Md
from generator.photos import Shot
from generator.redirects import redirects
from generator.world import World, for_each, once

from . import cards, criteria, marks, scoring, story, volunteers
from .cards import BADGES
from .model import INDEX, CriteriaSet, Satisfaction, Showcase, ShowcaseStatus, page_path
from .scoring import Scoring
from .steps import steps
from .volunteers import Volunteers

OTHERS = 5
"""How many other showcases of its organisation a page leads to."""


class Stage(Struct, frozen=True):
    """A step of the timeline: its class, name, date, and what is said in place of a date."""

    state: str
    current: bool
    name: str
    day: date | None
    note: str


class Survey(Struct, frozen=True):
    """A survey of satisfaction; `goal` may be empty."""

    percentage: str
    surveyed: int
    satisfied: int
    day: date
    goal: str


class Sheet(Struct, frozen=True):
    """One showcase, ready to print."""

    summary: str
    organisation: Link | None
    year: str
    level: str
    status: str
    badge: str
    status_note: str
    criteria: Link | None
    stages: tuple[Stage, ...]
    scoring: Scoring | None
    survey: Survey | None
    volunteers: Volunteers | None
    story: Md
    pictures: tuple[Shot, ...]


def view(world: World) -> Iterator[Page]:
    """The gallery, the criteria and the showcases."""
    entries = cards.ordered(world.all(Showcase))
    if not entries:
        return
    explained = tuple(criteria.pages(world))
    more = Link(explained[0].title, explained[0].path) if explained else None
    yield from cards.pages(world, entries, more)
    yield from explained
    yield from for_each(world, _page, (entry.value.id for entry in entries))
    yield from redirects(world, Showcase, page_path, lambda showcase: showcase.title)


@once
def _page(world: World, id: str) -> Page:
    entry = world.one(Showcase, id)
    showcase = entry.value
    return Page(
        page_path(showcase.id),
        showcase.title,
        "showcases/showcase.md.j2",
        _sheet(world, showcase),
        parent=INDEX,
        source=entry.location(),
        description=showcase.summary,
        series="showcases",
        related=tuple(_others(world, showcase)),
        about=About(showcase.org_id),
    )


def _sheet(world: World, showcase: Showcase) -> Sheet:
    chosen = world.get(CriteriaSet, showcase.criteria_id)
    organisation = world.get(Organisation, showcase.org_id)
    return Sheet(
        showcase.summary,
        Link(organisation.name, organisation_path(organisation.id)) if organisation else None,
        f"{showcase.year}年度",
        showcase.level.label,
        showcase.status.label,
        BADGES[showcase.status],
        showcase.status_note or "",
        criteria.link(world, showcase),
        tuple(_stages(showcase)),
        scoring.scoring(showcase, chosen) if chosen else None,
        _survey(showcase.satisfaction, chosen) if showcase.satisfaction else None,
        volunteers.volunteers(world, showcase),
        story.demoted(showcase.body or Md("")),
        tuple(cards.pictures(world, showcase)),
    )


def _stages(showcase: Showcase) -> Iterator[Stage]:
    """The steps; that of losing the name only where it came to that."""
    status = showcase.status
    way = steps(showcase)
    shown = way if status is ShowcaseStatus.REVOKED else way[:-1]
    last = [step for step in shown if step.reached][-1]
    ended = {ShowcaseStatus.NOT_ACCEPTED: "未通过", ShowcaseStatus.ACCEPTED: "已通过"}
    for step in shown:
        current = step is last and status is not ShowcaseStatus.ACCEPTED
        state = "is-current" if current else "is-done" if step.reached else "is-next"
        note = "日期未记录" if step.reached else "尚未进行"
        name = f"{step.name}（{ended[status]}）" if step is last and status in ended else step.name
        yield Stage(state, current, name, step.day, note)


def _survey(survey: Satisfaction, chosen: CriteriaSet | None) -> Survey:
    goal = chosen.satisfaction_goal if chosen else None
    return Survey(
        f"{marks.percentage(survey)}%",
        survey.surveyed,
        survey.satisfied,
        survey.held_on,
        "" if goal is None else _goal(survey, goal),
    )


def _goal(survey: Satisfaction, goal: Decimal) -> str:
    met = "已达到" if marks.reaches(survey, goal) else "未达到"
    return f"{marks.number(goal)}%（{met}）"


def _others(world: World, showcase: Showcase) -> Iterator[Link]:
    """The organisation and the newest of its other showcases, at most `OTHERS`."""
    organisation = world.get(Organisation, showcase.org_id)
    if organisation is not None:
        yield Link(organisation.short, organisation_path(organisation.id))
    same = world.by(Showcase, "org_id").get(showcase.org_id, ())
    others = (one.value for one in cards.ordered(same) if one.value.id != showcase.id)
    for other in islice(others, OTHERS):
        yield Link(f"{other.title}（{other.year}年度）", page_path(other.id))
