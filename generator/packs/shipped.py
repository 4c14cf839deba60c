"""The packs that come with the program, read as any data is."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

from generator import sources
from generator.schema import Model, parse

from .calendar import Calendar, WorkYear
from .model import Document, Pack, Provision

M = TypeVar("M", bound=Model)

FOLDER = Path(__file__).parent

_OTHER = ("pack.yml", "documents.yml")
"""The files of a pack that hold no provisions."""


@cache
def national() -> tuple[Provision, ...]:
    """The provisions that hold everywhere."""
    return tuple(one for group in themes().values() for one in group)


@cache
def themes() -> Mapping[str, tuple[Provision, ...]]:
    """The national provisions by the name of their file."""
    files = sorted(path for path in (FOLDER / "national").glob("*.yml") if path.name not in _OTHER)
    return {file.stem: _read(Provision, file) for file in files}


@cache
def local_ids() -> tuple[str, ...]:
    """The ids of the local packs that a site may adopt, each the name of its folder."""
    return tuple(sorted(path.parent.name for path in (FOLDER / "local").glob("*/pack.yml")))


@cache
def local(id: str) -> tuple[Provision, ...]:
    """The provisions of a local pack."""
    files = sorted((FOLDER / "local" / id).glob("*.yml"))
    return tuple(one for file in files if file.name not in _OTHER for one in _read(Provision, file))


@cache
def packs() -> tuple[Pack, ...]:
    """All packs, the national one first."""
    return (_pack(FOLDER / "national"), *(_pack(FOLDER / "local" / id) for id in local_ids()))


@cache
def documents() -> tuple[Document, ...]:
    """The regulations that the packs are made from, the national ones first."""
    folders = (FOLDER / "national", *(FOLDER / "local" / id for id in local_ids()))
    files = (folder / "documents.yml" for folder in folders)
    return tuple(one for file in files if file.is_file() for one in _read(Document, file))


@cache
def years() -> tuple[WorkYear, ...]:
    """The arrangements of years that come with the program, with their sources."""
    files = sorted((FOLDER / "years").glob("*.yml"))
    return tuple(one for file in files for one in _read(WorkYear, file))


def calendar_of(own: Iterable[WorkYear]) -> Calendar:
    """The calendar with the years a site has added, which go before those shipped."""
    return Calendar({one.year: one for one in (*years(), *own)})


def _pack(folder: Path) -> Pack:
    return _read(Pack, folder / "pack.yml")[0]


def _read(model: type[M], file: Path) -> tuple[M, ...]:
    """The records of a file of ours; raises ValueError for a fault, which is ours too."""
    source = sources.read(file.parent, file.name)
    read = [parse(model, record) for record in source.records]
    faults = [*source.faults, *(fault for _, found in read for fault in found)]
    if faults:
        raise ValueError(f"{file.name}: {faults[0].message} {faults[0].location}")
    return tuple(entry.value for entry, _ in read if entry)
