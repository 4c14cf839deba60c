"""Community posts → an index of cards, and a page for each with those who hold it."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator import md, paging
from generator.contract import About, Link, Page
from generator.dates import chinese_date
from generator.kinds.organisations.model import Organisation, Person
from generator.md import Md
from generator.paging import Choice, Slice
from generator.schema import Entry
from generator.world import World

from .model import COMMUNITY, INDEX, CommunityPost, CommunityPostHolder, page_path
from .roster import LIMIT, Roster, roster, to

PER_PAGE = 48
"""Community posts on a page of the index."""

Holders = Sequence[tuple[CommunityPostHolder, Person]]
"""Holders with who they are, the one who came first first."""


class Card(Struct, frozen=True):
    """A community post in the index."""

    link: Link
    count: str
    duties: str


class Listed(Struct, frozen=True):
    """A page of the index."""

    cards: tuple[Card, ...]
    choices: tuple[Choice, ...]


class Former(Struct, frozen=True):
    """Somebody who has left the post."""

    organisation: Link | None
    text: str


class Duty(Struct, frozen=True):
    """A community post, ready to print.

    `former` are at most `LIMIT` of those whom `left` counts; `cut` says so.
    """

    duties: tuple[str, ...]
    intro: Md
    holders: Roster
    former: tuple[Former, ...]
    left: str
    cut: str


def pages(world: World) -> Iterator[Page]:
    """The index and the pages of community posts."""
    entries = sorted(world.all(CommunityPost), key=lambda one: (one.value.order, one.value.id))
    if not entries:
        return
    duties = [(entry, _duty(world, entry.value)) for entry in entries]
    total = sum(duty.holders.total for _, duty in duties)
    cards = [_card(entry.value, duty) for entry, duty in duties]
    for part in paging.slices(cards, PER_PAGE):
        yield _index(part, f"{len(cards)} 个岗位，{total} 人次在岗")
    for entry, duty in duties:
        yield _page(entry, duty)


def _index(part: Slice[Card], description: str) -> Page:
    first = part.leads
    return Page(
        paging.path(COMMUNITY, part),
        paging.titled("社区公益岗位", part),
        "duties/community.md.j2",
        Listed(part.items, paging.choices(COMMUNITY, part)),
        parent=INDEX if first else COMMUNITY,
        description=description,
        in_nav=first,
        hide=("toc",),
    )


def _card(post: CommunityPost, duty: Duty) -> Card:
    count = f"{duty.holders.total} 人在岗" if duty.holders.total else "暂时没有人在岗"
    return Card(Link(post.name, page_path(post.id)), count, "；".join(post.duties))


def _page(entry: Entry[CommunityPost], duty: Duty) -> Page:
    post = entry.value
    return Page(
        page_path(post.id),
        post.name,
        "duties/post.md.j2",
        duty,
        parent=COMMUNITY,
        source=entry.location(),
        description=f"{post.name}的职责和在岗人员",
        series="duties/community",
        hide=("toc",),
        about=About(),
    )


def _duty(world: World, post: CommunityPost) -> Duty:
    holders = _holders(world, post.id)
    texts: dict[str, list[str]] = {}
    for holder, person in holders:
        if holder.holds_on(world.today):
            text = f"{person.name}，{chinese_date(holder.start)}上岗"
            texts.setdefault(holder.org_id, []).append(text)
    left = [one for one in holders if one[0].end is not None and one[0].end <= world.today]
    left.sort(
        key=lambda one: (one[0].end, one[0].start, one[0].person_id, one[0].org_id), reverse=True
    )
    former = tuple(_former(world, holder, person) for holder, person in left[:LIMIT])
    intro = md.paragraphs(post.intro or "")
    cut = f"只列最近离岗的 {LIMIT} 人次。" if len(left) > LIMIT else ""
    return Duty(post.duties, intro, roster(world, "人", texts), former, f"{len(left)} 人次", cut)


def _holders(world: World, id: str) -> Holders:
    entries = sorted(
        world.by(CommunityPostHolder, "post_id").get(id, ()),
        key=lambda one: (one.value.start, one.value.person_id, one.value.org_id),
    )
    people = [(one.value, world.get(Person, one.value.person_id)) for one in entries]
    return [(holder, person) for holder, person in people if person]


def _former(world: World, holder: CommunityPostHolder, person: Person) -> Former:
    organisation = world.get(Organisation, holder.org_id)
    end = chinese_date(holder.end) if holder.end else ""
    text = f"{person.name}，{chinese_date(holder.start)}至{end}"
    return Former(to(organisation) if organisation else None, text)
