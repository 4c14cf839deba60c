"""Entries of the ledger → whether their chain holds, and the next link."""

import hashlib
from collections.abc import Sequence
from datetime import date

from .records import Action, LedgerEntry, Matter


def _hash(entry: LedgerEntry) -> str:
    parts = (
        str(entry.number),
        entry.on.isoformat(),
        entry.action.value,
        entry.matter.value,
        entry.record,
        entry.content,
        entry.people,
        entry.previous,
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def broken(entries: Sequence[LedgerEntry]) -> int | None:
    """The index of the first entry that does not follow from those before it, None if all do."""
    previous = ""
    for index, entry in enumerate(entries):
        follows = entry.number == index + 1 and entry.previous == previous
        if not follows or entry.hash != _hash(entry):
            return index
        previous = entry.hash
    return None


def head(entries: Sequence[LedgerEntry]) -> str:
    """The hash of the last entry, empty for an empty ledger."""
    return entries[-1].hash if entries else ""


def next_entry(
    entries: Sequence[LedgerEntry],
    on: date,
    action: Action,
    what: tuple[Matter, str],
    content: str,
    people: str,
) -> LedgerEntry:
    """The entry that follows, with its hash."""
    bare = LedgerEntry(
        number=len(entries) + 1,
        on=on,
        action=action,
        matter=what[0],
        record=what[1],
        content=content,
        people=people,
        previous=head(entries),
        hash="",
    )
    return bare.model_copy(update={"hash": _hash(bare)})
