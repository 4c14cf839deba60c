"""Posts → the duties of each, who holds it now, and where it is declared vacant."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from generator.contract import About, Page
from generator.dates import chinese_date
from generator.kinds.organisations.model import Appointment, Person, Post, Vacancy
from generator.schema import Entry
from generator.world import World

from . import sections
from .model import INDEX, POSTS, PostDuty
from .roster import roster
from .sections import Section

Texts = Mapping[Post, Mapping[str, Sequence[str]]]
"""What a list says, by post and organisation."""


def pages(world: World) -> Iterator[Page]:
    """The page of posts that have duties, holders or vacancies, and those that stand apart."""
    folded = sections.fold(dict(_sections(world)))
    if not folded.sections:
        return
    total = sections.total(folded.sections, "holders")
    yield Page(
        POSTS,
        "职务职责",
        "duties/posts.md.j2",
        folded.sections,
        parent=INDEX,
        description=f"{len(folded.sections)} 个职务的职责"
        + (f"，现任 {total} 人次" if total else ""),
        in_nav=True,
        about=About(),
    )
    yield from sections.pages(folded, POSTS, "duties/posts")


def _sections(world: World) -> Iterator[tuple[PurePosixPath, Section]]:
    """Each post of which there is anything to say, and where its page would lie."""
    held, vacant = _held(world), _vacant(world)
    described = world.by(PostDuty, "post")
    for post in Post:
        section = _section(world, post, described.get(post, ()), held, vacant)
        if section.duties or section.lists:
            yield POSTS.with_suffix("") / f"{_name(post)}.md", section


def _name(post: Post) -> str:
    return str(post.value).replace("_", "-")


def _held(world: World) -> Texts:
    """The names of those who hold a post now."""
    held: dict[Post, dict[str, list[str]]] = {}
    entries = (one for one in world.all(Appointment) if one.value.holds_on(world.today))
    for entry in sorted(entries, key=_order):
        person = world.get(Person, entry.value.person_id)
        if person is not None:
            by_organisation = held.setdefault(entry.value.post, {})
            by_organisation.setdefault(entry.value.org_id, []).append(person.name)
    return held


def _order(entry: Entry[Appointment]) -> tuple[object, ...]:
    return (entry.value.order, entry.value.start, entry.value.person_id, entry.value.org_id)


def _vacant(world: World) -> Texts:
    """Until when it holds that a post is declared vacant today."""
    found: dict[Post, dict[str, list[str]]] = {}
    declared = (entry.value for entry in world.all(Vacancy))
    for vacancy in sorted(declared, key=lambda one: one.until):
        if vacancy.since <= world.today <= vacancy.until:
            by_organisation = found.setdefault(vacancy.post, {})
            text = f"说明有效期至{chinese_date(vacancy.until)}"
            by_organisation.setdefault(vacancy.org_id, []).append(text)
    return found


def _section(
    world: World, post: Post, described: Sequence[Entry[PostDuty]], held: Texts, vacant: Texts
) -> Section:
    duty = described[0].value if described else None
    return Section(
        post.label,
        f"post-{_name(post)}",
        duty.duties if duty else (),
        (duty.basis or "") if duty else "",
        sections.lists(
            {
                "holders": ("现任", roster(world, "人", held.get(post, {}))),
                "vacant": ("空缺", roster(world, "个", vacant.get(post, {}))),
            }
        ),
    )
