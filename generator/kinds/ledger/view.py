"""Entries of the ledger → its pages, the newest entries first."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from generator import paging
from generator.contract import HOME, Link, Page
from generator.kinds.institutions import model as institutions
from generator.kinds.notices import model as notices
from generator.world import World

from .model import INDEX, Amendment, LedgerEntry, Matter, head

PER_PAGE = 50
"""Entries on one page."""


class Row(Struct, frozen=True):
    """An entry; `record` is None once its record is not shown any more."""

    number: int
    on: date
    action: str
    matter: str
    record: Link | None
    reason: str
    content: str
    hash: str


class Ledger(Struct, frozen=True):
    """One page of the ledger."""

    total: int
    head: str
    rows: tuple[Row, ...]
    choices: tuple[paging.Choice, ...]
    leads: bool


def view(world: World) -> Iterator[Page]:
    """The pages of the ledger; none while nothing has been entered."""
    entries = [entry.value for entry in world.all(LedgerEntry)]
    if not entries:
        return
    reasons = _reasons(world, entries)
    total = f"共 {len(entries)} 条"
    for part in paging.archive(tuple(reversed(entries)), PER_PAGE):
        shown = Ledger(
            len(entries),
            head(entries),
            tuple(_row(world, entry, reasons.get(entry.number, "")) for entry in part.items),
            paging.choices(INDEX, part),
            part.leads,
        )
        yield Page(
            paging.path(INDEX, part),
            paging.titled("公开台账", part),
            "ledger/index.md.j2",
            shown,
            parent=HOME if part.leads else INDEX,
            description=f"公开过的公示公告和制度，每一条都有指纹，{paging.count(part, total)}",
            short="公开台账" if part.leads else paging.short(part),
            in_nav=part.leads,
            hide=("toc",),
        )


def _row(world: World, entry: LedgerEntry, reason: str) -> Row:
    return Row(
        entry.number,
        entry.on,
        entry.action.label,
        entry.matter.label,
        _link(world, entry.matter, entry.record),
        reason,
        entry.content,
        entry.hash,
    )


def _link(world: World, matter: Matter, id: str) -> Link | None:
    model: Any = notices.Notice if matter is Matter.NOTICE else institutions.Institution
    path = notices.page_path if matter is Matter.NOTICE else institutions.page_path
    entry = world.entry(model, id) or next(iter(world.by(model, "former_ids").get(id, ())), None)
    return Link(entry.value.title, path(entry.value.id)) if entry else None


def _reasons(world: World, entries: Sequence[LedgerEntry]) -> dict[int, str]:
    """Why records that are shown were changed, by the number of the entry; each reason once."""
    waiting: dict[object, list[Amendment]] = {}
    for one in sorted((entry.value for entry in world.all(Amendment)), key=lambda one: one.on):
        key = (_link(world, one.matter, one.record), one.action)
        waiting.setdefault(key, []).append(one)
    found = {}
    for entry in entries:
        link = _link(world, entry.matter, entry.record)
        said = waiting.get((link, entry.action), []) if link else []
        if said and said[0].on <= entry.on:
            found[entry.number] = said.pop(0).reason
    return found
