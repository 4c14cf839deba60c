"""A new record → the file it belongs to, and whether that is a table, a tree or a page."""

import re
from datetime import date
from pathlib import Path, PurePosixPath

from generator import kinds
from generator.pipeline import listing
from generator.schema.fields import shapes

from .fields import fields
from .offers import Offer
from .suggest import ISSUED

TABLE, TREE, PAGE = ".csv", ".yml", ".md"
"""The forms a record can be written in, by the end of the file's name."""


def files(root: Path, offer: Offer) -> tuple[PurePosixPath, ...]:
    """The data files of a collection, by name."""
    folder = root / "data" / offer.kind
    names = (PurePosixPath(path.relative_to(root).as_posix()) for path in listing.files(folder))
    return tuple(
        name
        for name in names
        if name.suffix.lower() in (".csv", ".yml", ".yaml")
        and listing.find(kinds.find(), name) == offer.collection
    )


def form(root: Path, offer: Offer, *, markdown: bool, nested: bool) -> str:
    """How to write the record: as the collection's files are, else as suits its fields.

    `markdown` asks for a page; a record with nested values does not fit into a table.
    """
    there = {_form(file) for file in files(root, offer)}
    model = offer.collection.model
    grouped = any(shape.nested for shape in shapes(model).values())
    text = "body" in model.model_fields and model.model_fields["body"].is_required()
    if markdown or (not there and offer.collection.markdown and (grouped or text)):
        return PAGE
    if offer.collection.single or nested:
        return TREE
    if there:
        return TABLE if TABLE in there else TREE
    listed = any(field.many and field.required for field in fields(model))
    return TREE if grouped or listed else TABLE


def place(root: Path, offer: Offer, form: str, id: str, issued: date | None) -> PurePosixPath:
    """The file for the record: the one there is, that of its year, or a new one."""
    if form == PAGE:
        return PurePosixPath("content") / offer.kind / f"{id}.md"
    name = offer.collection.name
    there = [file for file in files(root, offer) if _form(file) == form]
    whole = [file for file in there if file.stem == name]
    by_year = [file for file in there if re.fullmatch(re.escape(name) + r"-\d{4}", file.stem)]
    dated = any(one in offer.collection.model.model_fields for one in ISSUED)
    if issued and form == TABLE and (by_year or (dated and not there)):
        wanted = f"{name}-{issued.year}"
        this = [file for file in by_year if file.stem == wanted]
        return this[0] if this else PurePosixPath("data") / offer.kind / f"{wanted}.csv"
    if whole or there:
        return (whole or there)[-1]
    return PurePosixPath("data") / offer.kind / f"{name}{form}"


def sibling(root: Path, offer: Offer, file: PurePosixPath) -> PurePosixPath | None:
    """The last other file of the same form, whose habits a new file follows."""
    others = [one for one in files(root, offer) if _form(one) == _form(file) and one != file]
    return others[-1] if others else None


def _form(file: PurePosixPath) -> str:
    return TABLE if file.suffix.lower() == ".csv" else TREE
