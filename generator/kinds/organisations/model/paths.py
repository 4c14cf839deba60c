"""Where the pages of organisations lie."""

from functools import lru_cache
from pathlib import PurePosixPath

FOLDER = PurePosixPath("organisations")
INDEX = FOLDER / "index.md"
TERMS = FOLDER / "terms.ics"
ALLIANCES = FOLDER / "alliances"
CENTRES = FOLDER / "centres"


@lru_cache(maxsize=1 << 16)
def page_path(id: str) -> PurePosixPath:
    """The page of an organisation."""
    return FOLDER / f"{id}.md"


def sheet_path(page: PurePosixPath, paper: str) -> PurePosixPath:
    """The chart of a page on a sheet of paper."""
    return page.parent / paper / f"{page.stem}.pdf"


def alliance_path(id: str) -> PurePosixPath:
    """The page of an alliance."""
    return ALLIANCES / f"{id}.md"


def centre_path(id: str) -> PurePosixPath:
    """The page of a service centre."""
    return CENTRES / f"{id}.md"


def list_path(name: str) -> PurePosixPath:
    """The first page of a list."""
    return FOLDER / "lists" / f"{name}.md"
