"""Duties of organisations → by kind, then those of single organisations, cut into pages."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from generator import paging
from generator.contract import About, Link, Page
from generator.kinds.organisations.model import OrganisationKind, Seat
from generator.paging import Choice, Slice
from generator.world import World

from . import sections
from .model import INDEX, ORGANISATIONS, OrganisationDuty
from .roster import roster, seats, to
from .sections import Section

SIZE = 50
"""How many organisations with duties of their own a page holds."""


class Own(Struct, frozen=True):
    """The duties of one organisation."""

    title: str
    anchor: str
    link: Link
    duties: tuple[str, ...]
    basis: str


class Part(Struct, frozen=True):
    """One page: the kinds stand on the first."""

    kinds: tuple[Section, ...]
    own: tuple[Own, ...]
    choices: tuple[Choice, ...]


def pages(world: World) -> Iterator[Page]:
    """The duties by kind and organisation, in the order of the tree."""
    folded = sections.fold(dict(_kinds(world)))
    kinds = folded.sections
    own = tuple(_own(world))
    if not kinds and not own:
        return
    counts = (f"{len(kinds)} 类党组织" if kinds else "", f"{len(own)} 个党组织" if own else "")
    description = "、".join(count for count in counts if count) + "的职责"
    for part in paging.slices(own, SIZE):
        yield _page(part, kinds, description)
    yield from sections.pages(folded, ORGANISATIONS, "duties/organisations")


def _page(part: Slice[Own], kinds: tuple[Section, ...], description: str) -> Page:
    first = part.leads
    return Page(
        paging.path(ORGANISATIONS, part),
        paging.titled("党组织职责", part),
        "duties/organisations.md.j2",
        Part(kinds if first else (), part.items, paging.choices(ORGANISATIONS, part)),
        parent=INDEX,
        description=description,
        in_nav=first,
        about=About() if first else None,
    )


def _kinds(world: World) -> Iterator[tuple[PurePosixPath, Section]]:
    """Each kind that has duties, and where its page would lie."""
    described = world.by(OrganisationDuty, "kind")
    members: dict[OrganisationKind, dict[str, tuple[str, ...]]] = {}
    for seat in seats(world):
        members.setdefault(seat.organisation.kind, {})[seat.organisation.id] = ("",)
    for kind in OrganisationKind:
        for entry in described.get(kind, ()):
            holders = roster(world, "个", members.get(kind, {}))
            name = kind.value.replace("_", "-")
            yield (
                ORGANISATIONS.with_suffix("") / f"{name}.md",
                Section(
                    kind.label,
                    f"kind-{name}",
                    entry.value.duties,
                    entry.value.basis or "",
                    sections.lists({"holders": ("适用的党组织", holders)}),
                ),
            )


def _own(world: World) -> Iterator[Own]:
    described = world.by(OrganisationDuty, "org_id")
    for seat in seats(world):
        for entry in described.get(seat.organisation.id, ()):
            yield _own_duties(seat, entry.value)


def _own_duties(seat: Seat, duty: OrganisationDuty) -> Own:
    organisation = seat.organisation
    return Own(
        organisation.short,
        f"org-{organisation.id}",
        to(organisation),
        duty.duties,
        duty.basis or "",
    )
