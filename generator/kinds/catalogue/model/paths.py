"""Where the pages of the catalogue lie, and the places on them."""

from functools import cache
from pathlib import PurePosixPath

FOLDER = PurePosixPath("catalogue")
INDEX = FOLDER / "index.md"
MISSING = FOLDER / "missing.md"


def of_quarter(year: int, quarter: int) -> PurePosixPath:
    """The first page of all organisations and matters in a quarter (1 to 4)."""
    return FOLDER / "quarters" / f"{year}-q{quarter}.md"


@cache
def of_organisation(id: str) -> PurePosixPath:
    """The page of one organisation over the last quarters."""
    return FOLDER / "organisations" / f"{id}.md"


def row_anchor(item_id: str) -> str:
    """The place of a matter in the table of the catalogue and on an organisation's page."""
    return f"item-{item_id}"


def organisation_anchor(org_id: str) -> str:
    """The place of an organisation in a quarter's table."""
    return f"org-{org_id}"
