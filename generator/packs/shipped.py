"""The packs that come with the program, read as any data is."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TypeVar

from generator import sources
from generator.schema import Model, parse

from .calendar import Calendar, WorkYear
from .model import Pack, Provision

M = TypeVar("M", bound=Model)

FOLDER = Path(__file__).parent


@cache
def national() -> tuple[Provision, ...]:
    """The provisions that hold everywhere."""
    return _provisions(FOLDER / "national")


@cache
def locals_() -> dict[str, tuple[Provision, ...]]:
    """The local sets that a site may adopt, by the id of their pack."""
    folders = sorted(path.parent for path in (FOLDER / "local").glob("*/pack.yml"))
    return {_pack(folder).id: _provisions(folder) for folder in folders}


@cache
def packs() -> tuple[Pack, ...]:
    """All packs, the national one first."""
    return (_pack(FOLDER / "national"), *(_pack(FOLDER / "local" / id) for id in locals_()))


def calendar_of(years: Iterable[WorkYear]) -> Calendar:
    """The calendar with the years a site has added."""
    return Calendar({one.year: one for one in years})


def _pack(folder: Path) -> Pack:
    return _read(Pack, folder / "pack.yml")[0]


def _provisions(folder: Path) -> tuple[Provision, ...]:
    files = sorted(path for path in folder.glob("*.yml") if path.name != "pack.yml")
    return tuple(one for file in files for one in _read(Provision, file))


def _read(model: type[M], file: Path) -> tuple[M, ...]:
    """The records of a file of ours; raises ValueError for a fault, which is ours too."""
    source = sources.read(file.parent, file.name)
    read = [parse(model, record) for record in source.records]
    faults = [*source.faults, *(fault for _, found in read for fault in found)]
    if faults:
        raise ValueError(f"{file.name}: {faults[0].message} {faults[0].location}")
    return tuple(entry.value for entry, _ in read if entry)
