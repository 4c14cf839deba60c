"""What others may know of the ledger: its records, what they cover, and the next ones."""

from .chain import broken, head, next_entry
from .content import Covered, covered, serialised
from .difference import difference
from .records import CONTENTS, ENTRIES, FOLDER, INDEX, Action, Amendment, LedgerEntry, Matter, kept
from .standing import Change, Standing, due, orphans, standings

__all__ = [
    "CONTENTS",
    "ENTRIES",
    "FOLDER",
    "INDEX",
    "Action",
    "Amendment",
    "Change",
    "Covered",
    "LedgerEntry",
    "Matter",
    "Standing",
    "broken",
    "covered",
    "difference",
    "due",
    "head",
    "kept",
    "next_entry",
    "orphans",
    "serialised",
    "standings",
]
