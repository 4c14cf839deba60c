"""What the pages of this kind print: facts and tables of plain text and links."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import TypeAlias

from msgspec import Struct

from generator import md
from generator.contract import Link
from generator.kinds.organisations.model import Organisation, page_path

RELATED = 6
"""How many other pages a page leads to."""

Row: TypeAlias = "tuple[str | Link, ...]"
"""The texts and links of a row of a table."""


class Cell(Struct, frozen=True):
    """Some text, with a link where there is a `target`; `label` is the head of its column."""

    text: str
    target: PurePosixPath | str | None = None
    label: str = ""


class Fact(Struct, frozen=True):
    """A term and what holds for it."""

    term: str
    cells: tuple[Cell, ...]


class Table(Struct, frozen=True):
    """A table; the first cell of each row names it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def fact(term: str, *values: "str | Link | None") -> tuple[Fact, ...]:
    """A fact, or nothing where no value is known."""
    cells = tuple(_cell(value) for value in values if value)
    return (Fact(term, cells),) if cells else ()


def table(caption: str, head: Sequence[str], rows: Sequence[Row]) -> Table | None:
    """A table whose cells know their column; None without rows."""
    cells = tuple(
        tuple(_cell(value, label) for value, label in zip(row, head, strict=True)) for row in rows
    )
    return Table(caption, tuple(head), cells) if cells else None


def to(organisation: Organisation) -> Link:
    """The link to the page of an organisation, by its short name."""
    return Link(organisation.short, page_path(organisation.id))


def call(phone: str | None) -> "str | Link":
    """The link that calls a number; the bare text where it holds none."""
    address = md.telephone(phone or "")
    return Link(phone or "", address) if address else phone or ""


def documented(by: str | None, number: str | None) -> str:
    """Who approved something, with the number of the document."""
    return f"{by or ''}（{number}）" if by and number else by or number or ""


def _cell(value: "str | Link", label: str = "") -> Cell:
    if isinstance(value, Link):
        return Cell(value.text, value.target, label)
    return Cell(value, None, label)
