"""Posts → one page with the duties of each and who holds it now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.contract import Page, World
from generator.dates import chinese_date
from generator.kinds.organisations.model import Appointment, Organisation, Person, Post, Vacancy
from generator.schema import Entry

from .model import PostDuty
from .paths import INDEX
from .roster import LIMIT, Line, Roster, roster, to

PATH = PurePosixPath("duties/posts.md")


@dataclass(frozen=True, slots=True)
class Section:
    """A post: its duties, its holders, and where it is declared vacant (at most `LIMIT`)."""

    title: str
    anchor: str
    duties: tuple[str, ...]
    basis: str
    holders: Roster
    vacant: tuple[Line, ...]


def pages(world: World) -> Iterator[Page]:
    """The page of posts that have duties or holders."""
    held = _held(world)
    described = world.by(PostDuty, "post")
    sections = tuple(
        _section(world, post, described.get(post, ()), held.get(post, {}))
        for post in Post
        if post in described or post in held
    )
    if not sections:
        return
    total = sum(section.holders.total for section in sections)
    yield Page(
        PATH,
        "职务职责",
        "duties/posts.md.j2",
        sections,
        parent=INDEX,
        description=f"{len(sections)} 个职务的职责" + (f"，现任 {total} 人次" if total else ""),
        in_nav=True,
    )


def _held(world: World) -> dict[Post, dict[str, list[str]]]:
    """The names of those who hold a post now, by post and organisation."""
    held: dict[Post, dict[str, list[str]]] = {}
    entries = (one for one in world.all(Appointment) if one.value.holds_on(world.today))
    for entry in sorted(entries, key=_order):
        person = world.get(Person, entry.value.person_id)
        if person is not None:
            by_organisation = held.setdefault(entry.value.post, {})
            by_organisation.setdefault(entry.value.org_id, []).append(person.name)
    return held


def _order(entry: Entry[Appointment]) -> tuple[object, ...]:
    return (entry.value.order, entry.value.start, entry.value.person_id)


def _section(
    world: World,
    post: Post,
    described: Sequence[Entry[PostDuty]],
    held: Mapping[str, Sequence[str]],
) -> Section:
    duty = described[0].value if described else None
    return Section(
        post.label,
        f"post-{post.value.replace('_', '-')}",
        duty.duties if duty else (),
        (duty.basis or "") if duty else "",
        roster(world, "人", held),
        tuple(_vacant(world, post))[:LIMIT],
    )


def _vacant(world: World, post: Post) -> Iterator[Line]:
    for entry in world.by(Vacancy, "post").get(post, ()):
        vacancy = entry.value
        organisation = world.get(Organisation, vacancy.org_id)
        if organisation is not None and vacancy.since <= world.today <= vacancy.until:
            text = f"说明有效期至{chinese_date(vacancy.until)}"
            yield Line(to(organisation), text)
