"""Where the pages of provisions lie."""

from pathlib import PurePosixPath

FOLDER = PurePosixPath("rules")
INDEX = FOLDER / "index.md"
DOCUMENTS = FOLDER / "documents.md"
LOCAL = FOLDER / "local.md"
YEARS = FOLDER / "work-years.md"


def theme_path(file: str) -> PurePosixPath:
    """The page of the provisions of a file."""
    return FOLDER / f"theme-{file.replace('_', '-')}.md"
