"""What the checker says about the data: severities, places and diagnostics."""

from enum import Enum

from msgspec import Struct


class Severity(Enum):
    """How bad a finding is; only an error keeps the site from being built."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Sort position, worst first."""
        return list(Severity).index(self)

    @property
    def label(self) -> str:
        """The word staff see."""
        return {"error": "错误", "warning": "警告", "info": "提示"}[self.value]


class Location(Struct, frozen=True, order=True):
    """A place in a source file.

    `file` is a POSIX path relative to the site's root (the folder that holds `mkdocs.yml`);
    `line` and `column` count from 1, 0 means not known; `field` is the term staff use for the
    field, with a path where it is nested; `row` is the spreadsheet row, 0 outside of CSV; `last`
    is the last line of a whole record, 0 where only a field is meant.
    """

    file: str
    line: int = 0
    column: int = 0
    row: int = 0
    field: str = ""
    last: int = 0


class Edit(Struct, frozen=True):
    """A safe replacement of the characters `start:end` of a decoded file by `text`."""

    file: str
    start: int
    end: int
    text: str


class Related(Struct, frozen=True):
    """A second place that a diagnostic is about, and what is there."""

    location: Location
    message: str


class Diagnostic(Struct, frozen=True):
    """One fault, for people: what is wrong, where, and what to do about it.

    An `advisory` one does not fail a strict build either: it depends on the day, or the provision
    behind it says "usually" or is not certain.
    """

    code: str
    message: str
    location: Location
    severity: Severity = Severity.ERROR
    help: str = ""
    related: tuple[Related, ...] = ()
    edit: Edit | None = None
    advisory: bool = False

    @property
    def sort_key(self) -> tuple[Location, int, str, str]:
        """A complete order that does not depend on the order of files or rules."""
        return (self.location, self.severity.rank, self.code, self.message)


class Code(Struct, frozen=True):
    """What a diagnostic code means: a title, why it matters, how to mend it."""

    id: str
    title: str
    explanation: str
    mend: str
    severity: Severity = Severity.ERROR
