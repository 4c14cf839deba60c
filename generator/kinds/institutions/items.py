"""A version of an institution → a line of a list."""

from datetime import date

from msgspec import Struct

from generator.contract import Link
from generator.world import World

from .model import Institution, page_path
from .versions import Standing, effective, standing

BADGES = {
    Standing.CURRENT: "open",
    Standing.UPCOMING: "upcoming",
    Standing.SUPERSEDED: "closed",
}
"""The variant of the badge of each standing."""


class Item(Struct, frozen=True):
    """A version in a list; `badge` is the variant of the badge.

    `organisation`, `version` and `doc_no` may be empty; `here` marks the page it stands on.
    """

    link: Link
    organisation: str
    version: str
    doc_no: str
    issued: date
    effective: date
    standing: str
    badge: str
    here: bool = False


def item(
    world: World, institution: Institution, *, organisation: str = "", here: bool = False
) -> Item:
    """The line of a version."""
    stands = standing(world, institution)
    return Item(
        Link(institution.title, page_path(institution.id)),
        organisation,
        institution.version or "",
        institution.doc_no or "",
        institution.issued_on,
        effective(institution),
        stands.value,
        BADGES[stands],
        here,
    )
