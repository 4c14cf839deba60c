"""Meetings and groups of them → lines of a list, doors to other lists, and cells of tables."""

from pathlib import PurePosixPath

from msgspec import Struct

from generator.contract import Link
from generator.kinds.meetings.model import Meeting, page_path
from generator.kinds.organisations.model import Organisation
from generator.schema import Entry
from generator.world import World


class Row(Struct, frozen=True):
    """A meeting in a list."""

    link: Link
    day: str
    meta: str


class Door(Struct, frozen=True):
    """The way to a list, and how many meetings are on it."""

    link: Link
    count: int


class Cell(Struct, frozen=True):
    """Some text, with a link where there is a `target`; `label` is the head of its column."""

    text: str
    label: str
    target: PurePosixPath | None = None


class Table(Struct, frozen=True):
    """A table; the first cell of each row names it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def row(world: World, entry: Entry[Meeting]) -> Row:
    """A meeting in a list."""
    meeting = entry.value
    planned = () if meeting.held_by(world.today) else ("计划",)
    counts = () if meeting.attended is None else (f"实到 {meeting.attended} 人",)
    parts = (name(world, meeting.org_id), meeting.kind.label, *counts, *planned)
    return Row(
        Link(meeting.topic, page_path(meeting.id)), meeting.date.isoformat(), " · ".join(parts)
    )


def name(world: World, id: str) -> str:
    """The short name of an organisation."""
    organisation = world.get(Organisation, id)
    return organisation.short if organisation else ""


def table(caption: str, head: tuple[str, ...], rows: list[tuple[str | Link, ...]]) -> Table:
    """A table whose cells know their column."""
    return Table(
        caption,
        head,
        tuple(
            tuple(_cell(value, label) for value, label in zip(row, head, strict=True))
            for row in rows
        ),
    )


def _cell(value: str | Link, label: str) -> Cell:
    if isinstance(value, Link):
        return Cell(value.text, label, PurePosixPath(value.target))
    return Cell(value, label)
