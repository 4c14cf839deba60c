"""Matters and their places in tables → words and looks that several pages print."""

from pathlib import PurePosixPath

from msgspec import Struct

from generator import md
from generator.md import Md

from .coverage import Cell
from .model import CatalogueItem


class Mark(Struct, frozen=True):
    """A sign, its word, and where it leads."""

    look: str
    sign: str
    label: str
    target: PurePosixPath | str
    anchor: Md


def mark(cell: Cell) -> Mark:
    """What a table prints for one matter of one organisation."""
    anchor = fragment(cell.anchor) if cell.anchor else Md("")
    return Mark(cell.state.value, cell.state.sign, cell.state.label, cell.target, anchor)


def fragment(anchor: str) -> Md:
    """The end of an address that leads to a place on a page."""
    return md.attribute(f"#{anchor}")


def timing(item: CatalogueItem) -> str:
    """When and how often a matter is disclosed."""
    if item.cadence is None:
        return item.timing.label
    days = "" if item.due_days is None else f"，期满后 {item.due_days} 天内"
    return f"{item.timing.label}（{item.cadence.label}{days}）"


def brief(item: CatalogueItem) -> str:
    """How often a matter is disclosed, as short as can be."""
    return item.cadence.label if item.cadence else item.timing.label.removesuffix("公开")
