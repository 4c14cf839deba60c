"""The ledger and the records today → where each published record stands."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from operator import itemgetter
from pathlib import PurePosixPath
from typing import TypeAlias

from msgspec import Struct

from generator.kinds.notices.model import Notice, withdrawn
from generator.world import World, once

from .content import Covered, covered, public, serialised
from .records import CONTENTS, FOLDER, Action, Amendment, LedgerEntry, Matter, kept

Key: TypeAlias = tuple[Matter, str]


class Standing(Struct, frozen=True):
    """A record of the ledger: its entries, what it is today (None when gone), its amendments.

    While it is `running`, objections may come and the persons must stay.
    """

    key: Key
    entries: tuple[LedgerEntry, ...]
    today: Covered | None
    amendments: tuple[Action, ...]
    running: bool = False

    @property
    def pending(self) -> tuple[Action, ...]:
        """Amendments that the ledger does not know yet, whatever their days."""
        known = Counter(entry.action for entry in self.entries)
        waiting: list[Action] = []
        for action in self.amendments:
            known[action] -= 1
            waiting += [action] if known[action] < 0 else []
        return tuple(waiting)

    @property
    def altered(self) -> bool:
        """Whether the content, or the persons, differ from the last entry.

        Persons may leave once the period is over.
        """
        if self.today is None:
            return False
        last = self.entries[-1]
        kept = self.running or bool(self.today.people)
        persons = kept and self.today.people != last.people
        return persons or self.today.content != last.content


class Change(Struct, frozen=True):
    """What the ledger has yet to record; `today` is None for a record that has been taken away."""

    key: Key
    action: Action
    content: str
    people: str
    today: Covered | None


@once
def standings(world: World) -> tuple[Standing, ...]:
    """Where each record of the ledger stands, in the order in which they were published."""
    return tuple(_standings(world))


def _standings(world: World) -> Iterator[Standing]:
    groups: dict[Key, list[LedgerEntry]] = {}
    for one in world.all(LedgerEntry):
        groups.setdefault((one.value.matter, one.value.record), []).append(one.value)
    now = _by_any_id(world) if groups else {}
    for key, entries in groups.items():
        matter, today = key[0], now.get(key)
        others = (id for id in (today.ids if today else ()) if (matter, id) not in groups)
        said = _amendments(world, matter, (key[1], *others))
        yield Standing(key, tuple(entries), today, tuple(said), _running(world, today))


def _running(world: World, today: Covered | None) -> bool:
    """Whether the period of a notice has not ended by the day of the world."""
    end: date | None = getattr(today.entry.value, "end", None) if today else None
    return end is not None and world.today <= end


def _by_any_id(world: World) -> dict[Key, Covered]:
    """Public records by their present id and by their former ones."""
    found: dict[Key, Covered] = {}
    for one in covered(world):
        for id in one.ids:
            found[one.matter, id] = one
    return found


def _amendments(world: World, matter: Matter, ids: Sequence[str]) -> Iterator[Action]:
    """What was said in public of a record by the day of the world, in the order of the days."""
    stated = [one.value for id in ids for one in world.by(Amendment, "record").get(id, ())]
    said = [(one.on, one.action) for one in stated if one.matter is matter]
    if matter is Matter.NOTICE:
        corrections = _about(world, "corrects", ids)
        said += [(one.issued_on, Action.CORRECTED) for one in corrections if not withdrawn(one)]
        if (day := _withdrawn_on(world, ids)) is not None:
            said.append((day, Action.WITHDRAWN))
    yield from (action for day, action in sorted(said, key=itemgetter(0)) if day <= world.today)


def _about(world: World, field: str, ids: Sequence[str]) -> Iterator[Notice]:
    """The public notices that name a notice in a field."""
    for id in ids:
        for entry in world.by(Notice, field).get(id, ()):
            if public(world, entry.value):
                yield entry.value


def _withdrawn_on(world: World, ids: Sequence[str]) -> date | None:
    """The day on which a notice was taken back, by itself or by another."""
    others = [one.issued_on for one in _about(world, "withdraws", ids)]
    notices = (one for id in ids if (one := world.get(Notice, id)) and public(world, one))
    own = [one.withdrawn_on or one.issued_on for one in notices if withdrawn(one)]
    return min([*others, *own], default=None)


def due(world: World) -> Sequence[Change]:
    """What `dangwu publish` would record: records issued by now, and amendments of those it knows."""
    known = {one.key: one for one in standings(world)}
    changes = []
    for key, one in known.items():
        last = one.entries[-1]
        for action in one.pending:
            content = one.today.content if one.today else last.content
            people = one.today.people if one.today else ""
            changes.append(Change(key, action, content, people, one.today))
    entered = {(one.today.matter, one.today.id) for one in known.values() if one.today}
    issued = (one for one in covered(world) if one.entry.value.issued_on <= world.today)
    fresh = [one for one in issued if (one.matter, one.id) not in entered]
    fresh.sort(key=lambda one: (one.entry.value.issued_on, one.matter.value, one.id))
    for new in fresh:
        key = (new.matter, new.id)
        actions = (Action.PUBLISHED, *_amendments(world, new.matter, new.ids))
        changes += [Change(key, action, new.content, new.people, new) for action in actions]
    return changes


def orphans(world: World) -> Iterator[PurePosixPath]:
    """Kept contents that no entry is about, except where an interrupted run can be completed.

    Such a run has kept contents as they are today, and has not come to the entries.
    """
    entered = {kept(one.value.matter, one.value.record) for one in world.all(LedgerEntry)}
    folder = FOLDER / CONTENTS
    lone = [folder / name for name in world.disk.names(folder) if folder / name not in entered]
    same = (
        {kept(one.matter, one.id): serialised(one.fields) for one in covered(world)} if lone else {}
    )
    yield from (file for file in lone if world.disk.text(file) != same.get(file))
