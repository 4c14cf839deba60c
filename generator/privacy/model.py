"""What looking for private information gives: texts out of files, hits in texts, unsafe files."""

from msgspec import Struct


class Piece(Struct, frozen=True):
    """A text out of a file and where in it: `where` is empty for plain text, else 第 2 页 or so.

    `line` is the line of a text file on which the piece begins, 0 for other files; `rows` are the
    cells of a table, whose text is told by other pieces.
    """

    text: str
    where: str = ""
    line: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


class Fault(Struct, frozen=True):
    """What makes a whole file unfit to publish: `kind` is the last part of its code."""

    kind: str
    message: str


class Contents(Struct, frozen=True):
    """All texts of a file, its metadata and hidden parts included, and what is wrong with it."""

    pieces: tuple[Piece, ...] = ()
    faults: tuple[Fault, ...] = ()


class Hit(Struct, frozen=True):
    """Private information in a text: its kind, its characters, and a form that may be printed.

    `kind` is the last part of the diagnostic's code. `fingerprint` names the value without telling
    it, for the list of exceptions.
    """

    kind: str
    start: int
    end: int
    masked: str
    fingerprint: str
