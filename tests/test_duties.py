"""Lists of duties stay short however many organisations there are."""

from datetime import date

import pytest

from generator import render
from generator.kinds.duties.kind import KIND
from generator.kinds.duties.model import CommunityPost, CommunityPostHolder, OrganisationDuty
from generator.kinds.duties.roster import FLAT, LIMIT, roster, seats
from generator.kinds.duties.rules import nobody
from generator.kinds.duties.view_community import PER_PAGE
from generator.kinds.organisations.model import (
    Appointment,
    Domain,
    Organisation,
    OrganisationKind,
    Person,
    Post,
    Vacancy,
)
from generator.render import Frame
from generator.schema import Entry, Model, Scope
from generator.sources.record import Record, Span
from generator.world import World

TODAY = date(2026, 6, 1)

FRAME = Frame((), None, None, "", "", None)


def entry(value: Model) -> Entry[Model]:
    return Entry(value, Record("data/x.yml", {}, lambda path: Span(1, 1)))


def organisation(id: str, parent: str | None, order: int = 0) -> Organisation:
    kind = OrganisationKind.COMMITTEE if parent is None else OrganisationKind.BRANCH
    return Organisation(
        id=id,
        scope=Scope.SOCIETY,
        name=id,
        short=id,
        kind=kind,
        domain=Domain.RURAL,
        parent_id=parent,
        order=order,
    )


def world(*values: Model) -> World:
    groups: dict[type[Model], tuple[Entry[Model], ...]] = {}
    for value in values:
        groups[type(value)] = (*groups.get(type(value), ()), entry(value))
    return World(TODAY, groups)


def county(branches: int, leaves: int) -> list[Organisation]:
    tops = [organisation(f"b{top}", "root", top) for top in range(branches)]
    return [
        organisation("root", None),
        *tops,
        *(organisation(f"{top.id}-{leaf}", top.id, leaf) for top in tops for leaf in range(leaves)),
    ]


def everyone(organisations: list[Organisation]) -> dict[str, tuple[str, ...]]:
    return {one.id: ("",) for one in organisations}


def test_organisations_stand_under_the_branch_they_belong_to() -> None:
    found = seats(world(*reversed(county(2, 2))))
    assert [(seat.organisation.id, seat.top.id) for seat in found] == [
        ("root", "root"),
        ("b0", "b0"),
        ("b0-0", "b0"),
        ("b0-1", "b0"),
        ("b1", "b1"),
        ("b1-0", "b1"),
        ("b1-1", "b1"),
    ]


@pytest.mark.parametrize(
    ("branches", "leaves", "lines", "groups", "within"),
    [(2, 2, 7, 0, 0), (4, 30, 0, 5, 125), (4, 60, 0, 5, 0), (LIMIT + 1, 0, 0, 0, 0)],
)
def test_a_long_list_gives_way_to_numbers(
    branches: int, leaves: int, lines: int, groups: int, within: int
) -> None:
    organisations = county(branches, leaves)
    found = roster(world(*organisations), "个", everyone(organisations))
    assert found.total == 1 + branches * (1 + leaves)
    assert (len(found.lines), len(found.branches)) == (lines, groups)
    assert sum(len(branch.lines) for branch in found.branches) == within
    if groups:
        assert sum(branch.count for branch in found.branches) == found.total


def test_duties_of_single_organisations_are_paged() -> None:
    organisations = county(4, 30)
    duties = [OrganisationDuty(org_id=one.id, duties=("一",)) for one in organisations]
    pages = {str(page.path): page for page in KIND.view(world(*organisations, *duties))}
    assert list(pages) == [
        "duties/index.md",
        "duties/organisations.md",
        "duties/organisations/2.md",
        "duties/organisations/3.md",
    ]
    shown = [one.anchor for page in list(pages.values())[1:] for one in page.view.own]
    assert len(shown) == len(set(shown)) == len(organisations)


