"""Where the pages of meetings lie."""

from pathlib import PurePosixPath

from .words import MeetingKind

FOLDER = PurePosixPath("meetings")
INDEX = FOLDER / "index.md"
ALL = FOLDER / "all.md"
ORGANISATIONS = FOLDER / "by-organisation" / "index.md"
CALENDAR = FOLDER / "meetings.ics"


def page_path(id: str) -> PurePosixPath:
    """The page of a meeting."""
    return FOLDER / f"{id}.md"


def of_kind(kind: MeetingKind) -> PurePosixPath:
    """The meetings of a kind."""
    return FOLDER / "by-kind" / f"{kind.value.replace('_', '-')}.md"


def of_year(year: int) -> PurePosixPath:
    """The months of a year."""
    return FOLDER / "calendar" / f"{year}.md"


def of_month(year: int, month: int) -> PurePosixPath:
    """The calendar page of a month."""
    return FOLDER / "calendar" / f"{year}-{month:02d}.md"


def of_organisation(id: str) -> PurePosixPath:
    """The meetings of an organisation."""
    return FOLDER / "by-organisation" / f"{id}.md"
