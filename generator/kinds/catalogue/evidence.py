"""Notices and records of disclosure → what an organisation has disclosed, period by period."""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from msgspec import Struct

from generator.kinds.notices.model import Notice, State, status
from generator.kinds.notices.model import page_path as notice_path
from generator.schema import Entry
from generator.world import World, once

from . import periods
from .items import due_on, wider
from .model import CatalogueItem, Disclosure, Exemption
from .periods import Period

Key = tuple[str, str]
"""An organisation and a matter."""


class Evidence(Struct, frozen=True):
    """That a matter was disclosed on a day; `target` is the page that shows it, if the site does.

    `notice_id` is empty for what stands elsewhere, `period` is None where nobody has named it.
    """

    on: date
    text: str
    target: PurePosixPath | str | None = None
    notice_id: str = ""
    period: Period | None = None


def of(world: World, item: CatalogueItem, org_id: str) -> tuple[Evidence, ...]:
    """Everything an organisation has disclosed of a matter, oldest first."""
    return _collected(world).get((org_id, item.id), ())


def by_period(
    world: World, item: CatalogueItem, found: tuple[Evidence, ...]
) -> dict[Period, Evidence]:
    """The first evidence of each period of a matter with a cadence.

    What names no period counts for the last one while that is not disclosed and not overdue, else
    for the one it lies in.
    """
    cadence, result = item.cadence, dict[Period, Evidence]()
    if cadence is None:
        return result
    for one in found:
        if one.period is not None and one.period.cadence is cadence:
            result.setdefault(one.period, one)
    for one in (one for one in found if one.period is None and one.on.year in periods.YEARS):
        current = periods.of(cadence, one.on)
        last = current.preceding
        due = due_on(world, item, last)
        open_yet = due is not None and one.on <= due and last not in result
        result.setdefault(last if open_yet else current, one)
    return result


def exemption(
    world: World, item: CatalogueItem, org_id: str, period: Period | None
) -> Exemption | None:
    """The record that frees an organisation from a matter in a period, or altogether."""
    found = _exemptions(world).get((org_id, item.id), ())
    return next((one for one in found if frees(one, period)), None)


def frees(exempt: Exemption, period: Period | None) -> bool:
    """Whether an exemption holds for a period; without one, whether it holds at all times."""
    first, last = periods.read(exempt.first), periods.read(exempt.last)
    if period is None:
        return last is None
    begun = first is None or first.first <= period.first
    return begun and (last is None or period.last <= last.last)


@once
def _exemptions(world: World) -> dict[Key, list[Exemption]]:
    result: dict[Key, list[Exemption]] = {}
    for entry in world.all(Exemption):
        result.setdefault((entry.value.org_id, entry.value.item_id), []).append(entry.value)
    return result


@once
def _collected(world: World) -> dict[Key, tuple[Evidence, ...]]:
    groups: dict[Key, list[Evidence]] = {}
    named: set[Key] = set()
    for entry in world.all(Disclosure):
        record = entry.value
        if _counts(world, record):
            groups.setdefault((record.org_id, record.item_id), []).append(_recorded(world, record))
            named.add((record.item_id, record.notice_id or ""))
    for key, one in _notices(world):
        if (key[1], one.notice_id) not in named:
            groups.setdefault(key, []).append(one)
    return {
        key: tuple(sorted(group, key=lambda one: (one.on, one.text, str(one.target))))
        for key, group in groups.items()
    }


def _counts(world: World, record: Disclosure) -> bool:
    notice = world.get(Notice, record.notice_id)
    return record.on <= world.today and (notice is None or _stands(world, notice))


def _stands(world: World, notice: Notice) -> bool:
    return status(world, notice) not in (State.CORRECTED, State.WITHDRAWN)


def _recorded(world: World, record: Disclosure) -> Evidence:
    notice = world.get(Notice, record.notice_id)
    text = notice.title if notice else record.place or record.channel.label
    target = notice_path(notice.id) if notice else record.url
    return Evidence(record.on, text, target, record.notice_id or "", periods.read(record.period))


def _notices(world: World) -> Iterator[tuple[Key, Evidence]]:
    """The notices that stand and are open to all whom the matter is open to."""
    for entry in world.all(Notice):
        notice = entry.value
        first = original(world, entry)
        named = notice.catalogue_id or first.catalogue_id
        item = world.get(CatalogueItem, named)
        if item is None or wider(item.open_to, notice.scope) or not _stands(world, notice):
            continue
        if first.issued_on > world.today:
            continue
        target = notice_path(notice.id)
        yield (
            (notice.org_id, item.id),
            Evidence(first.issued_on, notice.title, target, notice.id),
        )


def original(world: World, entry: Entry[Notice]) -> Notice:
    """The notice that a correction goes back to; its day is the day of the disclosure."""
    notice, seen = entry.value, {entry.value.id}
    while (before := world.get(Notice, notice.corrects)) is not None and before.id not in seen:
        notice = before
        seen.add(notice.id)
    return notice