def serving(organisations: list[Organisation]) -> list[Model]:
    people = [Person(id=f"p-{one.id}", name=one.id) for one in organisations]
    posts = [
        Appointment(
            person_id=f"p-{one.id}",
            org_id=one.id,
            post=Post.SECRETARY,
            duties=("主持",),
            start=date(2024, 6, 28),
        )
        for one in organisations
    ]
    return [*people, *posts]


def test_a_division_of_many_shows_the_highest_committee_and_counts_the_others() -> None:
    organisations = county(4, 60)
    values = [*organisations, *serving(organisations)]
    pages = {str(page.path): page for page in KIND.view(world(*values))}
    division = pages["duties/division.md"].view
    assert [committee.anchor for committee in division.committees] == ["org-root"]
    assert [branch.count for branch in division.others.branches] == [1, 61, 61, 61, 61]


def vacant(organisations: list[Organisation], post: Post) -> list[Model]:
    since, until = date(2026, 5, 1), date(2026, 8, 1)
    return [
        Vacancy(org_id=one.id, post=post, since=since, until=until, note="拟补选")
        for one in organisations
    ]


def test_posts_with_many_holders_get_pages_and_those_with_few_do_not() -> None:
    organisations = county(4, 60)
    values = [
        *organisations,
        *serving(organisations),
        *vacant(organisations[:FLAT], Post.DEPUTY_SECRETARY),
        *vacant(organisations[: FLAT + 1], Post.MEMBER),
    ]
    pages = list(KIND.view(world(*values)))
    texts = {str(page.path): render.text(page, FRAME, {}) for page in pages}
    assert [path for path in texts if path.startswith("duties/posts")] == [
        "duties/posts.md",
        "duties/posts/secretary.md",
        "duties/posts/member.md",
    ]
    several = texts["duties/posts.md"]
    assert '<p><strong>现任</strong>：<a href="posts/secretary.html">245 人</a></p>' in several
    assert '<p><strong>空缺</strong>：<a href="posts/member.html">21 个</a></p>' in several
    assert several.count("说明有效期至2026年8月1日") == FLAT
    secretary = texts["duties/posts/secretary.md"]
    assert "## 现任（245 人） { #holders }" in secretary
    assert secretary.count("：61 人</li>") == 4


@pytest.mark.parametrize(("leaves", "apart"), [(LIMIT - 2, False), (LIMIT, True)])
def test_a_kind_with_many_organisations_gets_a_page(leaves: int, apart: bool) -> None:
    duty = OrganisationDuty(kind=OrganisationKind.BRANCH, duties=("一",))
    pages = {str(page.path): page for page in KIND.view(world(*county(1, leaves), duty))}
    (section,) = pages["duties/organisations.md"].view.kinds
    assert section.lists[0].roster.total == leaves + 1
    assert (section.lists[0].link is not None) is apart
    assert ("duties/organisations/branch.md" in pages) is apart


def test_community_posts_are_paged() -> None:
    posts = [CommunityPost(id=f"c{n}", name=str(n), duties=("一",)) for n in range(PER_PAGE + 1)]
    pages = {str(page.path): page for page in KIND.view(world(*posts))}
    assert len(pages["duties/community.md"].view.cards) == PER_PAGE
    assert len(pages["duties/community/2.md"].view.cards) == 1


def test_a_post_that_falls_vacant_is_a_task_from_before_that_day() -> None:
    held = {"post_id": "a", "org_id": "zhen", "person_id": "p1"}
    post = CommunityPost(id="a", name="甲岗", duties=("一",))
    first = CommunityPostHolder(start=date(2026, 1, 1), end=date(2026, 6, 10), **held)
    found = list(nobody.check(world(post, first)))
    assert [(one.message, one.due) for one in found] == [
        ("“甲岗”从 2026-06-10 起没有人在岗", date(2026, 6, 10))
    ]
    second = CommunityPostHolder(start=date(2026, 6, 10), **held)
    assert not list(nobody.check(world(post, first, second)))
