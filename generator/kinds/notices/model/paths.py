"""Where the pages of notices lie."""

from functools import lru_cache
from pathlib import PurePosixPath

from .records import NoticeType

FOLDER = PurePosixPath("notices")
INDEX = FOLDER / "index.md"
ALL = FOLDER / "all.md"
OPEN = FOLDER / "open.md"
ORGANISATIONS = FOLDER / "by-organisation" / "index.md"


NEWS = FOLDER / "feed"
"""The feeds of all notices, without the suffix of their format."""

PERIODS = FOLDER / "periods"
"""The calendar of all periods, without a suffix."""


@lru_cache(maxsize=1 << 16)
def page_path(id: str) -> PurePosixPath:
    """The page of a notice."""
    return FOLDER / f"{id}.md"


def document_path(id: str) -> PurePosixPath:
    """A notice as an official document."""
    return FOLDER / "document" / f"{id}.pdf"


def poster_path(id: str) -> PurePosixPath:
    """A notice as a sheet to hang up."""
    return FOLDER / "poster" / f"{id}.pdf"


@lru_cache
def of_type(notice_type: NoticeType) -> PurePosixPath:
    """The notices of a type."""
    return FOLDER / "by-type" / f"{notice_type.value.replace('_', '-')}.md"


def of_year(year: int) -> PurePosixPath:
    """The notices issued in a year."""
    return FOLDER / "by-year" / f"{year}.md"


@lru_cache(maxsize=1 << 16)
def of_organisation(id: str) -> PurePosixPath:
    """The notices of an organisation."""
    return FOLDER / "by-organisation" / f"{id}.md"
