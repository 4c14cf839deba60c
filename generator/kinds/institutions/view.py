"""Institutions → lists of those in force, and a page for each version."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from msgspec import Struct

from generator import structured
from generator.contract import About, Link, Page
from generator.kinds.organisations.model import Organisation
from generator.kinds.organisations.model import page_path as organisation_path
from generator.md import Md
from generator.redirects import redirects
from generator.world import World, for_each, once

from . import lists, shelves
from .items import Item, item
from .model import Institution, page_path
from .versions import effective, successor, versions

RELATED = 6
"""How many other institutions a page leads to."""


class Sheet(Struct, frozen=True):
    """One version, ready to print; a later one is in force from `ends`."""

    item: Item
    category: str
    organisation: Link | None
    supersedes: Link | None
    superseded_by: Link | None
    ends: date | None
    versions: tuple[Item, ...]
    summary: str
    body: Md


def view(world: World) -> Iterator[Page]:
    """The lists of what is in force or will be, and every version."""
    if not world.all(Institution):
        return
    yield from lists.pages(world)
    yield from for_each(world, _page, (entry.value.id for entry in shelves.ordered(world)))
    yield from redirects(world, Institution, page_path, _name)


def _name(institution: Institution) -> str:
    """The title, with the version where it has one: titles of versions are often the same."""
    version = institution.version
    return f"{institution.title}（{version}）" if version else institution.title


def _link(institution: Institution | None) -> Link | None:
    return Link(_name(institution), page_path(institution.id)) if institution else None


@once
def _page(world: World, id: str) -> Page:
    entry = world.one(Institution, id)
    institution = entry.value
    later = successor(world, institution.id)
    organisation = world.get(Organisation, institution.org_id)
    sheet = Sheet(
        item(world, institution),
        institution.category,
        Link(organisation.name, organisation_path(organisation.id)) if organisation else None,
        _link(world.get(Institution, institution.supersedes)),
        _link(later),
        effective(later) if later else None,
        tuple(
            item(world, one, here=one.id == institution.id) for one in versions(world, institution)
        ),
        institution.summary or "",
        institution.body,
    )
    return Page(
        page_path(institution.id),
        institution.title,
        "institutions/institution.md.j2",
        sheet,
        parent=shelves.parent(world, institution),
        source=entry.location(),
        description=institution.summary or f"{_name(institution)}全文。",
        short=_name(institution),
        series="institutions",
        related=tuple(islice(_related(world, institution), RELATED)),
        about=About(institution.org_id, effective(institution)),
        data=structured.document(
            institution.title,
            institution.issued_on,
            organisation.name if organisation else "",
            number=institution.doc_no or "",
            kind=institution.category,
            version=institution.version or "",
        ),
    )


def _related(world: World, institution: Institution) -> Iterator[Link]:
    """What else is in force or will be in its category, but for its own versions."""
    own = {one.id for one in versions(world, institution)}
    for other in shelves.shelves(world).get(institution.category, ()):
        if other.id not in own:
            yield Link(_name(other), page_path(other.id))
