"""Institutions → those in force by category, and a page for each version."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from generator.contract import Link, Page, World, redirects
from generator.kinds.organisations.model import Organisation
from generator.kinds.organisations.model import page_path as organisation_path
from generator.md import Md
from generator.schema import Entry

from .model import Institution, page_path
from .versions import Standing, effective, standing, successor, versions

INDEX = PurePosixPath("institutions/index.md")


@dataclass(frozen=True, slots=True)
class Item:
    """A version in a list; `badge` is the variant of the badge, `version` may be empty."""

    link: Link
    version: str
    doc_no: str
    issued: date
    effective: date
    standing: str
    badge: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The institutions of one category."""

    title: str
    anchor: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
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
    """The index of what is in force or will be, and every version."""
    entries = world.all(Institution)
    if not entries:
        return
    groups = tuple(_groups(world))
    count = sum(len(group.items) for group in groups)
    yield Page(
        INDEX,
        "制度",
        "institutions/index.md.j2",
        groups,
        parent=PurePosixPath("index.md"),
        description=f"现行和即将施行的制度 {count} 项，按类别排列。",
        in_nav=True,
    )
    for entry in _ordered(world):
        yield _page(world, entry)
    yield from redirects(world, Institution, page_path, _name)


def _ordered(world: World) -> list[Entry[Institution]]:
    """Every version: categories as they first stand in the files, in each the newest first."""
    order = {entry.value.category: at for at, entry in reversed(list(enumerate(_all(world))))}
    return sorted(
        _all(world),
        key=lambda one: (
            order[one.value.category],
            -one.value.issued_on.toordinal(),
            one.value.id,
        ),
    )


def _all(world: World) -> tuple[Entry[Institution], ...]:
    return world.all(Institution)


def _groups(world: World) -> Iterator[Group]:
    """The categories with what is not replaced yet."""
    groups: dict[str, list[Item]] = {}
    for entry in _ordered(world):
        if standing(world, entry.value) is not Standing.SUPERSEDED:
            groups.setdefault(entry.value.category, []).append(_item(world, entry.value))
    for number, (category, items) in enumerate(groups.items(), 1):
        yield Group(category, f"category-{number}", tuple(items))


def _item(world: World, institution: Institution, here: str = "") -> Item:
    stands = standing(world, institution)
    badge = {
        Standing.CURRENT: "open",
        Standing.UPCOMING: "upcoming",
        Standing.SUPERSEDED: "closed",
    }[stands]
    return Item(
        Link(institution.title, page_path(institution.id)),
        institution.version or "",
        institution.doc_no or "",
        institution.issued_on,
        effective(institution),
        stands.value,
        badge,
        institution.id == here,
    )


def _name(institution: Institution) -> str:
    """The title, with the version where it has one: titles of versions are often the same."""
    version = institution.version
    return f"{institution.title}（{version}）" if version else institution.title


def _link(institution: Institution | None) -> Link | None:
    return Link(_name(institution), page_path(institution.id)) if institution else None


def _page(world: World, entry: Entry[Institution]) -> Page:
    institution = entry.value
    later = successor(world, institution.id)
    organisation = world.get(Organisation, institution.org_id)
    sheet = Sheet(
        _item(world, institution),
        institution.category,
        Link(organisation.name, organisation_path(organisation.id)) if organisation else None,
        _link(world.get(Institution, institution.supersedes)),
        _link(later),
        effective(later) if later else None,
        tuple(_item(world, one, institution.id) for one in versions(world, institution)),
        institution.summary or "",
        institution.body,
    )
    return Page(
        page_path(institution.id),
        institution.title,
        "institutions/institution.md.j2",
        sheet,
        parent=INDEX,
        source=entry.location(),
        description=institution.summary or f"{_name(institution)}全文。",
        short=_name(institution),
        series="institutions",
    )
